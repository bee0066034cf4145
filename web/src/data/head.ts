// What stands still in a night, as october/web/FORMAT.md describes it.

/** Keys of what something rests on. */
export type Source = string | string[]

export interface Named {
  row: number
  key: string
  name: string
  source?: Source
}
export interface Faction extends Named {
  one: string
  short: string
  origin: number
  seats: number
}
export interface Wing extends Named {
  faction: number
  seats: number
  order: number
}
export interface Room extends Named {
  title: string
  kind: string
  outside: boolean
  floor: number
  x: number | null
  y: number | null
  area: number
  cold: number
  darkness: number
}
export interface Door {
  row: number
  key: string
  a: number
  b: number
  kind: string
  length: number
  width: number
  entry: boolean
  source?: Source
}
export interface Unit extends Named {
  post: number
  start: number
  withdrawn: number | null
}
export interface Site extends Named {
  x: number
  y: number
}
export interface Link {
  row: number
  key: string
  from: number
  to: number
  means: string
  one_way: boolean
  owner: number
  distance: number
  source?: Source
}
export interface Body extends Named {
  site: number
  size: number
  formed: number | null
  claimed: number | null
  fell: number | null
  disowned: number | null
}
export interface Group extends Named {
  site: number
  people: number
}
export interface Regiment extends Named {
  site: number
  group: number
  strength: number
}
export interface Person extends Named {
  role: string
  delegate: number
  people: number
  speaker: number
}
export interface Quantity {
  name: string
  unit: string
  meaning: string
}
export interface Outcome extends Quantity {
  kind: 'share' | 'number' | 'category' | 'time'
  value: number | string | null
}
export interface Ref {
  as: string
  table: string
  row: number
}
export interface Sentence {
  t: number
  clock: string
  theatre: string
  kind: string
  text: string
  who: string
  whom: string
  where: string
  what: string
  refs: Ref[]
}
export interface Kind {
  kind: number
  name: string
  theatre: string
  who: string
  whom: string
  where: string
  what: string
  magnitude: string
  meaning: string
}
export interface ColumnDescription {
  dtype: string
  offset: number
  length: number
  shape?: number[]
}

export interface Head {
  format: number
  seed: number
  night: number
  levers: Record<string, unknown>
  hash: string
  state_hash: string
  scenario: { name: string; title: string; description: string; date: string; calendar: string }
  clock: { start: string; start_seconds: number; end: number; step: number; series_step: number }
  theatres: string[]
  names: Record<string, string[]>
  labels: Record<string, string[]>
  /** What the scenario calls common things: "the palace" may be "the building". */
  terms?: Record<string, string>
  kinds: Kind[]
  factions: Faction[]
  wings: Wing[]
  rooms: Room[]
  doors: Door[]
  units: Unit[]
  sites: Site[]
  links: Link[]
  bodies: Body[]
  groups: Group[]
  regiments: Regiment[]
  named: Person[]
  series: Quantity[]
  outcomes: Outcome[]
  chronicle: Sentence[]
  /** Key to full reference. */
  sources?: Record<string, string>
  columns: Record<string, ColumnDescription>
}
