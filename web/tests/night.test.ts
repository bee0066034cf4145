import { describe as group, expect, it } from 'vitest'
import { unpack } from '../src/data/container'
import { describe } from '../src/data/describe'
import type { Head } from '../src/data/head'
import { otherwise } from '../src/data/levers'
import { shortOf } from '../src/data/names'
import { Night } from '../src/data/night'
import { CityScene } from '../src/scenes/city'
import { HallScene } from '../src/scenes/hall'
import { PalaceScene } from '../src/scenes/palace'
import { toward } from '../src/scenes/scene'
import { COLUMNS, pack, smallHead, smallNight } from './small'

group('a container', () => {
  it('gives back the head and every column', () => {
    const { head, columns } = unpack<ReturnType<typeof smallHead> & { columns: never }>(smallNight())
    expect(head.night).toBe(7)
    for (const [name, values] of Object.entries(COLUMNS)) expect([...columns.get(name)!], name).toEqual([...values])
  })
  it('says what is wrong with something else', () => {
    expect(() => unpack(new TextEncoder().encode('<!doctype html>').buffer as ArrayBuffer)).toThrow(/expected “OCT1”/)
  })
  it('refuses a format it does not know', () => {
    expect(() => Night.from(pack({ ...smallHead(), format: 2 }, COLUMNS))).toThrow(/format 2/)
  })
})

group('a night', () => {
  const night = Night.from(smallNight())
  it('knows every row at every time', () => {
    expect(night.at('people', 'room', 3, 599)).toBe(0)
    expect(night.at('people', 'room', 3, 600)).toBe(2)
    expect(night.at('people', 'room', 1, 899)).toBe(1)
    expect(night.at('people', 'room', 1, 900)).toBe(2)
    expect(night.code('places', night.at('delegates', 'state', 2, 605))).toBe('at_door')
    expect(night.code('places', night.at('delegates', 'state', 2, 3000))).toBe('gone')
  })
  it('counts the entries that have been made', () => {
    expect([night.changes('people', 0), night.changes('people', 599), night.changes('people', 600), night.changes('people', 9e9)]).toEqual([3, 3, 4, 5])
  })
  it('finds the sentence and the event of a time', () => {
    expect([night.sentenceAt(0), night.sentenceAt(599), night.sentenceAt(600), night.sentenceAt(9999)]).toEqual([0, 0, 1, 2])
    expect(night.lastEvent(599, 'leaves')).toBeUndefined()
    expect(night.lastEvent(600, 'leaves')).toMatchObject({ t: 600, who: 2 })
  })
  it('draws a share between two points, and none where none was measured', () => {
    expect(night.standing(1, 1, 150)).toBeCloseTo(0.3)
    expect(night.series('inside').values).toEqual([2, null, 5])
    expect(night.series('nothing').values).toEqual([])
  })
})

group('the scenes count what they draw', () => {
  const night = Night.from(smallNight())
  it('in the hall', () => {
    const hall = new HallScene(night)
    expect([hall.present(0), hall.present(605), hall.present(610)]).toEqual([4, 4, 3])
  })
  it('in the palace', () => {
    const palace = new PalaceScene(night)
    expect(palace.perRoom(0)).toEqual([1, 2, 0])
    expect(palace.perRoom(900)).toEqual([0, 1, 2])
    expect([palace.outside(0), palace.outside(599), palace.outside(600)]).toEqual([1, 1, 0])
  })
  it('in the city', () => {
    const city = new CityScene(night)
    expect([city.travelling(99), city.travelling(100), city.travelling(399), city.travelling(400)]).toEqual([0, 1, 1, 0])
  })
})

group('what something is', () => {
  const night = Night.from(smallNight())
  it('changes with the time', () => {
    expect(describe(night, { table: 'named', row: 1 }, 0)).toMatchObject({ title: 'Anna', now: 'In hall', who: 'anna' })
    expect(describe(night, { table: 'named', row: 1 }, 700)!.now).toBe('Gone since 18:10')
    expect(describe(night, { table: 'rooms', row: 1 }, 0)!.now).toBe('2 defenders')
    expect(describe(night, { table: 'rooms', row: 2 }, 900)!.now).toBe('1 defender, 1 besieger')
    expect(describe(night, { table: 'links', row: 1 }, 0)!.now).toBe('Carries')
    expect(describe(night, { table: 'links', row: 1 }, 1200)!.now).toBe('Dead')
    expect(describe(night, { table: 'bodies', row: 1 }, 1800)!.now).toBe('No longer free')
  })
  it('is nothing where there is no such row', () => {
    expect(describe(night, { table: 'rooms', row: 99 }, 0)).toBeUndefined()
  })
})

group('what a sentence is about', () => {
  it('adds to what it names whoever without a name took part in its event', () => {
    const bare = smallHead()
    bare.chronicle[1] = { ...bare.chronicle[1], refs: [] }
    const night = Night.from(pack(bare, COLUMNS))
    expect(night.about(night.head.chronicle[1])).toEqual([{ as: 'who', table: 'delegates', row: 2 }])
    expect(night.about(night.head.chronicle[0])).toEqual([])
  })
})

group('the hall', () => {
  it('is as loud as the last applause, for a while', () => {
    const kinds = [...smallHead().kinds, { ...smallHead().kinds[0], kind: 6, name: 'applause' }]
    const events = { 'events.t': Float32Array.of(600, 700), 'events.kind': [5, 6], 'events.who': [2, 0], 'events.whom': [0, 0], 'events.where': [1, 0], 'events.what': [0, 0], 'events.magnitude': Float32Array.of(1, 0.75) }
    const hall = new HallScene(Night.from(pack({ ...smallHead(), kinds }, { ...COLUMNS, ...events })))
    expect(hall.heard(690, 0)).toBeNull()
    expect(hall.heard(700, 0)).toEqual({ loud: 0.75, angry: false, share: 0.75, by: 0 })
    expect(hall.heard(715, 0)!.loud).toBeLessThan(0.75)
    expect(hall.heard(790, 0)).toBeNull()
  })
})

group('a short name', () => {
  it('of those who broke away is made from where they came', () => {
    const head = smallHead() as Head
    head.factions = [
      { row: 1, key: 'reds', name: 'the Reds', one: 'a Red', short: 'R', origin: 1, seats: 2 },
      { row: 2, key: 'left', name: 'the Reds of the left', one: 'a Red', short: '', origin: 1, seats: 0 },
    ]
    expect([shortOf(head, 1), shortOf(head, 2)]).toEqual(['R', 'R left'])
  })
})

group('from one thing to the next', () => {
  const spot = (x: number, y: number) => ({ x, y, look: { table: 'rooms', row: x } })
  it('the keyboard goes to what is near and ahead, and stays where nothing is', () => {
    const spots = [spot(0, 0), spot(10, 2), spot(12, 40), spot(30, 0)]
    expect(toward(spots, spots[0], 1, 0)).toBe(spots[1])
    expect(toward(spots, spots[1], 1, 0)).toBe(spots[3])
    expect(toward(spots, spots[1], 0, 1)).toBe(spots[2])
    expect(toward(spots, spots[3], 1, 0)).toBeUndefined()
  })
})

group('a lever', () => {
  const lever = { key: 'k', meaning: '', unit: '', default: 'true', low: null, high: null, options: [], when: 'any' as const, passages: [], source: [] }
  it('is first set to something else than what holds', () => {
    expect(otherwise(lever)).toBe('false')
    expect(otherwise({ ...lever, default: 'hold', options: ['hold', 'resist'] })).toBe('resist')
    expect(otherwise({ ...lever, default: 'drawn: 0.4 [0.3 to 0.9]', low: 0, high: 1 })).toBe('0.9')
    expect(otherwise({ ...lever, default: '8', low: 0, high: 20 })).toBe('4')
  })
})
