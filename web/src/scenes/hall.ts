// The hall: a hemicycle in which everybody has a seat, the door at its right, the floor in its midst.

import type { Night } from '../data/night'
import type { Tracks } from '../data/tracks'
import { Delegates, type Seen } from './hall/delegates'
import { Barring } from './hall/door'
import { drawNoise, heard, type Heard } from './hall/noise'
import { Plan } from './hall/plan'
import { Seats } from './hall/seats'
import { Votes } from './hall/votes'
import { label, ring } from './pen'
import { movement, type Frame, type Look, type Scene, type Spot } from './scene'

type Pen = CanvasRenderingContext2D
/** Where a delegate is seen in this frame. */
type Where = (delegate: number) => Seen

export class HallScene implements Scene {
  private readonly plan: Plan
  private readonly delegates: Delegates
  private readonly votes: Votes
  private readonly barring: Barring
  private readonly seats: Seats
  private readonly faction: Tracks

  constructor(private readonly night: Night) {
    this.plan = new Plan(night)
    this.delegates = new Delegates(night, this.plan)
    this.votes = new Votes(night)
    this.barring = new Barring(night, this.plan, this.delegates)
    this.seats = new Seats(night, this.plan, this.delegates, this.votes)
    this.faction = night.tracks('delegates', 'faction')
  }

  resize(width: number, height: number): void {
    this.plan.resize(width, height)
  }

  /** Where what is said on the floor is written: above a point, or below it. */
  floor(): { x: number; y: number; width: number; below: boolean } {
    return this.plan.floor()
  }

  draw(ctx: Pen, f: Frame): void {
    const { t, rate } = f
    const walk = movement(rate, f.reduced ? 0.01 : 1.1, f.reduced ? 0.1 : 15, 150)
    const line = this.delegates.line(t)
    const restless = this.delegates.restless(t, walk)
    const barring = this.barring.who(t, rate, line)
    const where: Where = (delegate) => this.delegates.position(delegate, t, walk, line)
    const noise = this.heard(t, rate)
    if (noise) drawNoise(ctx, f, this.plan, noise)
    this.seats.draw(ctx, f, this.voting(t, rate), restless, barring)
    for (const delegate of restless) this.delegates.drawAway(ctx, f, delegate, where(delegate), 1.1)
    this.barring.draw(ctx, f, barring)
    this.drawSpeaker(ctx, f, where)
    this.drawTold(ctx, f, where, barring)
    this.drawLook(ctx, f, where)
  }

  /** Who has the floor, and a line to it. */
  private drawSpeaker(ctx: Pen, { t, palette }: Frame, where: Where): void {
    const speech = this.night.lastEvent(t, 'speech')
    const over = !speech || speech.t + speech.magnitude < t
    const delegate = over ? 0 : (this.night.namedAs('speaker', speech.who)?.delegate ?? 0)
    if (!delegate) return
    const { x, y } = where(delegate)
    const { cx, cy, radius, r } = this.plan
    ring(ctx, x, y, r + 3, palette.accent, Math.max(1.5, r * 0.3 + 0.5))
    ctx.beginPath()
    ctx.setLineDash([2, 3])
    ctx.moveTo(x, y)
    ctx.lineTo(cx, cy - radius * 0.36)
    ctx.lineWidth = 1
    ctx.stroke()
    ctx.setLineDash([])
  }

  /** Those of whom the newest sentence tells. */
  private drawTold(ctx: Pen, f: Frame, where: Where, barring: number[]): void {
    for (const look of f.told) {
      const delegate = this.delegateOf(look)
      if (!delegate || barring.includes(delegate)) continue // who stands at the door is marked there
      const { x, y, seen } = where(delegate)
      if (seen) ring(ctx, x, y, this.plan.r + 4, f.palette.accent, 2)
    }
  }

  /** Who is looked at, by name; of a faction all its seats. */
  private drawLook(ctx: Pen, f: Frame, where: Where): void {
    const { look, palette } = f
    if (!look) return
    if (look.table === 'factions') return this.drawFaction(ctx, f, look.row)
    const delegate = this.delegateOf(look)
    if (!delegate) return
    const { x, y } = where(delegate)
    ring(ctx, x, y, this.plan.r + 5, palette.ink, 2)
    const name = this.night.head.named.find((p) => p.delegate === delegate)?.name
    if (name) label(ctx, name, x, y - this.plan.r - 12, f, this.plan.width)
  }

  private drawFaction(ctx: Pen, { t, palette }: Frame, faction: number): void {
    for (const delegate of this.plan.delegateOn.subarray(1)) {
      if (this.faction.at(delegate, t) !== faction) continue
      const { x, y } = this.plan.place(delegate)
      ring(ctx, x, y, this.plan.r + 1.5, palette.ink, 1)
    }
  }

  private delegateOf(look: Look): number {
    if (look.table === 'delegates') return look.row
    const field = look.table === 'speakers' ? 'speaker' : look.table === 'named' ? 'row' : undefined
    return field ? (this.night.head.named.find((p) => p[field] === look.row)?.delegate ?? 0) : 0
  }

  /** Whoever is near, or has their seat near. */
  pick(x: number, y: number, t: number): Look | undefined {
    let best = Math.max(7, this.plan.r * 1.6) ** 2
    let found = 0
    const line = this.delegates.line(t)
    for (let row = 1; row <= this.plan.people; row++)
      for (const p of [this.delegates.position(row, t, 20, line), this.plan.place(row)]) {
        const d = (p.x - x) ** 2 + (p.y - y) ** 2
        if (d < best) {
          best = d
          found = row
        }
      }
    return found ? { table: 'delegates', row: found } : undefined
  }

  spots(): Spot[] {
    return Array.from({ length: this.plan.people }, (_, i) => ({ ...this.plan.place(i + 1), look: { table: 'delegates', row: i + 1 } }))
  }

  /** The motion on which hands are up, 0 when none. */
  voting(t: number, rate: number): number {
    return this.votes.motion(t, rate)
  }

  /** What is heard at `t`. */
  heard(t: number, rate: number): Heard | null {
    return heard(this.night, t, rate)
  }

  /** Seats taken: in the hall or at its door. */
  present(t: number): number {
    return this.delegates.present(t)
  }

  /** Those who stand in line before the door. */
  waiting(t: number): number {
    return this.delegates.line(t).size
  }

  /** Hands that are seen: up, held flat, none; all nought while nothing is voted on. */
  hands(t: number): { up: number; flat: number; none: number } {
    const motion = this.voting(t, 0)
    const found = { up: 0, flat: 0, none: 0 }
    for (let row = 1; row <= this.plan.people; row++) {
      const vote = this.delegates.sits(row, t) ? this.votes.of(row, motion, t) : undefined
      if (vote !== undefined) found[vote > 0 ? 'up' : vote < 0 ? 'flat' : 'none']++
    }
    return found
  }
}
