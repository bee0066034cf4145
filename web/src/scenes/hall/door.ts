// The door of the hall, and whoever stands before it in somebody's way.

import type { Night } from '../../data/night'
import type { Tracks } from '../../data/tracks'
import { FONT, movement, type Frame } from '../scene'
import type { Delegates, Line } from './delegates'
import type { Plan } from './plan'

type Pen = CanvasRenderingContext2D

const WIDE = 9 // CSS pixels of the opening
const MOST = 3 // who are shown in the way

export function paintDoor(g: Pen, { palette, unit }: Frame, { doorX: x, doorY: y, lobby, width }: Plan): void {
  const half = Math.max(12, lobby / 2)
  g.fillStyle = palette.faint
  g.fillRect(x, y - half, WIDE, 2 * half)
  g.strokeStyle = palette.muted
  g.lineWidth = 1.5
  g.strokeRect(x, y - half, WIDE, 2 * half)
  g.beginPath()
  g.moveTo(x, y - half)
  g.lineTo(x - 7, y - half + 4)
  g.lineTo(x - 7, y + half + 3)
  g.lineTo(x, y + half - 1)
  g.stroke()
  if (width < 420) return
  g.save()
  g.font = `${10.5 * unit}px ${FONT}`
  g.textAlign = 'center'
  g.textBaseline = 'middle'
  g.fillStyle = palette.muted
  g.translate(x + 18, y)
  g.rotate(-Math.PI / 2)
  g.fillText('door', 0, 0)
  g.restore()
}

export class Barring {
  private readonly barrer: Tracks

  constructor(
    private readonly night: Night,
    private readonly plan: Plan,
    private readonly delegates: Delegates,
  ) {
    this.barrer = night.tracks('delegates', 'barrer')
  }

  /** Those who stand in somebody's way, a few at most: of who waits at the door, and the latest. */
  who(t: number, rate: number, line: Line): number[] {
    const event = this.night.lastEvent(t, 'bars_way')
    const found = new Set<number>()
    if (event && t - event.t < movement(rate, 2.5, 40, 240)) found.add(event.who)
    for (const out of line.keys()) {
      const barrer = this.barrer.at(out, t)
      if (barrer) found.add(barrer)
    }
    return [...found].filter((row) => this.delegates.sits(row, t)).slice(0, MOST)
  }

  /** They have come from their seats to the door: before it, with a bar. */
  draw(ctx: Pen, f: Frame, barring: number[]): void {
    const { doorX, doorY, r } = this.plan
    barring.forEach((row, n) => {
      const y = doorY + (n - (barring.length - 1) / 2) * (2.6 * r + 2)
      this.drawOne(ctx, f, row, doorX - 12, y)
    })
    if (barring.length) this.drawWords(ctx, f)
  }

  private drawOne(ctx: Pen, f: Frame, row: number, x: number, y: number): void {
    const { r } = this.plan
    const from = this.plan.place(row)
    ctx.strokeStyle = f.palette.alarm
    ctx.lineWidth = 0.8
    ctx.setLineDash([2, 4])
    ctx.beginPath()
    ctx.moveTo(from.x, from.y)
    ctx.lineTo(x, y)
    ctx.stroke()
    ctx.setLineDash([])
    this.delegates.drawAway(ctx, f, row, { x, y, seen: 1 }, 1.15)
    ctx.lineWidth = 2.5
    ctx.beginPath()
    ctx.moveTo(x - r - 4, y - r - 4)
    ctx.lineTo(x - r - 4, y + r + 4)
    ctx.stroke()
  }

  private drawWords(ctx: Pen, { palette, unit }: Frame): void {
    const { doorX, doorY, lobby, height } = this.plan
    ctx.font = `600 ${11 * unit}px ${FONT}`
    ctx.textAlign = 'right'
    ctx.textBaseline = 'top'
    ctx.fillStyle = palette.alarm
    ctx.strokeStyle = palette.panel
    ctx.lineWidth = 4
    ctx.lineJoin = 'round'
    const at = [doorX + 10, Math.min(height - 12 * unit, doorY + lobby / 2 - 2)] as const
    ctx.strokeText('in the way', ...at)
    ctx.fillText('in the way', ...at)
  }
}
