// The seats of the hall: a mark for everybody who sits, a hollow one for who does not, and round
// them the names of the factions.

import type { Night } from '../../data/night'
import type { Tracks } from '../../data/tracks'
import { kindColour } from '../../state/theme.svelte'
import { Layer } from '../layer'
import { stamp } from '../pen'
import { FONT, type Frame } from '../scene'
import { mark, shapeOf } from '../shapes'
import type { Delegates } from './delegates'
import { paintDoor } from './door'
import type { Plan } from './plan'
import { drawHand, type Votes } from './votes'

type Pen = CanvasRenderingContext2D

const FEWEST = 4 // seats that get the name of their faction
const APART = 22 // CSS pixels along the rim between two names

export class Seats {
  private readonly layer = new Layer()
  private readonly faction: Tracks

  constructor(
    private readonly night: Night,
    private readonly plan: Plan,
    private readonly delegates: Delegates,
    private readonly votes: Votes,
  ) {
    this.faction = night.tracks('delegates', 'faction')
  }

  /** While nobody moves, seats and names are a picture that is kept. */
  draw(ctx: Pen, f: Frame, motion: number, restless: number[], barring: number[]): void {
    const { t, palette, scale } = f
    const { plan } = this
    const key = `${this.night.changes('delegates', t)} ${motion} ${palette.paper} ${restless.length ? t : ''} ${barring.join()}`
    this.layer.draw(ctx, key, { width: plan.width, height: plan.height, scale }, (own) => {
      const away = new Set([...restless, ...barring])
      this.paintFloor(own, f)
      paintDoor(own, f, plan)
      own.save()
      own.setTransform(1, 0, 0, 1, 0, 0)
      for (let seat = 1; seat <= plan.people; seat++) this.paintSeat(own, f, plan.delegateOn[seat], motion, away)
      own.restore()
      this.paintNames(own, f)
    })
  }

  private paintFloor(g: Pen, { palette }: Frame): void {
    const { cx, cy, radius } = this.plan
    g.beginPath()
    g.arc(cx, cy, radius * 0.38, Math.PI, 0)
    g.closePath()
    g.fillStyle = palette.faint
    g.fill()
  }

  private paintSeat(g: Pen, { t, palette, scale }: Frame, delegate: number, motion: number, away: ReadonlySet<number>): void {
    const faction = delegate ? this.faction.at(delegate, t) : 0
    if (!faction) return
    const home = this.plan.place(delegate)
    const [x, y, r] = [home.x * scale, home.y * scale, this.plan.r * scale]
    const shape = shapeOf(faction)
    if (!this.delegates.sits(delegate, t) || away.has(delegate)) return stamp(g, mark(shape, palette.wall, r * 0.8, 'hollow'), x, y)
    const vote = this.votes.of(delegate, motion, t)
    stamp(g, mark(shape, kindColour(palette, faction), r, vote === 0 ? 'faint' : 'solid'), x, y)
    if (vote) drawHand(g, vote, x, y, r, palette)
  }

  /** Names of the wedges around the rim; those too small or too near another go without. */
  private paintNames(g: Pen, { t, palette, unit }: Frame): void {
    const { radius } = this.plan
    g.font = `600 ${Math.round(Math.min(13, Math.max(10, radius * 0.045)) * unit)}px ${FONT}`
    g.textAlign = 'center'
    g.textBaseline = 'middle'
    g.lineWidth = 5
    g.lineJoin = 'round'
    g.strokeStyle = palette.panel
    let last = Infinity
    for (const { faction, angle, n } of this.wedges(t)) {
      const short = this.night.head.factions[faction - 1]?.short
      if (!short || n < FEWEST || (last - angle) * radius < APART) continue
      last = angle
      g.fillStyle = kindColour(palette, faction)
      this.write(g, short, angle)
    }
  }

  private write(g: Pen, name: string, angle: number): void {
    const { cx, cy, radius, r, width } = this.plan
    const half = g.measureText(name).width / 2
    const x = cx + Math.cos(angle) * (radius + r + 8 + Math.abs(Math.cos(angle)) * half)
    const at = [Math.min(width - half - 3, Math.max(half + 3, x)), cy - Math.sin(angle) * (radius + r + 11)] as const
    g.strokeText(name, ...at)
    g.fillText(name, ...at)
  }

  /** The factions from left to right: in which direction each sits, and on how many seats. */
  private wedges(t: number): { faction: number; angle: number; n: number }[] {
    const found = new Map<number, { sum: number; n: number }>()
    this.plan.seats.forEach(({ angle }, i) => {
      const delegate = this.plan.delegateOn[i + 1]
      const faction = delegate ? this.faction.at(delegate, t) : 0
      if (!faction) return
      const { sum, n } = found.get(faction) ?? { sum: 0, n: 0 }
      found.set(faction, { sum: sum + angle, n: n + 1 })
    })
    return [...found].map(([faction, { sum, n }]) => ({ faction, angle: sum / n, n })).sort((a, b) => b.angle - a.angle)
  }
}
