// The hall: a hemicycle in which everybody has a seat, the door at its right, the floor in its midst.

import { motionOf } from '../data/motions'
import type { Night } from '../data/night'
import type { Tracks } from '../data/tracks'
import { hemicycle, type Seat } from '../layout/hemicycle'
import { lot } from '../layout/scatter'
import { kindColour, type Palette } from '../state/theme.svelte'
import { ease, FONT, movement, type Frame, type Look, type Scene, type Spot } from './scene'
import { Layer } from './layer'
import { label, ring, stamp } from './pen'
import { mark, shapeOf } from './shapes'

export class HallScene implements Scene {
  private readonly seats: Seat[]
  private readonly unit: number
  private readonly of: Int32Array // delegate on each seat
  private readonly seatOf: Int32Array // and back
  private readonly state: Tracks
  private readonly faction: Tracks
  private readonly vote: Tracks
  private readonly votedOn: Tracks
  private readonly barrer: Tracks
  private readonly inHall: number
  private readonly atDoor: number
  private readonly seatsLayer = new Layer()
  private width = 1
  private height = 1
  private cx = 0
  private cy = 0
  private radius = 1
  private below = false
  private doorX = 0
  private doorY = 0
  private lobby = 30

  constructor(private readonly night: Night) {
    const seat = night.column('delegates.seat')
    const people = Math.max(0, seat.length - 1)
    const { seats, radius } = hemicycle(people)
    this.seats = seats
    this.unit = radius
    this.of = new Int32Array(people + 1)
    this.seatOf = new Int32Array(people + 1)
    for (let row = 1; row < seat.length; row++) {
      this.of[seat[row]] = row
      this.seatOf[row] = seat[row]
    }
    this.state = night.tracks('delegates', 'state')
    this.faction = night.tracks('delegates', 'faction')
    this.vote = night.tracks('delegates', 'vote')
    this.votedOn = night.tracks('delegates', 'voted_on')
    this.barrer = night.tracks('delegates', 'barrer')
    const places = night.head.names.places ?? []
    this.inHall = places.indexOf('in_hall')
    this.atDoor = places.indexOf('at_door')
  }

  resize(width: number, height: number): void {
    this.width = width
    this.height = height
    // On a tall pane what is said stands below the seats, where it has more room than between them.
    this.below = height > width * 0.5 + 120 && width < 620
    const foot = this.below ? 108 : Math.min(height * 0.3, 58)
    this.radius = Math.max(10, Math.min((width - 60) / 2, height - foot - 30))
    this.cx = width / 2
    this.cy = Math.min(height - foot, (height + this.radius) / 2 + 8)
    this.lobby = Math.min(46, (this.below ? 46 : height - this.cy) - 8)
    this.doorX = Math.min(width - 22, this.cx + this.radius + 4)
    this.doorY = this.cy + 6 + this.lobby / 2
  }

  /** Where what is said on the floor is written: above a point, or below it. */
  floor(): { x: number; y: number; width: number; below: boolean } {
    const y = this.below ? this.cy + this.lobby : this.cy
    return { x: this.cx, y, width: this.radius * (this.below ? 1.5 : 0.66), below: this.below }
  }

  private seatRadius(): number {
    return Math.min(15, Math.max(1.4, this.unit * this.radius))
  }

  private place(delegate: number): { x: number; y: number } {
    const seat = this.seats[this.seatOf[delegate] - 1]
    return seat
      ? { x: this.cx + seat.x * this.radius, y: this.cy - seat.y * this.radius }
      : { x: this.cx, y: this.cy }
  }

  /** Where the nth of those who wait stands: in line before the door, the first next to it. */
  private queued(n: number): { x: number; y: number } {
    const step = 2.3 * this.seatRadius() + 1
    const rows = Math.max(1, Math.min(3, Math.floor(this.lobby / step)))
    const y = this.doorY + ((n % rows) - (rows - 1) / 2) * step
    return { x: Math.max(12, this.doorX - 16 - step - Math.floor(n / rows) * step), y }
  }

  /** Those who wait at the door, and how many came there before them. */
  private line(t: number): Map<number, number> {
    const waiting: number[] = []
    for (let row = 1; row < this.seatOf.length; row++) if (this.state.at(row, t) === this.atDoor) waiting.push(row)
    waiting.sort((a, b) => this.state.since(a, t) - this.state.since(b, t) || a - b)
    return new Map(waiting.map((row, n) => [row, n]))
  }

  /** Where a delegate is seen, and how plainly: on the seat, on the way, at the door, gone. */
  private position(delegate: number, t: number, walk: number, line: Map<number, number>): { x: number; y: number; seen: number } {
    const home = this.place(delegate)
    const state = this.state.at(delegate, t)
    const since = this.state.since(delegate, t)
    const share = ease((t - since) / walk)
    const queue = this.queued(line.get(delegate) ?? 0)
    const door = { x: this.doorX + 6, y: this.doorY }
    if (state === this.inHall) {
      const before = this.state.previous(delegate, t)
      if (!before || share >= 1) return { ...home, seen: 1 }
      const from = before === this.atDoor ? queue : door
      return { ...between(from, home, share), seen: 1 }
    }
    if (state === this.atDoor)
      return { ...(share < 1 ? between(home, queue, share) : queue), seen: 1 }
    if (state === 0) return { ...home, seen: 0 }
    const from = this.state.previous(delegate, t) === this.atDoor ? queue : home
    return share < 1 ? { ...between(from, door, share), seen: share > 0.85 ? (1 - share) / 0.15 : 1 } : { ...door, seen: 0 }
  }

  draw(ctx: CanvasRenderingContext2D, f: Frame): void {
    const { palette, t, scale } = f
    const { cx, cy, radius } = this
    const r = this.seatRadius()
    const walk = movement(f.rate, f.reduced ? 0.01 : 1.1, f.reduced ? 0.1 : 15, 150)
    const vote = this.voting(t, f.rate)
    // While nobody moves, seats and names are a picture that is kept.
    const line = this.line(t)
    const restless = this.restless(t, walk)
    const barring = this.barring(t, f.rate, line)
    const key = `${this.night.changes('delegates', t)} ${vote} ${palette.paper} ${restless.length ? t : ''} ${barring.join()}`
    this.noise(ctx, f)
    this.seatsLayer.draw(ctx, key, { width: this.width, height: this.height, scale }, (own) => this.paintSeats(own, f, vote, new Set([...restless, ...barring])))

    ctx.save()
    ctx.setTransform(1, 0, 0, 1, 0, 0)
    for (const delegate of restless) {
      const { x, y, seen } = this.position(delegate, t, walk, line)
      if (seen <= 0) continue
      ctx.globalAlpha = seen
      const faction = this.faction.at(delegate, t)
      stamp(ctx, mark(shapeOf(faction), kindColour(palette, faction), r * 1.1 * scale, 'solid', palette.ink), x * scale, y * scale)
    }
    ctx.restore()
    this.barred(ctx, f, barring)
    const spoken = this.speaker(t)
    if (spoken) {
      const { x, y } = this.position(spoken, t, walk, line)
      ring(ctx, x, y, r + 3, palette.accent, Math.max(1.5, r * 0.3 + 0.5))
      ctx.beginPath()
      ctx.setLineDash([2, 3])
      ctx.moveTo(x, y)
      ctx.lineTo(cx, cy - radius * 0.36)
      ctx.strokeStyle = palette.accent
      ctx.lineWidth = 1
      ctx.stroke()
      ctx.setLineDash([])
    }
    for (const one of f.told) {
      const row = ['delegates', 'named', 'speakers'].includes(one.table) ? this.delegateOf(one) : 0
      if (!row || barring.includes(row)) continue
      const { x, y, seen } = this.position(row, t, walk, line)
      if (seen) ring(ctx, x, y, r + 4, palette.accent, 2)
    }
    const look = f.look
    if (look?.table === 'delegates' || look?.table === 'named' || look?.table === 'speakers') {
      const row = this.delegateOf(look)
      if (row) {
        const { x, y } = this.position(row, t, walk, line)
        ring(ctx, x, y, r + 5, palette.ink, 2)
        const name = this.night.head.named.find((p) => p.delegate === row)?.name
        if (name) label(ctx, name, x, y - r - 12, f, this.width)
      }
    } else if (look?.table === 'factions') {
      for (let seat = 1; seat < this.of.length; seat++)
        if (this.faction.at(this.of[seat], t) === look.row) {
          const home = this.place(this.of[seat])
          ring(ctx, home.x, home.y, r + 1.5, palette.ink, 1)
        }
    }
  }

  /** Delegates who are on their way, or wait at the door. */
  private restless(t: number, walk: number): number[] {
    const found: number[] = []
    for (let row = 1; row < this.seatOf.length; row++) {
      const state = this.state.at(row, t)
      if (state === this.atDoor) found.push(row)
      else if (state && t - this.state.since(row, t) < walk && this.state.previous(row, t)) found.push(row)
    }
    return found
  }

  private paintSeats(ctx: CanvasRenderingContext2D, f: Frame, vote: number, away: ReadonlySet<number>): void {
    const { palette, t, scale } = f
    const { cx, cy, radius } = this
    const r = this.seatRadius()
    ctx.beginPath()
    ctx.arc(cx, cy, radius * 0.38, Math.PI, 0)
    ctx.closePath()
    ctx.fillStyle = palette.faint
    ctx.fill()

    this.paintDoor(ctx, f)

    const angles = new Map<number, { sum: number; n: number }>()
    ctx.save()
    ctx.setTransform(1, 0, 0, 1, 0, 0)
    for (let seat = 1; seat < this.of.length; seat++) {
      const delegate = this.of[seat]
      const faction = delegate ? this.faction.at(delegate, t) : 0
      if (!faction) continue
      const angle = angles.get(faction)
      if (angle) {
        angle.sum += this.seats[seat - 1].angle
        angle.n++
      } else angles.set(faction, { sum: this.seats[seat - 1].angle, n: 1 })
      const home = this.place(delegate)
      if (this.state.at(delegate, t) !== this.inHall || away.has(delegate)) {
        stamp(ctx, mark(shapeOf(faction), palette.wall, r * 0.8 * scale, 'hollow'), home.x * scale, home.y * scale)
        continue
      }
      // the tables have a vote at the end of the ten seconds in which it was taken
      const counted = t + this.night.head.clock.step
      const hands = vote > 0 && this.votedOn.at(delegate, counted) === vote
      const fill = hands && this.vote.at(delegate, counted) === 0 ? 'faint' : 'solid'
      stamp(ctx, mark(shapeOf(faction), kindColour(palette, faction), r * scale, fill), home.x * scale, home.y * scale)
      if (hands) this.hand(ctx, this.vote.at(delegate, counted), home.x * scale, home.y * scale, r * scale, palette)
    }
    ctx.restore()

    // names of the wedges around the rim; those too small or too near another go without
    ctx.font = `600 ${Math.round(Math.min(13, Math.max(10, radius * 0.045)) * f.unit)}px ${FONT}`
    ctx.textAlign = 'center'
    ctx.textBaseline = 'middle'
    let last = Infinity
    for (const [faction, { sum, n }] of [...angles].sort((a, b) => b[1].sum / b[1].n - a[1].sum / a[1].n)) {
      const angle = sum / n
      const short = this.night.head.factions[faction - 1]?.short
      if (!short || n < 4 || (last - angle) * radius < 22) continue
      last = angle
      const half = ctx.measureText(short).width / 2
      const x = cx + Math.cos(angle) * (radius + r + 8 + Math.abs(Math.cos(angle)) * half)
      const at = [Math.min(this.width - half - 3, Math.max(half + 3, x)), cy - Math.sin(angle) * (radius + r + 11)] as const
      ctx.strokeStyle = palette.panel
      ctx.lineWidth = 5
      ctx.lineJoin = 'round'
      ctx.strokeText(short, ...at)
      ctx.fillStyle = kindColour(palette, faction)
      ctx.fillText(short, ...at)
    }
  }

  private paintDoor(ctx: CanvasRenderingContext2D, { palette, unit }: Frame): void {
    const half = Math.max(12, this.lobby / 2)
    ctx.fillStyle = palette.faint
    ctx.fillRect(this.doorX, this.doorY - half, 9, 2 * half)
    ctx.strokeStyle = palette.muted
    ctx.lineWidth = 1.5
    ctx.strokeRect(this.doorX, this.doorY - half, 9, 2 * half)
    ctx.beginPath()
    ctx.moveTo(this.doorX, this.doorY - half)
    ctx.lineTo(this.doorX - 7, this.doorY - half + 4)
    ctx.lineTo(this.doorX - 7, this.doorY + half + 3)
    ctx.lineTo(this.doorX, this.doorY + half - 1)
    ctx.stroke()
    if (this.width < 420) return
    ctx.font = `${10.5 * unit}px ${FONT}`
    ctx.textAlign = 'right'
    ctx.textBaseline = 'middle'
    ctx.fillStyle = palette.muted
    ctx.save()
    ctx.translate(this.doorX + 18, this.doorY)
    ctx.rotate(-Math.PI / 2)
    ctx.textAlign = 'center'
    ctx.fillText('door', 0, 0)
    ctx.restore()
  }

  private delegateOf(look: Look): number {
    if (look.table === 'delegates') return look.row
    const field = look.table === 'speakers' ? 'speaker' : 'row'
    return this.night.head.named.find((p) => p[field] === look.row)?.delegate ?? 0
  }

  private speaker(t: number): number {
    const speech = this.night.lastEvent(t, 'speech')
    if (!speech || speech.t + speech.magnitude < t) return 0
    return this.night.namedAs('speaker', speech.who)?.delegate ?? 0
  }

  /** The motion on which hands are up, 0 when none. */
  voting(t: number, rate: number): number {
    const result = this.night.lastEvent(t, 'carried', 'lost')
    const up = movement(rate, 2.2, 60, 240)
    return result && t - result.t < up ? motionOf(this.night, result) : 0
  }

  /** A hand that is up; of who is against, one held flat. */
  private hand(ctx: CanvasRenderingContext2D, vote: number, x: number, y: number, r: number, palette: Palette): void {
    if (!vote) return
    ctx.lineCap = 'round'
    for (const [colour, width] of [[palette.panel, 0.85], [palette.ink, 0.4]] as const) {
      ctx.strokeStyle = colour
      ctx.lineWidth = Math.max(1, r * width)
      ctx.beginPath()
      if (vote > 0) {
        ctx.moveTo(x + r * 0.35, y - r * 0.3)
        ctx.lineTo(x + r * 0.35, y - r * 1.75)
      } else {
        ctx.moveTo(x - r * 0.85, y)
        ctx.lineTo(x + r * 0.85, y)
      }
      ctx.stroke()
    }
    ctx.lineCap = 'butt'
  }

  /** What is heard at `t`, how loud it still is (0…1), and whether it is against the speaker. */
  heard(t: number, rate: number): { loud: number; angry: boolean; share: number; by: number } | null {
    // who is shouted down is also clapped by some: what drowned the speech is what is heard
    for (const kind of ['shouted_down', 'applause'] as const) {
      const event = this.night.lastEvent(t, kind)
      if (!event) continue
      const angry = kind === 'shouted_down'
      const age = (t - event.t) / movement(rate, 1.8, Math.max(30, angry ? 0 : event.what || 0), 200)
      if (age > 1) continue
      return { loud: (angry ? Math.max(0.5, 1 - event.magnitude) : event.magnitude) * (1 - age * age), angry, share: event.magnitude, by: angry ? event.whom : 0 }
    }
    return null
  }

  /** What is heard, as a crown about the seats: even beats of applause, jagged ones of shouting. */
  private noise(ctx: CanvasRenderingContext2D, f: Frame): void {
    const heard = this.heard(f.t, f.rate)
    if (!heard) return
    const inner = this.radius + this.seatRadius() + 3
    const room = Math.max(7, Math.min(26, this.radius * 0.09))
    const beats = 72
    ctx.save()
    ctx.strokeStyle = heard.angry ? f.palette.alarm : f.palette.gold
    ctx.lineWidth = Math.max(1.5, ((this.radius * Math.PI) / beats) * 0.34)
    ctx.lineCap = heard.angry ? 'butt' : 'round'
    ctx.beginPath()
    for (let i = 0; i <= beats; i++) {
      const angle = (Math.PI * i) / beats
      const beat = f.reduced ? 1 : 0.65 + 0.35 * Math.sin(f.stamp / (heard.angry ? 70 : 110) + lot(i) * 7)
      const length = 2 + room * heard.loud * beat * (heard.angry ? 0.35 + 0.65 * lot(i + 31) : 0.8 + 0.2 * lot(i + 31))
      const [x, y] = [Math.cos(angle), -Math.sin(angle)]
      ctx.moveTo(this.cx + x * inner, this.cy + y * inner)
      ctx.lineTo(this.cx + x * (inner + length), this.cy + y * (inner + length))
    }
    ctx.stroke()
    ctx.restore()
  }

  /** Those who stand in somebody's way, a few at most: of who waits at the door, and the latest. */
  private barring(t: number, rate: number, line: Map<number, number>): number[] {
    const event = this.night.lastEvent(t, 'bars_way')
    const found = new Set<number>()
    if (event && t - event.t < movement(rate, 2.5, 40, 240)) found.add(event.who)
    for (const out of line.keys()) {
      const barrer = this.barrer.at(out, t)
      if (barrer) found.add(barrer)
    }
    return [...found].filter((row) => this.state.at(row, t) === this.inHall).slice(0, 3)
  }

  /** Whoever stands in somebody's way has come to the door: before it, with a bar. */
  private barred(ctx: CanvasRenderingContext2D, f: Frame, barring: number[]): void {
    if (!barring.length) return
    const { palette, scale } = f
    const r = this.seatRadius()
    let n = 0
    for (const barrer of barring) {
      const x = this.doorX - 12
      const y = this.doorY + (n++ - (barring.length - 1) / 2) * (2.6 * r + 2)
      const from = this.place(barrer)
      ctx.strokeStyle = palette.alarm
      ctx.lineWidth = 0.8
      ctx.setLineDash([2, 4])
      ctx.beginPath()
      ctx.moveTo(from.x, from.y)
      ctx.lineTo(x, y)
      ctx.stroke()
      ctx.setLineDash([])
      ctx.save()
      ctx.setTransform(1, 0, 0, 1, 0, 0)
      const faction = this.faction.at(barrer, f.t)
      stamp(ctx, mark(shapeOf(faction), kindColour(palette, faction), r * 1.15 * scale, 'solid', palette.ink), x * scale, y * scale)
      ctx.restore()
      ctx.strokeStyle = palette.alarm
      ctx.lineWidth = 2.5
      ctx.beginPath()
      ctx.moveTo(x - r - 4, y - r - 4)
      ctx.lineTo(x - r - 4, y + r + 4)
      ctx.stroke()
    }
    ctx.font = `600 ${11 * f.unit}px ${FONT}`
    ctx.textAlign = 'right'
    ctx.textBaseline = 'top'
    ctx.fillStyle = palette.alarm
    ctx.strokeStyle = palette.panel
    ctx.lineWidth = 4
    ctx.lineJoin = 'round'
    const at = [this.doorX + 10, Math.min(this.height - 12 * f.unit, this.doorY + this.lobby / 2 - 2)] as const
    ctx.strokeText('in the way', ...at)
    ctx.fillText('in the way', ...at)
  }

  pick(x: number, y: number, t: number): Look | undefined {
    const near = Math.max(7, this.seatRadius() * 1.6)
    let best = near * near
    let found = 0
    const line = this.line(t)
    for (let row = 1; row < this.seatOf.length; row++) {
      const at = this.position(row, t, 20, line)
      for (const p of [at, this.place(row)]) {
        const d = (p.x - x) ** 2 + (p.y - y) ** 2
        if (d < best) {
          best = d
          found = row
        }
      }
    }
    return found ? { table: 'delegates', row: found } : undefined
  }

  spots(): Spot[] {
    return Array.from({ length: this.seatOf.length - 1 }, (_, i) => ({ ...this.place(i + 1), look: { table: 'delegates', row: i + 1 } }))
  }

  /** Seats taken: in the hall or at its door. */
  present(t: number): number {
    let n = 0
    for (let row = 1; row < this.seatOf.length; row++) {
      const state = this.state.at(row, t)
      if (state === this.inHall || state === this.atDoor) n++
    }
    return n
  }

  /** Those who stand in line before the door. */
  waiting(t: number): number {
    return this.line(t).size
  }

  /** Hands that are seen: up, held flat, none; all nought while nothing is voted on. */
  hands(t: number): { up: number; flat: number; none: number } {
    const motion = this.voting(t, 0)
    const found = { up: 0, flat: 0, none: 0 }
    const counted = t + this.night.head.clock.step
    for (let row = 1; motion && row < this.seatOf.length; row++) {
      if (this.state.at(row, t) !== this.inHall || this.votedOn.at(row, counted) !== motion) continue
      const vote = this.vote.at(row, counted)
      found[vote > 0 ? 'up' : vote < 0 ? 'flat' : 'none']++
    }
    return found
  }
}

const between = (a: { x: number; y: number }, b: { x: number; y: number }, share: number) => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
})
