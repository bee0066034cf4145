// Those who wait outside the palace: so many, and so still, that they are one picture and a number.

import type { Night } from '../../data/night'
import type { Tracks } from '../../data/tracks'
import { before } from '../../time/pace'
import { Layer } from '../layer'
import { stamp } from '../pen'
import { FONT, type Frame } from '../scene'
import { mark } from '../shapes'
import type { Styles } from './styles'
import type { Plan } from './plan'

export const SMALLER = 0.7 // than those inside: the street is narrow

export class Crowd {
  private readonly layer = new Layer()
  /** The state of whoever waits in no room. */
  readonly outside: number
  private readonly room: Tracks
  private readonly side: Tracks
  private readonly state: Tracks
  /** When somebody comes or goes, and how many wait from then on. */
  private readonly times: number[] = []
  private readonly counts: number[] = []

  constructor(
    private readonly night: Night,
    private readonly plan: Plan,
    private readonly styles: Styles,
    private readonly rows: Int32Array,
  ) {
    this.outside = (night.head.names.people_states ?? []).indexOf('outside')
    this.room = night.tracks('people', 'room')
    this.side = night.tracks('people', 'side')
    this.state = night.tracks('people', 'state')
    this.countAll()
  }

  waits(row: number, t: number): boolean {
    return this.room.at(row, t) === 0 && this.state.at(row, t) === this.outside
  }

  /** How many wait at `t`. */
  count(t: number): number {
    return this.times.length && this.times[0] <= t ? this.counts[before(this.times, t)] : 0
  }

  /** Painted anew when one comes or goes, or has come: `move` seconds of walking later. */
  draw(ctx: CanvasRenderingContext2D, f: Frame, r: number, move: number): void {
    if (!this.plan.hasStreet) return
    const { t, palette, scale } = f
    const key = `${palette.paper} ${this.changes(t)} ${this.changes(t - move)}`
    this.layer.draw(ctx, key, { width: this.plan.width, height: this.plan.height, scale }, (own) => {
      own.setTransform(1, 0, 0, 1, 0, 0)
      for (const row of this.rows)
        if (this.waits(row, t) && t - this.room.since(row, t) >= move) this.paintOne(own, f, row, r)
      own.setTransform(scale, 0, 0, scale, 0, 0)
      this.paintCount(own, f)
    })
  }

  private paintOne(g: CanvasRenderingContext2D, { t, palette, scale }: Frame, row: number, r: number): void {
    const style = this.styles.of(this.side.at(row, t), this.outside, palette)
    const spot = this.plan.spot(row, 0)
    if (!style || !spot) return
    stamp(g, mark(style.shape, style.colour, r * SMALLER * scale, style.fill), spot.x * scale, spot.y * scale)
  }

  private paintCount(g: CanvasRenderingContext2D, { t, palette, unit }: Frame): void {
    const { x, y } = this.plan.street()
    const words = `outside: ${this.count(t).toLocaleString('en-GB')}`
    g.font = `600 ${11 * unit}px ${FONT}`
    g.fillStyle = palette.panel
    g.beginPath()
    g.roundRect(x + 4, y + 4, g.measureText(words).width + 12, 17 * unit, 4)
    g.fill()
    g.fillStyle = palette.ink
    g.textBaseline = 'middle'
    g.fillText(words, x + 10, y + 4 + 9 * unit)
  }

  /** How often the crowd has become another by `t`. */
  private changes(t: number): number {
    return t < 0 ? 0 : 1 + before(this.times, t)
  }

  private countAll(): void {
    const { night, times, counts } = this
    const [step, row, room, state] = ['step', 'row', 'room', 'state'].map((name) => night.column(`people.${name}`))
    const waiting = new Uint8Array(night.rows('people'))
    let n = 0
    for (let i = 0; i < row.length; i++) {
      const now = room[i] === 0 && state[i] === this.outside ? 1 : 0
      if (now === waiting[row[i]]) continue
      waiting[row[i]] = now
      n += now ? 1 : -1
      const t = step[i] * night.head.clock.step
      if (times[times.length - 1] !== t) times.push(t)
      counts[times.length - 1] = n
    }
  }
}
