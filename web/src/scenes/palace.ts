// The palace: every floor a plan, every person a mark in the room where they are.

import type { Night } from '../data/night'
import type { Tracks } from '../data/tracks'
import { Crowd } from './palace/crowd'
import { Ground, type Overlay } from './palace/ground'
import { drawHappenings } from './palace/happenings'
import { Names } from './palace/names'
import { inOrder, People } from './palace/people'
import { Plan } from './palace/plan'
import { Styles } from './palace/styles'
import { label, ring } from './pen'
import { movement, type Frame, type Look, type Scene, type Spot } from './scene'

export type { Overlay }

const BEEN = 12 // rooms back that the way of somebody who is looked at is shown

export class PalaceScene implements Scene {
  overlay: Overlay = 'light'
  /** Only this floor when set. */
  only: number | null = null
  private readonly plan: Plan
  private readonly ground: Ground
  private readonly crowd: Crowd
  private readonly people: People
  private readonly names: Names
  private readonly rows: Int32Array
  private readonly room: Tracks

  constructor(private readonly night: Night) {
    const styles = new Styles(night)
    this.rows = inOrder(night)
    this.room = night.tracks('people', 'room')
    this.plan = new Plan(night.head)
    this.ground = new Ground(night, this.plan)
    this.crowd = new Crowd(night, this.plan, styles, this.rows)
    this.people = new People(night, this.plan, styles, this.crowd, this.rows)
    this.names = new Names(night.head.rooms, this.plan)
  }

  levels(): number[] {
    return this.plan.floors.map((f) => f.level)
  }

  resize(width: number, height: number): void {
    this.plan.resize(width, height, this.only)
  }

  draw(ctx: CanvasRenderingContext2D, f: Frame): void {
    const r = Math.min(4.2, Math.max(1.5, (this.plan.panels[0]?.scale ?? 1) * 0.95))
    const move = movement(f.rate, f.reduced ? 0.01 : 0.9, f.reduced ? 0.1 : 12, 180)
    this.ground.draw(ctx, f, this.overlay, this.only)
    this.crowd.draw(ctx, f, r, move)
    this.people.draw(ctx, f, r, move)
    this.names.draw(ctx, f, this.only)
    drawHappenings(ctx, f, this.night, this.plan.boxes)
    this.drawTold(ctx, f)
    this.drawLook(ctx, f)
  }

  /** Where the newest sentence happens, and who acts in it. */
  private drawTold(ctx: CanvasRenderingContext2D, { told, palette }: Frame): void {
    ctx.strokeStyle = palette.accent
    ctx.lineWidth = 2.5
    for (const look of told) {
      const box = look.table === 'rooms' ? this.plan.boxes.get(look.row) : undefined
      if (box) ctx.strokeRect(box.x - 2.5, box.y - 2.5, box.w + 5, box.h + 5)
      const at = this.people.at(this.personOf(look))
      if (at) ring(ctx, at.x, at.y, 7, palette.accent, 2)
    }
  }

  /** Who is looked at, by name, and where they have been. */
  private drawLook(ctx: CanvasRenderingContext2D, f: Frame): void {
    const row = this.personOf(f.look)
    if (!row) return
    this.drawWay(ctx, f, row)
    const at = this.people.at(row)
    if (!at) return
    ring(ctx, at.x, at.y, 8, f.palette.ink, 2)
    label(ctx, this.night.namedAs('people', row)?.name ?? this.people.called(row, f.t), at.x, at.y - 9, f, this.plan.width)
  }

  /** The older a part of the way is, the fainter. */
  private drawWay(ctx: CanvasRenderingContext2D, f: Frame, row: number): void {
    const been = this.people.been(row, f.t).slice(-BEEN)
    ctx.strokeStyle = f.palette.ink
    ctx.lineWidth = 1.2
    for (let i = 1; i < been.length; i++) {
      const [from, to] = [been[i - 1], been[i]].map((room) => (room ? this.plan.spot(row, room) : undefined))
      if (!from || !to) continue
      ctx.globalAlpha = (0.75 * (i + 1)) / been.length
      ctx.beginPath()
      ctx.moveTo(from.x, from.y)
      ctx.lineTo(to.x, to.y)
      ctx.stroke()
    }
    ctx.globalAlpha = 1
  }

  personOf(look: Look | null): number {
    if (look?.table === 'people') return look.row
    if (look?.table === 'named') return this.night.head.named.find((p) => p.row === look.row)?.people ?? 0
    return 0
  }

  pick(x: number, y: number): Look | undefined {
    const person = this.people.nearest(x, y)
    if (person) return { table: 'people', row: person }
    const room = this.plan.roomAt(x, y)
    return room ? { table: 'rooms', row: room } : undefined
  }

  /** Rooms, and whoever has a name in them. */
  spots(t: number): Spot[] {
    const rooms = [...this.plan.boxes].map(([row, b]) => ({ x: b.x + b.w / 2, y: b.y + b.h / 2, look: { table: 'rooms', row } }))
    const people = this.night.head.named.flatMap((p) => {
      const room = p.people ? this.room.at(p.people, t) : 0
      const at = room ? this.plan.spot(p.people, room) : undefined
      return at ? [{ ...at, look: { table: 'people', row: p.people } }] : []
    })
    return [...rooms, ...people]
  }

  /** People by room at `t`; index 0 counts those in none. */
  perRoom(t: number): number[] {
    const counts = new Array<number>(this.night.head.rooms.length + 1).fill(0)
    for (const row of this.rows) counts[this.room.at(row, t)]++
    return counts
  }

  /** How many rooms are dark at `t`. */
  dark(t: number): number {
    return this.ground.dark(t)
  }

  /** How many wait outside. */
  outside(t: number): number {
    return this.crowd.count(t)
  }
}
