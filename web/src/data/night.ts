// A night: what stands still, and every changing field as tracks.

import { before } from '../time/pace'
import { unpack, type Column } from './container'
import type { Head, Kind, Named, Person, Ref, Sentence } from './head'
import { Tracks } from './tracks'

const NOTHING = new Uint8Array(0)
const ROUNDING = 0.01 // seconds: the log's times travel as float32, those of sentences do not
const ORDER = ['who', 'whom', 'where', 'what']

export interface LoggedEvent {
  index: number
  t: number
  kind: Kind
  who: number
  whom: number
  where: number
  what: number
  magnitude: number
}

/** How many of some sorted numbers are not above `limit`. */
function upTo(sorted: ArrayLike<number>, limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle] <= limit) low = middle + 1
    else high = middle
  }
  return low
}

export class Night {
  private readonly made = new Map<string, Tracks>()
  private readonly kindOf = new Map<number, Kind>()
  private readonly kindNamed = new Map<string, number>()
  private readonly byKind = new Map<string, Int32Array>()

  constructor(
    readonly head: Head,
    private readonly columns: Map<string, Column>,
  ) {
    for (const kind of head.kinds) {
      this.kindOf.set(kind.kind, kind)
      this.kindNamed.set(kind.name, kind.kind)
    }
  }

  static from(bytes: ArrayBuffer): Night {
    const { head, columns } = unpack<Head>(bytes)
    if (head.format !== 1) throw new Error(`The night has format ${head.format}, this page reads format 1.`)
    return new Night(head, columns)
  }

  column(name: string): Column {
    return this.columns.get(name) ?? NOTHING
  }

  has(theatre: string): boolean {
    return this.head.theatres.includes(theatre)
  }

  /** How one field of a table runs for every row of it. */
  tracks(table: string, field: string): Tracks {
    const name = `${table}.${field}`
    let tracks = this.made.get(name)
    if (!tracks) {
      tracks = this.build(table, field)
      this.made.set(name, tracks)
    }
    return tracks
  }

  private build(table: string, field: string): Tracks {
    const step = this.column(`${table}.step`)
    const row = this.column(`${table}.row`)
    const value = this.column(`${table}.${field}`)
    const rows = this.rows(table)
    const last = new Int32Array(rows)
    const kept: number[] = []
    for (let i = 0; i < row.length; i++) {
      if (value[i] === last[row[i]]) continue // another field of the row changed
      last[row[i]] = value[i]
      kept.push(i)
    }
    const grid = this.head.clock.step
    return Tracks.of(
      new Int32Array(rows),
      kept.map((i) => row[i]),
      kept.map((i) => step[i] * grid),
      kept.map((i) => value[i]),
    )
  }

  /** Rows of a table, row 0 included. */
  rows(table: string): number {
    const fixed = { people: 'people.unit', delegates: 'delegates.seat', messages: 'messages.t' }[table]
    if (fixed) return this.column(fixed).length
    const row = this.column(`${table}.row`)
    let most = 0
    for (let i = 0; i < row.length; i++) if (row[i] > most) most = row[i]
    const listed: Record<string, number> = {
      rooms: this.head.rooms.length,
      doors: this.head.doors.length,
      blocs: this.head.factions.length,
      squads: this.head.units.length,
      links: this.head.links.length,
      bodies: this.head.bodies.length,
      regiments: this.head.regiments.length,
    }
    return 1 + Math.max(most, listed[table] ?? 0)
  }

  at(table: string, field: string, row: number, t: number): number {
    return this.tracks(table, field).at(row, t)
  }

  /** How many entries of a table have been made by `t`: as long as it stays, so does the table. */
  changes(table: string, t: number): number {
    const step = this.column(`${table}.step`)
    return upTo(step, t / this.head.clock.step)
  }

  /** The key of a code, "" for none. */
  code(list: string, value: number): string {
    return this.head.names[list]?.[value] ?? ''
  }

  /** What a row is called in prose; its key with spaces where it has no label. */
  label(table: string, row: number): string {
    return this.head.labels[table]?.[row] || (this.head.names[table]?.[row] ?? '').replaceAll('_', ' ')
  }

  event(index: number): LoggedEvent {
    return {
      index,
      t: this.column('events.t')[index],
      kind: this.kindOf.get(this.column('events.kind')[index])!,
      who: this.column('events.who')[index],
      whom: this.column('events.whom')[index],
      where: this.column('events.where')[index],
      what: this.column('events.what')[index],
      magnitude: this.column('events.magnitude')[index],
    }
  }

  /** Indices of the events of some kinds, in order of time. */
  eventsOf(...names: string[]): Int32Array {
    const key = names.join()
    let found = this.byKind.get(key)
    if (!found) {
      const kinds = new Set(names.map((name) => this.kindNamed.get(name)))
      const column = this.column('events.kind')
      const list: number[] = []
      for (let i = 0; i < column.length; i++) if (kinds.has(column[i])) list.push(i)
      found = Int32Array.from(list)
      this.byKind.set(key, found)
    }
    return found
  }

  /** The last event of some kinds that is not after `t`. */
  lastEvent(t: number, ...names: string[]): LoggedEvent | undefined {
    const found = this.eventsOf(...names)
    const times = this.column('events.t')
    let low = 0
    let high = found.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (times[found[middle]] <= t + ROUNDING) low = middle + 1
      else high = middle
    }
    return low ? this.event(found[low - 1]) : undefined
  }

  /** Index of the last sentence told by `t`, -1 before the first. */
  sentenceAt(t: number): number {
    const told = this.head.chronicle
    if (!told.length || told[0].t > t) return -1
    this.sentenceTimes ??= Float64Array.from(told, (s) => s.t)
    return before(this.sentenceTimes, t)
  }
  private sentenceTimes?: Float64Array

  /** What a sentence is about: what it names, and whoever without a name took part in its event. */
  about(sentence: Sentence): Ref[] {
    let refs = this.abouts.get(sentence)
    if (!refs) this.abouts.set(sentence, (refs = this.refsOf(sentence)))
    return refs
  }
  private readonly abouts = new Map<Sentence, Ref[]>()

  private refsOf(sentence: Sentence): Ref[] {
    const refs = [...sentence.refs]
    const kind = this.head.kinds.find((k) => k.name === sentence.kind)
    const event = kind && this.lastEvent(sentence.t, kind.name)
    if (!event || sentence.t - event.t > 1) return refs
    for (const as of ['who', 'whom'] as const)
      if (event[as] > 0 && ['delegates', 'people'].includes(event.kind[as]) && !refs.some((r) => r.as === as))
        refs.unshift({ as, table: event.kind[as], row: event[as] })
    return refs.sort((a, b) => ORDER.indexOf(a.as) - ORDER.indexOf(b.as))
  }

  series(name: string): { times: number[]; values: (number | null)[] } {
    const at = this.head.series.findIndex((s) => s.name === name)
    const column = this.column('series.values')
    const width = this.head.series.length
    const times: number[] = []
    const values: (number | null)[] = []
    if (at >= 0)
      for (let i = 0; i * width < column.length; i++) {
        times.push(i * this.head.clock.series_step)
        const value = column[i * width + at]
        values.push(Number.isNaN(value) ? null : value)
      }
    return { times, values }
  }

  /** Share of a group that holds a body entitled to be obeyed; NaN when nobody asked. */
  standing(body: number, group: number, t: number): number {
    const column = this.column('standing.value')
    const width = this.head.bodies.length * this.head.groups.length
    if (!width || !column.length) return NaN
    const steps = column.length / width
    const at = Math.min(steps - 1, Math.max(0, t / this.head.clock.series_step))
    const low = Math.floor(at)
    const high = Math.min(steps - 1, low + 1)
    const cell = (body - 1) * this.head.groups.length + (group - 1)
    return column[low * width + cell] * (low + 1 - at) + column[high * width + cell] * (at - low)
  }

  /** Whoever has a name among the people or the delegates. */
  namedAs(table: 'people' | 'delegate' | 'speaker', row: number): Person | undefined {
    return row > 0 ? this.head.named.find((p) => p[table] === row) : undefined
  }

  byRow<T extends Named>(list: readonly T[], row: number): T | undefined {
    return list[row - 1]?.row === row ? list[row - 1] : list.find((item) => item.row === row)
  }
}
