import { describe, expect, it } from 'vitest'
import { query } from '../src/data/ask.svelte'
import { barOf, type Distribution } from '../src/data/ensemble'
import { change, inUnit, number, percent, whole } from '../src/data/figures'
import { outcomeName } from '../src/data/outcomes'

const bar = (part: object) => ({ count: 1, share: 0.1, low: 0, high: 0.2, nights: [1], ...part })

describe('figures', () => {
  it('have as many digits as matter', () => {
    expect([percent(0.59), percent(0.045), percent(0), percent(1)]).toEqual(['59 %', '4.5 %', '0 %', '100 %'])
    expect([number(1234.4), number(28.93), number(0.5), number(7)]).toEqual(['1,234', '28.9', '0.5', '7'])
    expect(whole(0.95, 'delegates')).toBe(1)
    expect(whole(0.95, 'min')).toBe(0.95)
  })
  it('stand in their unit', () => {
    expect(inUnit(1800, 's', 'time', 64_800)).toBe('18:30')
    expect(inUnit(1, 'people', 'number', 0)).toBe('1 person')
    expect(inUnit(1, 'bodies', 'number', 0)).toBe('1 body')
    expect(inUnit(1, 'dB', 'number', 0)).toBe('1 dB')
    expect(inUnit(2, 'delegates', 'number', 0)).toBe('2 delegates')
    expect(inUnit(0.25, 'share', 'number', 0)).toBe('25 %')
    expect(inUnit(null, 's', 'time', 0)).toBe('never')
    expect(inUnit('no_talks', '', 'category', 0)).toBe('no talks')
  })
  it('show a difference with its sign', () => {
    expect(change(0.03, 'share')).toBe('+3.0 points')
    expect(change(-600, 's')).toBe('−10 min')
    expect(change(-12, 'votes', true)).toBe('−12')
  })
})

describe('the bar of a night', () => {
  const ranged = { bars: [bar({ from: 0, to: 5 }), bar({ from: 5, to: 10 }), bar({ label: 'none' })] } as Distribution
  it('is the one whose range holds it, the last one up to its end', () => {
    expect(barOf(ranged, 5)).toBe(ranged.bars[1])
    expect(barOf(ranged, 10)).toBe(ranged.bars[1])
    expect(barOf(ranged, 11)).toBeUndefined()
    expect(barOf(ranged, null)).toBe(ranged.bars[2])
  })
  it('is yes or no, or its label', () => {
    const either = { bars: [bar({ label: 'no' }), bar({ label: 'yes' })] } as Distribution
    expect(barOf(either, 1)).toBe(either.bars[1])
    expect(barOf(either, 0)).toBe(either.bars[0])
    const labels = { bars: [bar({ label: 'storm' })] } as Distribution
    expect(barOf(labels, 'storm')).toBe(labels.bars[0])
  })
})

describe('names and queries', () => {
  const outcomes = [{ name: 'talks', kind: 'category' as const, unit: '', meaning: 'how far talks have come', value: 'met' }]
  it('say what an outcome is', () => {
    expect(outcomeName('talks=met', outcomes)).toBe('how far talks have come: met')
    expect(outcomeName('talks comes', outcomes)).toBe('it happens at all that how far talks have come')
    expect(outcomeName('some_thing', outcomes)).toBe('some thing')
  })
  it('repeat what may be repeated and leave out what is empty', () => {
    expect(query([['set', 'a=1'], ['set', 'b=x@01:00'], ['nights', undefined]])).toBe('?set=a%3D1&set=b%3Dx%4001%3A00')
    expect(query([])).toBe('')
  })
})
