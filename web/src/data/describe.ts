// What something is at a time, in words: the same for a tooltip, the details and a screen reader.

import type { Look } from '../scenes/scene'
import { hour, length } from '../time/hours'
import type { Source } from './head'
import type { Night } from './night'

export interface Fact {
  label: string
  value: string
  /** What the value names, to go on to. */
  look?: Look
  /** When it happened, to go back to. */
  t?: number
}
export interface Description {
  kind: string
  title: string
  /** One line about now. */
  now: string
  facts: Fact[]
  /** Key of somebody with a name, of whom it can be asked why. */
  who?: string
  /** What its numbers rest on, each a sentence. */
  sources?: string[]
}

const words = (key: string): string => key.replaceAll('_', ' ')
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const percent = (share: number): string => (Number.isNaN(share) ? 'not asked' : `${Math.round(100 * share)} %`)
const count = (n: number): string => n.toLocaleString('en-GB', { maximumFractionDigits: 0 })

export function describe(night: Night, look: Look, t: number): Description | undefined {
  const clock = (at: number) => hour(at, night.head.clock.start_seconds)
  const room = (row: number): Fact | null =>
    row ? { label: 'Where', value: night.label('rooms', row), look: { table: 'rooms', row } } : null
  const faction = (row: number): Fact => ({
    label: 'Faction',
    value: night.label('factions', row),
    look: { table: 'factions', row },
  })

  const rests = (source: Source | undefined): string[] =>
    [source ?? []]
      .flat()
      .filter((key) => key !== 'definition')
      .map((key) => night.head.sources?.[key] ?? (key === 'guess' ? 'A guess with a range, marked as one' : key))

  const all = (several: (Source | undefined)[]): string[] => [...new Set(several.flatMap(rests))]

  switch (look.table) {
    case 'named': {
      const person = night.byRow(night.head.named, look.row)
      if (!person) return undefined
      if (person.people) return describe(night, { table: 'people', row: person.people }, t)
      if (person.delegate) return describe(night, { table: 'delegates', row: person.delegate }, t)
      return {
        kind: 'Person',
        title: person.name,
        now: person.role,
        facts: [],
        who: person.key,
        sources: rests(person.source),
      }
    }
    case 'speakers': {
      const person = night.namedAs('speaker', look.row)
      if (person) return describe(night, { table: 'named', row: person.row }, t)
      return { kind: 'Speaker', title: night.label('speakers', look.row), now: '', facts: [] }
    }
    case 'people':
      return ofPerson()
    case 'delegates':
      return ofDelegate()
    case 'rooms':
      return ofRoom()
    case 'factions':
      return ofFaction()
    case 'sites':
      return ofSite()
    case 'bodies':
      return ofBody()
    case 'links':
      return ofLink()
    case 'messages':
      return ofMessage()
    case 'regiments':
      return ofRegiment()
    case 'squads':
      return ofUnit()
    case 'groups':
      return ofGroup()
    default: {
      const title = night.label(look.table, look.row)
      return title ? { kind: capital(words(look.table).replace(/s$/, '')), title: capital(title), now: '', facts: [] } : undefined
    }
  }

  function ofPerson(): Description | undefined {
    const row = look.row
    const side = night.code('sides', night.at('people', 'side', row, t))
    const state = night.code('people_states', night.at('people', 'state', row, t))
    const where = night.at('people', 'room', row, t)
    const person = night.namedAs('people', row)
    const unit = night.column('people.unit')[row]
    const since = night.tracks('people', 'room').since(row, t)
    const facts: Fact[] = []
    if (side) facts.push({ label: 'Side', value: words(side) })
    if (unit) facts.push({ label: 'Unit', value: night.label('squads', unit), look: { table: 'squads', row: unit } })
    if (night.column('people.rank')[row]) facts.push({ label: 'Rank', value: side === 'besiegers' ? 'leader' : 'officer' })
    const place = room(where)
    if (place) facts.push(place)
    if (where && since > 0) facts.push({ label: 'Here since', value: clock(since), t: since })
    const before = night
      .tracks('people', 'room')
      .changes(row)
      .filter((c) => c.t <= t)
    if (before.length > 1) facts.push({ label: 'Rooms entered so far', value: String(before.filter((c) => c.value).length) })
    return {
      kind: person ? 'Person' : capital(words(side).replace(/s$/, '') || 'person'),
      title: person?.name ?? `${capital(one(side))}${unit ? ` of ${night.label('squads', unit)}` : ''}`,
      now: capital([words(state), where ? `in ${night.label('rooms', where)}` : ''].filter(Boolean).join(' ')),
      facts: [...(person ? [{ label: 'Who', value: person.role }] : []), ...facts],
      who: person?.key,
      sources: rests(person?.source ?? night.byRow(night.head.units, unit)?.source),
    }
  }

  function one(side: string): string {
    if (side === 'council') return 'a member of the council'
    return side ? `a ${words(side).replace(/s$/, '')}` : 'somebody'
  }

  function ofDelegate(): Description | undefined {
    const row = look.row
    const f = night.at('delegates', 'faction', row, t)
    const state = night.code('places', night.at('delegates', 'state', row, t))
    const since = night.tracks('delegates', 'state').since(row, t)
    const person = night.namedAs('delegate', row)
    const wing = night.column('delegates.wing')[row]
    const facts: Fact[] = []
    if (person) facts.push({ label: 'Who', value: person.role })
    if (f) facts.push(faction(f))
    if (wing) facts.push({ label: 'Wing', value: night.label('wings', wing) })
    const group = night.column('delegates.group')[row]
    if (group) facts.push({ label: 'Comes from', value: night.label('groups', group), look: { table: 'groups', row: group } })
    facts.push({ label: 'Seat', value: `${night.column('delegates.seat')[row]} from the left` })
    const on = night.at('delegates', 'voted_on', row, t)
    if (on) {
      const vote = night.at('delegates', 'vote', row, t)
      const kind = night.at('motions', 'kind', on, t)
      facts.push({
        label: 'Last vote',
        value: `${vote > 0 ? 'for' : vote < 0 ? 'against' : 'neither for nor against'}: ${night.label('business', kind)}`,
        t: night.tracks('delegates', 'voted_on').since(row, t),
      })
    }
    const caucus = night.at('delegates', 'caucus_vote', row, t)
    if (caucus) facts.push({ label: 'In its caucus', value: caucus > 0 ? 'voted to leave' : 'voted to stay' })
    const exit = night.code('exits', night.at('delegates', 'exit', row, t))
    if (exit) facts.push({ label: 'How it goes', value: words(exit) })
    const barrer = night.at('delegates', 'barrer', row, t)
    if (barrer) facts.push({ label: 'In its way stood', value: nameOf(barrer), look: { table: 'delegates', row: barrer } })
    const held = night.code('held', night.at('delegates', 'held', row, t))
    if (held) facts.push({ label: 'Why still here', value: words(held) })
    return {
      kind: 'Delegate',
      title: person?.name ?? capital(night.byRow(night.head.factions, f)?.one ?? 'delegate'),
      now: capital(words(state)) + (since > 0 ? ` since ${clock(since)}` : ''),
      facts,
      who: person?.key,
      sources: rests(person?.source ?? night.byRow(night.head.wings, wing)?.source),
    }
  }

  function nameOf(delegate: number): string {
    const f = night.at('delegates', 'faction', delegate, t)
    return night.namedAs('delegate', delegate)?.name ?? night.byRow(night.head.factions, f)?.one ?? 'a delegate'
  }

  function ofRoom(): Description | undefined {
    const here = night.byRow(night.head.rooms, look.row)
    if (!here) return undefined
    const sides = new Map<string, number>()
    const rooms = night.tracks('people', 'room')
    for (let row = 1; row < rooms.rows; row++)
      if (rooms.at(row, t) === look.row) {
        const side = words(night.code('sides', night.at('people', 'side', row, t)))
        sides.set(side, (sides.get(side) ?? 0) + 1)
      }
    const inside = [...sides].map(([side, n]) => `${n} ${n === 1 ? side.replace(/s$/, '') : side}`).join(', ')
    const belief = night.tracks('rooms', 'belief')
    let sum = 0
    for (const r of night.head.rooms) sum += belief.at(r.row, t)
    const damage = night.at('rooms', 'damage', look.row, t)
    const facts: Fact[] = [
      { label: 'Light', value: night.code('lights', night.at('rooms', 'light', look.row, t)) || 'lit' },
      { label: 'Cold', value: percent(here.cold) },
      { label: 'Size', value: `${count(here.area)} m²` },
    ]
    if (belief.at(look.row, t) && sum)
      facts.push({ label: 'Searchers think the council is here', value: percent(belief.at(look.row, t) / sum) })
    if (damage) facts.push({ label: 'Images defaced', value: count(damage) })
    if (night.at('siege', 'council_room', 1, t) === look.row) facts.unshift({ label: 'The council', value: 'sits here' })
    for (const door of night.head.doors.filter((d) => d.a === look.row || d.b === look.row).slice(0, 12)) {
      const other = door.a === look.row ? door.b : door.a
      const state = night.code('door_states', night.at('doors', 'state', door.row, t))
      facts.push({
        label: `Leads to${state && state !== 'open' ? `, ${state}` : ''}`,
        value: night.label('rooms', other),
        look: { table: 'rooms', row: other },
      })
    }
    return { kind: here.outside ? 'Outside' : 'Room', title: capital(here.title || here.name), now: inside ? capital(inside) : 'Nobody here', facts, sources: rests(here.source) }
  }

  function ofFaction(): Description | undefined {
    const here = night.byRow(night.head.factions, look.row)
    if (!here) return undefined
    const present = night.at('blocs', 'present', look.row, t)
    const gone = night.at('blocs', 'gone', look.row, t)
    const decided = night.at('blocs', 'decided', look.row, t)
    return {
      kind: 'Faction',
      sources: rests(here.source),
      title: capital(here.name),
      now: `${count(present)} in the hall${gone ? `, ${count(gone)} gone` : ''}`,
      facts: [
        ...(decided ? [{ label: 'Its caucus', value: decided > 0 ? 'decided to leave' : 'decided to stay' }] : []),
        ...night.head.wings
          .filter((w) => w.faction === look.row && w.seats)
          .map((w) => ({ label: 'Wing', value: `${w.name}, ${w.seats} seats` })),
        ...night.head.named
          .filter((p) => p.delegate && night.at('delegates', 'faction', p.delegate, t) === look.row)
          .map((p) => ({ label: 'Among them', value: p.name, look: { table: 'named', row: p.row } })),
      ],
    }
  }

  function ofSite(): Description | undefined {
    const here = night.byRow(night.head.sites, look.row)
    if (!here) return undefined
    const cut = night.tracks('links', 'state')
    const facts: Fact[] = []
    for (const body of night.head.bodies.filter((b) => b.site === look.row && b.formed !== null && b.formed <= t))
      facts.push({ label: 'Sits here', value: body.name, look: { table: 'bodies', row: body.row } })
    for (const link of night.head.links.filter((l) => l.from === look.row || l.to === look.row)) {
      const other = link.from === look.row ? link.to : link.from
      const dead = night.code('link_states', cut.at(link.row, t)) === 'cut'
      facts.push({
        label: `By ${words(link.means)}${dead ? ', dead' : ''}`,
        value: night.label('sites', other),
        look: { table: 'links', row: link.row },
      })
    }
    const units = night.head.regiments.filter((r) => r.site === look.row)
    const ways = night.head.links.filter((l) => l.from === look.row || l.to === look.row)
    const bodies = night.head.bodies.filter((b) => b.site === look.row)
    return {
      kind: 'Place',
      title: capital(here.name),
      now: units.length ? `${units.length} unit${units.length > 1 ? 's' : ''} here` : '',
      facts,
      sources: all([...bodies, ...units, ...ways].map((row) => row.source)),
    }
  }

  function ofBody(): Description | undefined {
    const here = night.byRow(night.head.bodies, look.row)
    if (!here) return undefined
    const past = (label: string, at: number | null): Fact[] => (at !== null && at <= t && at > 0 ? [{ label, value: clock(at), t: at }] : [])
    const charge = night.code('charges', night.at('bodies', 'charge', look.row, t))
    return {
      kind: 'Body',
      sources: rests(here.source),
      title: capital(here.name),
      now: here.fell !== null && here.fell <= t ? 'No longer free' : `${count(here.size)} members`,
      facts: [
        { label: 'Sits at', value: night.label('sites', here.site), look: { table: 'sites', row: here.site } },
        ...past('Formed', here.formed),
        ...past('Claimed power', here.claimed),
        ...past('Fell', here.fell),
        ...past('Disowned the assembly', here.disowned),
        ...(charge ? [{ label: 'Says of the assembly', value: words(charge) }] : []),
        ...night.head.groups.map((g) => ({
          label: `Obeyed by ${g.name}`,
          value: percent(night.standing(look.row, g.row, t)),
          look: { table: 'groups', row: g.row },
        })),
      ],
    }
  }

  function ofLink(): Description | undefined {
    const here = night.byRow(night.head.links.map((l) => ({ ...l, name: l.key })), look.row)
    if (!here) return undefined
    const state = night.code('link_states', night.at('links', 'state', look.row, t))
    return {
      kind: 'Way for news',
      sources: rests(here.source),
      title: `${capital(words(here.means))}, ${night.label('sites', here.from)} – ${night.label('sites', here.to)}`,
      now: state === 'cut' ? 'Dead' : 'Carries',
      facts: [
        { label: 'Length', value: here.distance < 1500 ? `${count(here.distance)} m` : `${(here.distance / 1000).toFixed(1)} km` },
        ...(here.one_way ? [{ label: 'Direction', value: 'one way' }] : []),
        ...(here.owner ? [{ label: 'Held by', value: night.label('bodies', here.owner), look: { table: 'bodies', row: here.owner } }] : []),
      ],
    }
  }

  function ofMessage(): Description | undefined {
    const kind = night.column('messages.kind')[look.row]
    if (!kind) return undefined
    const origin = night.column('messages.origin')[look.row]
    const actor = night.column('messages.actor')[look.row]
    const victim = night.column('messages.victim')[look.row]
    const t0 = night.column('messages.t')[look.row]
    return {
      kind: 'News',
      title: capital(night.label('deeds', kind)),
      now: `Sent at ${clock(t0)}`,
      facts: [
        { label: 'From', value: night.label('sites', origin), look: { table: 'sites', row: origin } },
        ...(actor ? [{ label: 'Put down to', value: night.label('actors', actor) }] : []),
        ...(victim ? [{ label: 'Suffered by', value: night.label('actors', victim) }] : []),
        ...arrivals(look.row),
      ],
      sources: all(ways(look.row).map((link) => night.byRow(night.head.links.map((l) => ({ ...l, name: l.key })), link)?.source)),
    }
  }

  function ways(message: number): number[] {
    const [of, link] = ['message', 'link'].map((name) => night.column(`deliveries.${name}`))
    const found = new Set<number>()
    for (let i = 0; i < of.length; i++) if (of[i] === message && link[i]) found.add(link[i])
    return [...found]
  }

  function arrivals(message: number): Fact[] {
    const [step, row, state, of, site] = ['step', 'row', 'state', 'message', 'site'].map((n) => night.column(`deliveries.${n}`))
    const last = new Map<number, { site: number; state: string; t: number }>()
    for (let i = 0; i < row.length; i++) {
      const at = step[i] * night.head.clock.step
      if (of[i] === message && at <= t) last.set(row[i], { site: site[i], state: night.code('delivery_states', state[i]), t: at })
    }
    return [...last.values()]
      .sort((a, b) => a.t - b.t)
      .slice(0, 10)
      .map((d) => ({
        label: d.state === 'arrived' ? `Known at ${clock(d.t)}` : d.state === 'lost' ? 'Lost on its way' : 'On its way',
        value: night.label('sites', d.site),
        look: { table: 'sites', row: d.site },
      }))
  }

  function ofRegiment(): Description | undefined {
    const here = night.byRow(night.head.regiments, look.row)
    if (!here) return undefined
    const obeys = night.at('regiments', 'obeys', look.row, t)
    return {
      kind: 'Unit in barracks',
      sources: rests(here.source),
      title: capital(here.name),
      now: obeys ? `Obeys ${night.label('bodies', obeys)}` : 'Obeys nobody yet',
      facts: [
        { label: 'Strength', value: count(here.strength) },
        { label: 'Stands at', value: night.label('sites', here.site), look: { table: 'sites', row: here.site } },
        ...(obeys ? [{ label: 'Since', value: clock(night.tracks('regiments', 'obeys').since(look.row, t)), t: night.tracks('regiments', 'obeys').since(look.row, t) }] : []),
      ],
    }
  }

  function ofUnit(): Description | undefined {
    const here = night.byRow(night.head.units, look.row)
    if (!here) return undefined
    return {
      kind: 'Unit of the defence',
      sources: rests(here.source),
      title: capital(here.name),
      now: `${count(night.at('squads', 'present', look.row, t))} of ${count(here.start)} still there`,
      facts: [
        { label: 'Morale', value: `${night.at('squads', 'morale', look.row, t)} %` },
        ...(here.post ? [{ label: 'Post', value: night.label('rooms', here.post), look: { table: 'rooms', row: here.post } }] : []),
        ...(here.withdrawn !== null && here.withdrawn <= t
          ? [{ label: 'Withdrew', value: clock(here.withdrawn), t: here.withdrawn }]
          : []),
      ],
    }
  }

  function ofGroup(): Description | undefined {
    const here = night.byRow(night.head.groups, look.row)
    if (!here) return undefined
    return {
      kind: 'Part of the people',
      sources: rests(here.source),
      title: capital(here.name),
      now: `${count(here.people)} people`,
      facts: night.head.bodies.map((b) => ({
        label: `Would obey ${b.name}`,
        value: percent(night.standing(b.row, look.row, t)),
        look: { table: 'bodies', row: b.row },
      })),
    }
  }
}

export { length }
