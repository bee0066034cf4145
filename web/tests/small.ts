// A night small enough to check by hand: two rooms, three people, four delegates, two sites.

import type { Head } from '../src/data/head'

type Values = Record<string, number[] | Float32Array>

export function smallHead(): Omit<Head, 'columns'> {
  return {
    format: 1,
    seed: 1,
    night: 7,
    levers: {},
    hash: 'h',
    state_hash: 's',
    scenario: { name: 'small', title: 'A small night', description: 'Two rooms.', date: '', calendar: '' },
    clock: { start: '18:00', start_seconds: 64_800, end: 3600, step: 10, series_step: 300 },
    theatres: ['assembly', 'palace', 'city'],
    names: {
      places: ['', 'in_hall', 'at_door', 'gone'],
      people_states: ['', 'posted', 'outside', 'gone'],
      sides: ['', 'defenders', 'besiegers'],
      lights: ['lit', 'dim', 'dark'],
      door_states: ['', 'open', 'locked', 'guarded'],
      link_states: ['', 'works', 'cut'],
      delivery_states: ['', 'travelling', 'arrived', 'lost'],
      phases: ['waiting', 'sitting'],
      deeds: ['', 'gunfire'],
    },
    labels: { rooms: ['', 'the hall', 'the stair'], factions: ['', 'the Reds', 'the Blues'], sites: ['', 'the palace', 'the fort'], deeds: ['', 'gunfire'], bodies: ['', 'the council'] },
    kinds: [
      { kind: 5, name: 'leaves', theatre: 'assembly', who: 'delegates', whom: '', where: 'factions', what: '', magnitude: '', meaning: 'a delegate leaves' },
    ],
    factions: [
      { row: 1, key: 'reds', name: 'the Reds', one: 'a Red', short: 'R', origin: 1, seats: 2 },
      { row: 2, key: 'blues', name: 'the Blues', one: 'a Blue', short: 'B', origin: 2, seats: 2 },
    ],
    wings: [],
    rooms: [
      { row: 1, key: 'HALL', name: 'the hall', title: 'The great hall', kind: 'hall', outside: false, floor: 1, x: 0, y: 0, area: 100, cold: 0.5, darkness: 0 },
      { row: 2, key: 'STAIR', name: 'the stair', title: 'The stair', kind: 'stair', outside: false, floor: 1, x: 20, y: 0, area: 30, cold: 0.2, darkness: 0 },
    ],
    doors: [{ row: 1, key: 'HALL__STAIR', a: 1, b: 2, kind: 'door', length: 20, width: 1, entry: false }],
    units: [],
    sites: [
      { row: 1, key: 'palace', name: 'the palace', x: 0, y: 0 },
      { row: 2, key: 'fort', name: 'the fort', x: 1000, y: 500 },
    ],
    links: [{ row: 1, key: 'wire', from: 1, to: 2, means: 'telephone', one_way: false, owner: 0, distance: 1118 }],
    bodies: [{ row: 1, key: 'council', name: 'the council', site: 1, size: 12, formed: 0, claimed: null, fell: 1800, disowned: null }],
    groups: [{ row: 1, key: 'town', name: 'the town', site: 2, people: 5000 }],
    regiments: [],
    named: [{ row: 1, key: 'anna', name: 'Anna', role: 'a delegate', source: 'a guess', delegate: 2, people: 0, speaker: 0 }],
    series: [{ name: 'inside', unit: 'people', meaning: 'people inside' }],
    outcomes: [
      { name: 'arrested', kind: 'share', unit: '', meaning: 'the council is arrested', value: 1 },
      { name: 'killed', kind: 'number', unit: 'people', meaning: 'killed', value: 3 },
    ],
    chronicle: [
      { t: 0, clock: '18:00', theatre: '', kind: 'opening', text: 'It begins.', who: '', whom: '', where: '', what: '', refs: [] },
      { t: 600, clock: '18:10', theatre: 'assembly', kind: 'leaves', text: 'Anna leaves.', who: 'anna', whom: '', where: '', what: '', refs: [{ as: 'who', table: 'delegates', row: 2 }] },
      { t: 1800, clock: '18:30', theatre: 'palace', kind: 'closing', text: 'It is over.', who: '', whom: '', where: '', what: '', refs: [] },
    ],
  }
}

export const COLUMNS: Values = {
  'people.unit': [0, 0, 0, 0],
  'people.rank': [0, 0, 0, 0],
  'people.person': [0, 0, 0, 0],
  // two defenders in the hall, a besieger outside; at 10:00 minutes he comes in, at 15:00 one moves
  'people.step': [0, 0, 0, 60, 90],
  'people.row': [1, 2, 3, 3, 1],
  'people.room': [1, 1, 0, 2, 2],
  'people.side': [1, 1, 2, 2, 1],
  'people.state': [1, 1, 2, 1, 1],
  'delegates.seat': [0, 3, 1, 2, 4],
  'delegates.wing': [0, 0, 0, 0, 0],
  'delegates.group': [0, 0, 0, 0, 0],
  'delegates.person': [0, 0, 1, 0, 0],
  'delegates.step': [0, 0, 0, 0, 60, 61],
  'delegates.row': [1, 2, 3, 4, 2, 2],
  'delegates.state': [1, 1, 1, 1, 2, 3],
  'delegates.faction': [2, 1, 1, 2, 1, 1],
  'delegates.vote': [0, 0, 0, 0, 0, 0],
  'delegates.voted_on': [0, 0, 0, 0, 0, 0],
  'delegates.exit': [0, 0, 0, 0, 0, 0],
  'delegates.held': [0, 0, 0, 0, 0, 0],
  'delegates.barrer': [0, 0, 0, 0, 0, 0],
  'delegates.caucus_vote': [0, 0, 0, 0, 0, 0],
  'links.step': [0, 120],
  'links.row': [1, 1],
  'links.state': [1, 2],
  'messages.t': Float32Array.of(0, 100),
  'messages.kind': [0, 1],
  'messages.origin': [0, 1],
  'messages.actor': [0, 0],
  'messages.victim': [0, 0],
  'deliveries.step': [10, 40],
  'deliveries.row': [1, 1],
  'deliveries.message': [1, 1],
  'deliveries.site': [2, 2],
  'deliveries.link': [1, 1],
  'deliveries.state': [1, 2],
  'deliveries.due': [400, 400],
  'standing.value': Float32Array.of(0.2, 0.4, 0.4),
  'series.values': Float32Array.of(2, NaN, 5),
  'events.t': Float32Array.of(600),
  'events.kind': [5],
  'events.who': [2],
  'events.whom': [0],
  'events.where': [1],
  'events.what': [0],
  'events.magnitude': Float32Array.of(1),
}

/** A container as FORMAT.md lays it out. */
export function pack(head: object, columns: Values): ArrayBuffer {
  const described: Record<string, object> = {}
  const parts: Uint8Array[] = []
  let offset = 0
  for (const [name, values] of Object.entries(columns)) {
    const array = values instanceof Float32Array ? values : Uint16Array.from(values)
    described[name] = { dtype: array instanceof Float32Array ? 'float32' : 'uint16', offset, length: array.length }
    const bytes = new Uint8Array(Math.ceil(array.byteLength / 8) * 8)
    bytes.set(new Uint8Array(array.buffer))
    parts.push(bytes)
    offset += bytes.length
  }
  const text = new TextEncoder().encode(JSON.stringify({ ...head, columns: described }))
  const start = Math.ceil((8 + text.length) / 8) * 8
  const whole = new Uint8Array(start + offset)
  whole.set(new TextEncoder().encode('OCT1'))
  new DataView(whole.buffer).setUint32(4, text.length, true)
  whole.set(text, 8)
  let at = start
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole.buffer
}

export const smallNight = (): ArrayBuffer => pack(smallHead(), COLUMNS)
