import { describe, expect, it } from 'vitest'
import { Tracks } from '../src/data/tracks'
import { formatAddress, parseAddress } from '../src/time/address'
import { hour, intoNight, length, secondsOfDay } from '../src/time/hours'
import { FASTEST, Pace, SLOWEST } from '../src/time/pace'

const START = 18 * 3600

describe('hours', () => {
  it('run past midnight', () => {
    expect(hour(0, START)).toBe('18:00')
    expect(hour(7 * 3600 + 52 * 60, START)).toBe('01:52')
    expect(intoNight('01:52', START)).toBe(7 * 3600 + 52 * 60)
    expect(intoNight('18:00', START)).toBe(0)
    expect(hour(3661, 0, true)).toBe('01:01:01')
  })
  it('refuse what is not an hour', () => {
    for (const bad of ['', 'noon', '12', '12:60', '99:00']) expect(secondsOfDay(bad)).toBeNaN()
  })
  it('say lengths in words', () => {
    expect([length(48), length(600), length(11520), length(7200)]).toEqual(['48 s', '10 min', '3 h 12 min', '2 h'])
  })
})

describe('the address', () => {
  it('names a moment and is read back', () => {
    const address = { night: 42, t: '01:52', set: ['walkout.allowed=false', 'palace.cold=0.2@23:00'], view: 'ensemble', look: 'person 7' }
    expect(parseAddress(formatAddress(address))).toEqual(address)
    expect(formatAddress({ night: 42, t: '01:52' })).toBe('#night=42&t=01:52')
  })
  it('leaves out what it cannot read', () => {
    expect(parseAddress('#night=x&t=soon')).toEqual({})
    expect(parseAddress('')).toEqual({})
  })
})

describe('the pace of the story', () => {
  const told = [{ t: 3600, text: 'x'.repeat(100) }, { t: 3700, text: 'x'.repeat(100) }, { t: 20_000, text: 'x' }]
  const pace = new Pace(told, 40_000)
  it('hurries where nothing is told and lingers where much is', () => {
    expect(pace.at(10)).toBe(Math.min(FASTEST, 3600 / (60 * 0.045)))
    expect(pace.at(3650)).toBeLessThan(60)
    expect(pace.at(3650)).toBeGreaterThanOrEqual(SLOWEST)
    expect(pace.at(39_000)).toBe(FASTEST)
  })
})

describe('tracks', () => {
  // A plain list beside it is the reference: the last change that is not after t.
  const changes: { row: number; t: number; value: number }[] = []
  let seed = 7
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647
  for (let i = 0; i < 500; i++) changes.push({ row: Math.floor(random() * 20), t: Math.floor(random() * 1000), value: i })
  changes.sort((a, b) => a.t - b.t)
  const initial = Array.from({ length: 20 }, (_, i) => -i - 1)
  const tracks = Tracks.of(initial, changes.map((c) => c.row), changes.map((c) => c.t), changes.map((c) => c.value))
  const reference = (row: number, t: number) => {
    const passed = changes.filter((c) => c.row === row && c.t <= t)
    return {
      value: passed.at(-1)?.value ?? initial[row],
      since: passed.at(-1)?.t ?? -Infinity,
      previous: passed.at(-2)?.value ?? initial[row],
      until: changes.find((c) => c.row === row && c.t > t)?.t ?? Infinity,
    }
  }
  it('give any row at any time, jumping about', () => {
    for (let i = 0; i < 3000; i++) {
      const row = Math.floor(random() * 20)
      const t = random() * 1100 - 50
      const is = { value: tracks.at(row, t), since: tracks.since(row, t), previous: tracks.previous(row, t), until: tracks.until(row, t) }
      expect(is).toEqual(reference(row, t))
    }
  })
})
