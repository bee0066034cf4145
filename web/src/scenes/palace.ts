// The palace: every floor a plan, every person a mark in the room where they are.

import type { Night } from '../data/night'
import type { Tracks } from '../data/tracks'
import { arrange, floorName, layFloors, type Floor, type Panel } from '../layout/floors'
import type { Box } from '../layout/plan'
import { across, along } from '../layout/scatter'
import type { Palette } from '../state/theme.svelte'
import { before } from '../time/pace'
import { ease, FONT, fitted, mix, movement, type Frame, type Look, type Scene, type Spot } from './scene'
import { Layer } from './layer'
import { label, ring, stamp } from './pen'
import { mark, type Fill, type Shape } from './shapes'

export type Overlay = 'light' | 'cold' | 'search'

const SIDES: Record<string, { shape: Shape; colour: number }> = {
  defenders: { shape: 'square', colour: 2 },
  besiegers: { shape: 'circle', colour: 1 },
  bystanders: { shape: 'diamond', colour: 4 },
  council: { shape: 'star', colour: 3 },
}
/** How a state shows on the mark of its side; what is not here is solid. */
const FILLS: Record<string, Fill> = {
  held: 'hollow',
  wounded: 'hollow',
  hiding: 'faint',
  outside: 'faint',
  dead: 'crossed',
}
const ACTIVE = new Set(['patrolling', 'wandering', 'roaming', 'searching', 'running', 'following'])
const STREET = 30 // CSS pixels for those who wait outside

export class PalaceScene implements Scene {
  overlay: Overlay = 'light'
  /** Only this floor when set. */
  only: number | null = null
  private readonly floors: Floor[]
  private readonly people: Int32Array
  private readonly room: Tracks
  private readonly side: Tracks
  private readonly state: Tracks
  private readonly light: Tracks
  private readonly doorState: Tracks
  private readonly outsideState: number
  private readonly crowdTimes: Float64Array
  private readonly crowdCounts: Int32Array
  private panels: Panel[] = []
  private boxes = new Map<number, Box>()
  private width = 1
  private height = 1
  private readonly ground = new Layer()
  private readonly streetLayer = new Layer()
  private readonly nameLayer = new Layer()
  private readonly x: Float32Array
  private readonly y: Float32Array
  private readonly styles = new Map<number, { shape: Shape; colour: string; fill: Fill; active: boolean } | null>()
  private stylesOf: Palette | null = null

  constructor(private readonly night: Night) {
    this.floors = layFloors(night.head.rooms, night.head.doors)
    this.room = night.tracks('people', 'room')
    this.side = night.tracks('people', 'side')
    this.state = night.tracks('people', 'state')
    this.light = night.tracks('rooms', 'light')
    this.doorState = night.tracks('doors', 'state')
    this.outsideState = (night.head.names.people_states ?? []).indexOf('outside')
    const used = new Set<number>(night.column('people.row'))
    used.delete(0)
    // Bystanders below, then defenders and besiegers, the council on top.
    const last = night.head.clock.end
    const order = (row: number) => {
      const side = night.code('sides', this.side.at(row, last))
      return side === 'bystanders' ? 0 : side === 'council' ? 2 : 1
    }
    this.people = Int32Array.from([...used].sort((a, b) => order(a) - order(b) || a - b))
    const { times, counts } = this.countOutside()
    this.crowdTimes = times
    this.crowdCounts = counts
    const rows = night.rows('people')
    this.x = new Float32Array(rows)
    this.y = new Float32Array(rows)
  }

  levels(): number[] {
    return this.floors.map((f) => f.level)
  }

  resize(width: number, height: number): void {
    this.width = width
    this.height = height
    const floors = this.only === null ? this.floors : this.floors.filter((f) => f.level === this.only)
    const room = this.crowd() ? height - STREET - 8 : height - 4
    this.panels = arrange(floors, width - 12, room).map((p) => ({
      ...p,
      x: p.x + 6,
      box: { ...p.box, x: p.box.x + 6 },
    }))
    this.boxes.clear()
    for (const panel of this.panels) {
      const floor = floors.find((f) => f.level === panel.level)!
      for (const [row, b] of floor.boxes)
        this.boxes.set(row, {
          x: panel.x + b.x * panel.scale,
          y: panel.y + b.y * panel.scale,
          w: b.w * panel.scale,
          h: b.h * panel.scale,
        })
    }
  }

  private crowd(): boolean {
    return this.outsideState > 0
  }

  private street(): Box {
    return { x: 6, y: this.height - STREET, w: this.width - 12, h: STREET - 4 }
  }

  /** The spot of somebody in a room; false when that room is not on the pane. */
  private spot(row: number, room: number): { x: number; y: number } | undefined {
    const box = room ? this.boxes.get(room) : this.street()
    if (!box) return undefined
    const inset = Math.min(2.5, box.w / 5, box.h / 5)
    return {
      x: box.x + inset + across(row) * (box.w - 2 * inset),
      y: box.y + inset + along(row) * (box.h - 2 * inset),
    }
  }

  draw(ctx: CanvasRenderingContext2D, f: Frame): void {
    const { palette, t, scale } = f
    this.drawGround(ctx, f)
    const r = Math.min(4.2, Math.max(1.5, (this.panels[0]?.scale ?? 1) * 0.95))
    const move = movement(f.rate, f.reduced ? 0.01 : 0.9, f.reduced ? 0.1 : 12, 180)
    if (this.stylesOf !== palette) {
      this.styles.clear()
      this.stylesOf = palette
    }
    this.drawStreet(ctx, f, r, move)
    ctx.save()
    ctx.setTransform(1, 0, 0, 1, 0, 0)
    const { people, room, side, state, x, y } = this
    for (let i = 0; i < people.length; i++) {
      const row = people[i]
      const here = room.at(row, t)
      const code = state.at(row, t)
      const since = room.since(row, t)
      const age = t - since
      const waiting = here === 0 && code === this.outsideState
      if (here === 0 && !waiting && age > move) {
        x[row] = NaN
        continue
      }
      const style = this.style(side.at(row, t), code, palette)
      if (!style) {
        x[row] = NaN
        continue
      }
      const to = here || waiting ? this.spot(row, here) : undefined
      let px: number, py: number
      let alpha = 1
      if (age < move) {
        const before = room.previous(row, t)
        const from = before || (since > 0 && this.wasOutside(row, since)) ? this.spot(row, before) : undefined
        const share = ease(age / move)
        if (from && to) {
          px = from.x + (to.x - from.x) * share
          py = from.y + (to.y - from.y) * share
        } else if (to) {
          ;({ x: px, y: py } = to)
          alpha = since > 0 ? share : 1
        } else if (from) {
          ;({ x: px, y: py } = from)
          alpha = 1 - share
        } else continue
      } else if (to) ({ x: px, y: py } = to)
      else {
        x[row] = NaN
        continue
      }
      x[row] = px
      y[row] = py
      if (waiting && age >= move) continue // drawn with the street
      const picture = mark(style.shape, style.colour, (style.shape === 'star' ? r * 1.9 : waiting ? r * 0.7 : style.active ? r * 1.15 : r) * scale, style.fill)
      if (alpha < 1) ctx.globalAlpha = alpha
      stamp(ctx, picture, px * scale, py * scale)
      if (alpha < 1) ctx.globalAlpha = 1
    }
    ctx.restore()
    this.drawNames(ctx, f)
    this.happenings(ctx, f)
    this.drawTold(ctx, f)
    this.drawLook(ctx, f)
  }

  /** Where the newest sentence happens, and who acts in it. */
  private drawTold(ctx: CanvasRenderingContext2D, f: Frame): void {
    ctx.strokeStyle = f.palette.accent
    ctx.lineWidth = 2.5
    for (const look of f.told) {
      const box = look.table === 'rooms' ? this.boxes.get(look.row) : undefined
      if (box) ctx.strokeRect(box.x - 2.5, box.y - 2.5, box.w + 5, box.h + 5)
      const row = this.personOf(look)
      if (row && !Number.isNaN(this.x[row]) && this.x[row]) ring(ctx, this.x[row], this.y[row], 7, f.palette.accent, 2)
    }
  }

  /** Those who wait outside are many and stand still: a picture, renewed when one comes or goes. */
  private drawStreet(ctx: CanvasRenderingContext2D, f: Frame, r: number, move: number): void {
    if (!this.crowd()) return
    const { t, palette, scale } = f
    const key = `${palette.paper} ${this.crowdChanges(t)} ${this.crowdChanges(t - move)}`
    this.streetLayer.draw(ctx, key, { width: this.width, height: this.height, scale }, (own) => {
      own.setTransform(1, 0, 0, 1, 0, 0)
      for (const row of this.people) {
        if (this.room.at(row, t) || this.state.at(row, t) !== this.outsideState) continue
        if (t - this.room.since(row, t) < move) continue
        const style = this.style(this.side.at(row, t), this.outsideState, palette)
        const spot = style && this.spot(row, 0)
        if (!style || !spot) continue
        const picture = mark(style.shape, style.colour, r * 0.7 * scale, style.fill)
        stamp(own, picture, spot.x * scale, spot.y * scale)
      }
      own.setTransform(scale, 0, 0, scale, 0, 0)
      const street = this.street()
      own.font = `600 ${11 * f.unit}px ${FONT}`
      const words = `outside: ${this.outside(t).toLocaleString('en-GB')}`
      own.fillStyle = palette.panel
      own.beginPath()
      own.roundRect(street.x + 4, street.y + 4, own.measureText(words).width + 12, 17 * f.unit, 4)
      own.fill()
      own.fillStyle = palette.ink
      own.textBaseline = 'middle'
      own.fillText(words, street.x + 10, street.y + 4 + 9 * f.unit)
    })
  }

  /** How often somebody has come to wait outside or gone from there by `t`. */
  private crowdChanges(t: number): number {
    return t < 0 ? 0 : 1 + before(this.crowdTimes, t)
  }

  private wasOutside(row: number, since: number): boolean {
    return this.state.at(row, since - 0.5) === this.outsideState
  }

  private style(side: number, state: number, palette: Palette) {
    const key = side * 64 + state
    let style = this.styles.get(key)
    if (style === undefined) {
      const known = SIDES[this.night.code('sides', side)]
      const name = this.night.code('people_states', state)
      if (!side) style = null
      else {
        const base = known ?? { shape: 'hexagon' as Shape, colour: 5 }
        const colour = palette.kinds[base.colour - 1]
        style = {
          shape: base.shape,
          colour: ACTIVE.has(name) ? mix(colour, palette.ink, 0.35) : name === 'hiding' ? palette.muted : colour,
          fill: FILLS[name] ?? 'solid',
          active: ACTIVE.has(name),
        }
      }
      this.styles.set(key, style)
    }
    return style
  }

  /** Rooms, doors and names, redrawn only when something about them changes. */
  private drawGround(ctx: CanvasRenderingContext2D, f: Frame): void {
    const { t, palette, scale } = f
    const siege = this.night.has('palace') ? this.night.at('siege', 'council_room', 1, t) : 0
    const lookRoom = f.look?.table === 'rooms' ? f.look.row : 0
    const changes = this.night.changes('rooms', t) * 1e5 + this.night.changes('doors', t)
    const key = `${palette.paper} ${this.overlay} ${this.only} ${siege} ${lookRoom} ${changes}`
    this.ground.draw(ctx, key, { width: this.width, height: this.height, scale }, (own) => this.paintRooms(own, f, siege, lookRoom))
  }

  private paintRooms(g: CanvasRenderingContext2D, f: Frame, council: number, lookRoom: number): void {
    const { palette, t } = f
    const beliefs = this.night.tracks('rooms', 'belief')
    let most = 0
    if (this.overlay === 'search')
      for (const room of this.night.head.rooms) most = Math.max(most, beliefs.at(room.row, t))
    g.font = `600 ${11 * f.unit}px ${FONT}`
    g.textBaseline = 'top'
    g.textAlign = 'left'
    g.fillStyle = palette.muted
    for (const panel of this.panels) {
      g.fillStyle = palette.muted
      g.fillText(floorName(panel.level), panel.box.x + 2, panel.box.y + 2)
      const house = this.floors.find((floor) => floor.level === panel.level)?.house
      if (!house) continue
      g.fillStyle = palette.faint
      g.strokeStyle = palette.wall
      g.lineWidth = 1.5
      g.beginPath()
      g.rect(panel.x + house.x * panel.scale - 2, panel.y + house.y * panel.scale - 2, house.w * panel.scale + 4, house.h * panel.scale + 4)
      g.fill()
      g.stroke()
    }
    for (const room of this.night.head.rooms) {
      const box = this.boxes.get(room.row)
      if (!box) continue
      const light = this.night.code('lights', this.light.at(room.row, t))
      let fill = room.outside ? palette.open : light === 'dark' ? palette.dark : light === 'dim' ? palette.dim : palette.lit
      if (this.overlay === 'cold') fill = mix(palette.panel, palette.cold, 0.08 + 0.72 * room.cold)
      if (this.overlay === 'search')
        fill = mix(palette.panel, palette.sought, most ? 0.05 + 0.9 * Math.sqrt(beliefs.at(room.row, t) / most) : 0.04)
      g.fillStyle = fill
      g.strokeStyle = room.outside ? palette.line : palette.wall
      g.lineWidth = room.outside ? 0.75 : 1
      g.beginPath()
      g.roundRect(box.x, box.y, box.w, box.h, room.outside ? 4 : 1)
      g.fill()
      if (room.outside) g.setLineDash([3, 3])
      g.stroke()
      g.setLineDash([])
    }
    this.paintDoors(g, f)
    for (const row of [council, lookRoom]) {
      const box = this.boxes.get(row)
      if (!box) continue
      g.strokeStyle = row === council ? palette.gold : palette.ink
      g.lineWidth = 2.5
      g.strokeRect(box.x - 1.5, box.y - 1.5, box.w + 3, box.h + 3)
    }
    if (this.crowd()) {
      const street = this.street()
      g.strokeStyle = palette.line
      g.setLineDash([3, 3])
      g.lineWidth = 1
      g.beginPath()
      g.roundRect(street.x, street.y, street.w, street.h, 4)
      g.stroke()
      g.setLineDash([])
    }
  }

  /** A door is a gap between two rooms; locked ones have a square, barricaded ones a cross, guarded ones a dot. */
  private paintDoors(g: CanvasRenderingContext2D, f: Frame): void {
    const { palette, t } = f
    for (const door of this.night.head.doors) {
      const [a, b] = [this.boxes.get(door.a), this.boxes.get(door.b)]
      const [ra, rb] = [this.night.head.rooms[door.a - 1], this.night.head.rooms[door.b - 1]]
      if (!a || !b || !ra || !rb) continue
      const state = this.night.code('door_states', this.doorState.at(door.row, t))
      if (Math.floor(ra.floor) !== Math.floor(rb.floor)) {
        for (const [box, up] of [[a, rb.floor > ra.floor], [b, ra.floor > rb.floor]] as const) stairs(g, box, up, palette)
        continue
      }
      const x1 = Math.max(a.x, Math.min(a.x + a.w, b.x + b.w / 2))
      const y1 = Math.max(a.y, Math.min(a.y + a.h, b.y + b.h / 2))
      const x2 = Math.max(b.x, Math.min(b.x + b.w, x1))
      const y2 = Math.max(b.y, Math.min(b.y + b.h, y1))
      const far = Math.hypot(x2 - x1, y2 - y1)
      const barred = state === 'barricaded'
      const shut = state === 'locked' || barred
      g.strokeStyle = shut ? palette.alarm : state === 'guarded' ? palette.kinds[1] : palette.muted
      if (ra.outside && rb.outside) continue
      if (far > 3) {
        g.globalAlpha = 0.45
        g.lineWidth = 1
        g.setLineDash(shut ? [1, 3] : [])
        g.beginPath()
        g.moveTo(x1, y1)
        g.lineTo(x2, y2)
        g.stroke()
        g.setLineDash([])
        g.globalAlpha = 1
      }
      const mx = (x1 + x2) / 2
      const my = (y1 + y2) / 2
      g.fillStyle = shut ? palette.alarm : state === 'guarded' ? palette.kinds[1] : palette.muted
      if (barred) {
        g.strokeStyle = palette.alarm
        g.lineWidth = 1.75
        g.beginPath()
        for (const up of [-3, 3]) {
          g.moveTo(mx - 3, my - up)
          g.lineTo(mx + 3, my + up)
        }
        g.stroke()
      } else if (shut) g.fillRect(mx - 2, my - 2, 4, 4)
      else {
        g.beginPath()
        g.arc(mx, my, state === 'guarded' ? 2 : 1.3, 0, 2 * Math.PI)
        g.fill()
      }
    }
  }

  /** Names stand above whoever crowds the room. */
  private drawNames(ctx: CanvasRenderingContext2D, f: Frame): void {
    const size = { width: this.width, height: this.height, scale: f.scale }
    this.nameLayer.draw(ctx, `${f.palette.paper} ${this.only}`, size, (own) => this.paintNames(own, f))
  }

  private paintNames(g: CanvasRenderingContext2D, f: Frame): void {
    g.lineJoin = 'round'
    g.lineWidth = 3 * f.unit
    g.textAlign = 'center'
    g.textBaseline = 'middle'
    for (const room of this.night.head.rooms) {
      const box = this.boxes.get(room.row)
      if (!box || box.w < 34 * f.unit || box.h < 13 * f.unit) continue
      const size = Math.min(12, Math.max(9, box.w / 9 / f.unit)) * f.unit
      g.font = `${size}px ${FONT}`
      g.fillStyle = mix(f.palette.ink, f.palette.panel, room.outside ? 0.35 : 0.1)
      g.strokeStyle = `${f.palette.panel}b8`
      const words = room.name.replace(/^the /, '').split(' ')
      const lines: string[] = ['']
      for (const word of words) {
        const next = lines[lines.length - 1] ? `${lines[lines.length - 1]} ${word}` : word
        if (g.measureText(next).width <= box.w - 6 || !lines[lines.length - 1]) lines[lines.length - 1] = next
        else lines.push(word)
      }
      const fits = Math.min(lines.length, Math.max(1, Math.floor(box.h / (size + 2))))
      for (let i = 0; i < fits; i++) {
        const text = i === fits - 1 && fits < lines.length ? `${lines[i]} …` : lines[i]
        const at = [box.x + box.w / 2, box.y + box.h / 2 + (i - (fits - 1) / 2) * (size + 1.5)] as const
        const written = fitted(g, text, box.w - 2)
        g.strokeText(written, ...at)
        g.fillText(written, ...at)
      }
    }
  }

  /** Shots and blows flash where they happen; the crowd outside is counted. */
  private happenings(ctx: CanvasRenderingContext2D, f: Frame): void {
    const { t, palette } = f
    const lasts = movement(f.rate, 0.8, 8, 120)
    for (const [names, colour] of [
      [['skirmish', 'false_alarm', 'hit', 'killed', 'wounded'], palette.alarm],
      [['seizes', 'yields', 'arrested'], palette.gold],
    ] as const) {
      const found = this.night.eventsOf(...names)
      const times = this.night.column('events.t')
      let low = 0
      let high = found.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (times[found[middle]] <= t) low = middle + 1
        else high = middle
      }
      for (let i = low - 1; i >= 0 && t - times[found[i]] < lasts && low - i < 40; i--) {
        const event = this.night.event(found[i])
        if (event.kind.where !== 'rooms') continue
        const box = this.boxes.get(event.where)
        if (!box) continue
        const age = (t - event.t) / lasts
        ctx.globalAlpha = 1 - age
        ring(ctx, box.x + box.w / 2, box.y + box.h / 2, f.reduced ? 9 : 5 + 16 * age, colour, 2)
        ctx.globalAlpha = 1
      }
    }
  }

  private drawLook(ctx: CanvasRenderingContext2D, f: Frame): void {
    const row = this.personOf(f.look)
    if (!row) return
    // where they have been: the last dozen rooms
    const been = this.room.changes(row).filter((c) => c.t <= f.t).slice(-12)
    ctx.strokeStyle = f.palette.ink
    ctx.lineWidth = 1.2
    for (let i = 1; i < been.length; i++) {
      const [a, b] = [been[i - 1], been[i]]
      if (!a.value || !b.value) continue
      const [from, to] = [this.spot(row, a.value), this.spot(row, b.value)]
      if (!from || !to) continue
      ctx.globalAlpha = (0.75 * (i + 1)) / been.length
      ctx.beginPath()
      ctx.moveTo(from.x, from.y)
      ctx.lineTo(to.x, to.y)
      ctx.stroke()
    }
    ctx.globalAlpha = 1
    const [px, py] = [this.x[row], this.y[row]]
    if (Number.isNaN(px) || (px === 0 && py === 0)) return
    ring(ctx, px, py, 8, f.palette.ink, 2)
    label(ctx, this.night.namedAs('people', row)?.name ?? this.called(row, f.t), px, py - 9, f, this.width)
  }

  private called(row: number, t: number): string {
    return this.night.code('sides', this.side.at(row, t)).replace(/s$/, '')
  }

  personOf(look: Look | null): number {
    if (look?.table === 'people') return look.row
    if (look?.table === 'named') return this.night.head.named.find((p) => p.row === look.row)?.people ?? 0
    return 0
  }

  pick(x: number, y: number): Look | undefined {
    let best = 6 * 6
    let found = 0
    for (const row of this.people) {
      const d = (this.x[row] - x) ** 2 + (this.y[row] - y) ** 2
      if (d < best) {
        best = d
        found = row
      }
    }
    if (found) return { table: 'people', row: found }
    let smallest = Infinity
    let room = 0
    for (const [row, b] of this.boxes)
      if (x >= b.x && x <= b.x + b.w && y >= b.y && y <= b.y + b.h && b.w * b.h < smallest) {
        smallest = b.w * b.h
        room = row
      }
    return room ? { table: 'rooms', row: room } : undefined
  }

  /** Rooms, and whoever has a name in them. */
  spots(t: number): Spot[] {
    const rooms = [...this.boxes].map(([row, b]) => ({ x: b.x + b.w / 2, y: b.y + b.h / 2, look: { table: 'rooms', row } }))
    const people = this.night.head.named.flatMap((p) => {
      const at = p.people ? this.spot(p.people, this.room.at(p.people, t)) : undefined
      return at && this.room.at(p.people, t) ? [{ ...at, look: { table: 'people', row: p.people } }] : []
    })
    return [...rooms, ...people]
  }

  /** People by room at `t`; index 0 counts those in none. */
  perRoom(t: number): number[] {
    const counts = new Array<number>(this.night.head.rooms.length + 1).fill(0)
    for (const row of this.people) counts[this.room.at(row, t)]++
    return counts
  }

  /** How many rooms are dark at `t`. */
  dark(t: number): number {
    return this.night.head.rooms.filter((r) => this.night.code('lights', this.light.at(r.row, t)) === 'dark').length
  }

  /** How many wait outside. */
  outside(t: number): number {
    return this.crowdTimes.length && this.crowdTimes[0] <= t ? this.crowdCounts[before(this.crowdTimes, t)] : 0
  }

  private countOutside(): { times: Float64Array; counts: Int32Array } {
    const [step, row, room, state] = ['step', 'row', 'room', 'state'].map((name) => this.night.column(`people.${name}`))
    const grid = this.night.head.clock.step
    const is = new Uint8Array(this.night.rows('people'))
    const times: number[] = []
    const counts: number[] = []
    let n = 0
    for (let i = 0; i < row.length; i++) {
      const now = room[i] === 0 && state[i] === this.outsideState ? 1 : 0
      if (now === is[row[i]]) continue
      is[row[i]] = now
      n += now ? 1 : -1
      const t = step[i] * grid
      if (times[times.length - 1] === t) counts[counts.length - 1] = n
      else {
        times.push(t)
        counts.push(n)
      }
    }
    return { times: Float64Array.from(times), counts: Int32Array.from(counts) }
  }
}

function stairs(g: CanvasRenderingContext2D, box: Box, up: boolean, palette: Palette): void {
  const s = Math.min(9, box.w - 2, box.h - 2)
  if (s < 4) return
  const x = box.x + box.w - s - 1
  const y = box.y + 1 + (up ? 0 : Math.min(box.h - s - 2, s + 1))
  g.strokeStyle = palette.muted
  g.lineWidth = 1
  g.beginPath()
  for (let i = 0; i < 3; i++) {
    const w = (s * (i + 1)) / 3
    const yy = y + (up ? s - (s * (i + 0.5)) / 3 : (s * (i + 0.5)) / 3)
    g.moveTo(x + s - w, yy)
    g.lineTo(x + s, yy)
  }
  g.stroke()
}
