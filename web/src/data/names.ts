// What a faction is called where there is no room for its name.

import type { Head } from './head'

const bare = (name: string): string => name.replace(/^the /i, '')

/** Its own short name; of one that broke away, its name with the short one of where it came from. */
export function shortOf(head: Head, row: number): string {
  const faction = head.factions[row - 1]
  if (!faction) return ''
  if (faction.short) return faction.short
  const origin = head.factions[faction.origin - 1]
  const name = bare(faction.name)
  return origin?.short ? name.replace(bare(origin.name), origin.short).replace(' of the ', ' ') : name
}
