// Where the delegates are: on their seats, on the way, in line before the door, gone.

import type { Night } from '../../data/night'
import type { Tracks } from '../../data/tracks'
import type { Point } from '../../layout/map'
import { kindColour } from '../../state/theme.svelte'
import { stamp } from '../pen'
import { ease, type Frame } from '../scene'
import { mark, shapeOf } from '../shapes'
import type { Plan } from './plan'

/** Those who wait at the door, and how many came there before them. */
export type Line = ReadonlyMap<number, number>

/** A place, and how plainly somebody is seen there, 0 to 1. */
export interface Seen extends Point {
  seen: number
}

export class Delegates {
  private readonly state: Tracks
  private readonly faction: Tracks
  private readonly inHall: number
  private readonly atDoor: number

  constructor(
    night: Night,
    private readonly plan: Plan,
  ) {
    this.state = night.tracks('delegates', 'state')
    this.faction = night.tracks('delegates', 'faction')
    const places = night.head.names.places ?? []
    this.inHall = places.indexOf('in_hall')
    this.atDoor = places.indexOf('at_door')
  }

  sits(row: number, t: number): boolean {
    return this.state.at(row, t) === this.inHall
  }

  line(t: number): Line {
    const waiting: number[] = []
    for (let row = 1; row <= this.plan.people; row++) if (this.state.at(row, t) === this.atDoor) waiting.push(row)
    waiting.sort((a, b) => this.state.since(a, t) - this.state.since(b, t) || a - b)
    return new Map(waiting.map((row, n) => [row, n]))
  }

  /** Those who are on their way, or wait at the door. */
  restless(t: number, walk: number): number[] {
    const found: number[] = []
    for (let row = 1; row <= this.plan.people; row++) {
      const state = this.state.at(row, t)
      if (state === this.atDoor) found.push(row)
      else if (state && t - this.state.since(row, t) < walk && this.state.previous(row, t)) found.push(row)
    }
    return found
  }

  /** Seats taken: in the hall or at its door. */
  present(t: number): number {
    let n = 0
    for (let row = 1; row <= this.plan.people; row++) {
      const state = this.state.at(row, t)
      if (state === this.inHall || state === this.atDoor) n++
    }
    return n
  }

  /** Where a delegate is seen, a way taking `walk` seconds. */
  position(row: number, t: number, walk: number, line: Line): Seen {
    const home = this.plan.place(row)
    const state = this.state.at(row, t)
    if (state === 0) return { ...home, seen: 0 }
    const before = this.state.previous(row, t)
    const share = ease((t - this.state.since(row, t)) / walk)
    const queue = this.plan.queued(line.get(row) ?? 0)
    const door = { x: this.plan.doorX + 6, y: this.plan.doorY }
    if (state === this.atDoor) return { ...between(home, queue, share), seen: 1 }
    if (state === this.inHall) return { ...(before ? between(before === this.atDoor ? queue : door, home, share) : home), seen: 1 }
    // who leaves is lost from sight in the door
    return { ...between(before === this.atDoor ? queue : home, door, share), seen: share > 0.85 ? (1 - share) / 0.15 : 1 }
  }

  /** Somebody who is not on their seat: a mark with an edge, which is seen above others. */
  drawAway(ctx: CanvasRenderingContext2D, { t, palette, scale }: Frame, row: number, at: Seen, size: number): void {
    if (at.seen <= 0) return
    const faction = this.faction.at(row, t)
    const picture = mark(shapeOf(faction), kindColour(palette, faction), this.plan.r * size * scale, 'solid', palette.ink)
    ctx.save()
    ctx.setTransform(1, 0, 0, 1, 0, 0)
    ctx.globalAlpha = at.seen
    stamp(ctx, picture, at.x * scale, at.y * scale)
    ctx.restore()
  }
}

function between(a: Point, b: Point, share: number): Point {
  return share >= 1 ? b : { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share }
}
