// The people of the palace: a mark for everybody, in the room where they are or on the way there.

import type { Night } from '../../data/night'
import type { Tracks } from '../../data/tracks'
import type { Point } from '../../layout/map'
import { stamp } from '../pen'
import { ease, type Frame } from '../scene'
import { mark } from '../shapes'
import { SMALLER, type Crowd } from './crowd'
import type { Styles } from './styles'
import type { Plan } from './plan'

const REACH = 6 // CSS pixels within which somebody is pointed at

/** Somebody who is only just seen, or hardly any more, has an `alpha` below 1. */
interface Seen extends Point {
  alpha?: number
}

export class People {
  private readonly room: Tracks
  private readonly side: Tracks
  private readonly state: Tracks
  /** Where each was drawn last; NaN where they were not. */
  private readonly x: Float32Array
  private readonly y: Float32Array

  constructor(
    private readonly night: Night,
    private readonly plan: Plan,
    private readonly styles: Styles,
    private readonly crowd: Crowd,
    private readonly rows: Int32Array,
  ) {
    this.room = night.tracks('people', 'room')
    this.side = night.tracks('people', 'side')
    this.state = night.tracks('people', 'state')
    this.x = new Float32Array(night.rows('people')).fill(NaN)
    this.y = new Float32Array(night.rows('people'))
  }

  draw(ctx: CanvasRenderingContext2D, f: Frame, r: number, move: number): void {
    ctx.save()
    ctx.setTransform(1, 0, 0, 1, 0, 0)
    const { rows } = this // thousands: an index is faster here than an iterator
    for (let i = 0; i < rows.length; i++) this.drawOne(ctx, f, rows[i], r, move)
    ctx.restore()
  }

  private drawOne(ctx: CanvasRenderingContext2D, f: Frame, row: number, r: number, move: number): void {
    const { t, palette, scale } = f
    const here = this.room.at(row, t)
    const state = this.state.at(row, t)
    const waiting = here === 0 && state === this.crowd.outside
    const age = t - this.room.since(row, t)
    const gone = here === 0 && !waiting && age > move
    const style = gone ? undefined : this.styles.of(this.side.at(row, t), state, palette)
    const to = here || waiting ? this.plan.spot(row, here) : undefined
    const seen: Seen | undefined = age < move ? this.onTheWay(row, t, to, ease(age / move)) : to
    if (!style || !seen) {
      this.x[row] = NaN // who is not drawn is not found either
      return
    }
    this.x[row] = seen.x
    this.y[row] = seen.y
    if (waiting && age >= move) return // drawn with the crowd
    const size = style.shape === 'star' ? 1.9 : waiting ? SMALLER : style.active ? 1.15 : 1
    if (seen.alpha !== undefined) ctx.globalAlpha = seen.alpha
    stamp(ctx, mark(style.shape, style.colour, r * size * scale, style.fill), seen.x * scale, seen.y * scale)
    if (seen.alpha !== undefined) ctx.globalAlpha = 1
  }

  /** Where somebody is seen who goes to a spot, or out of sight, when `share` of the way is behind them. */
  private onTheWay(row: number, t: number, to: Point | undefined, share: number): Seen | undefined {
    const from = this.before(row, t)
    if (from && to) return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
    if (to) return { ...to, alpha: this.room.since(row, t) > 0 ? share : 1 } // whoever is there from the start does not fade in
    return from && { ...from, alpha: 1 - share }
  }

  /** The spot from which somebody came to where they are. */
  private before(row: number, t: number): Point | undefined {
    const room = this.room.previous(row, t)
    const there = room || this.crowd.waits(row, this.room.since(row, t) - 0.5)
    return there ? this.plan.spot(row, room) : undefined
  }

  /** Where somebody was drawn. */
  at(row: number): Point | undefined {
    return Number.isNaN(this.x[row]) ? undefined : { x: this.x[row], y: this.y[row] }
  }

  /** What somebody without a name is called: by their side. */
  called(row: number, t: number): string {
    return this.night.code('sides', this.side.at(row, t)).replace(/s$/, '')
  }

  /** The rooms that somebody has been in by `t`, in order; 0 stands for none. */
  been(row: number, t: number): number[] {
    return this.room.changes(row).filter((c) => c.t <= t).map((c) => c.value)
  }

  /** Whoever was drawn nearest to a point, 0 when nobody is near. */
  nearest(x: number, y: number): number {
    let best = REACH * REACH
    let found = 0
    for (const row of this.rows) {
      const d = (this.x[row] - x) ** 2 + (this.y[row] - y) ** 2
      if (d < best) {
        best = d
        found = row
      }
    }
    return found
  }
}

/** Everybody who is ever in the palace: bystanders are drawn below, the council on top. */
export function inOrder(night: Night): Int32Array {
  const used = new Set<number>(night.column('people.row'))
  used.delete(0)
  const sides = night.tracks('people', 'side')
  const order = (row: number) => {
    const side = night.code('sides', sides.at(row, night.head.clock.end))
    return side === 'bystanders' ? 0 : side === 'council' ? 2 : 1
  }
  return Int32Array.from([...used].sort((a, b) => order(a) - order(b) || a - b))
}
