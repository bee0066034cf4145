// The city: its sites, the ways between them that carry or are dead, and news on its way.

import type { Link } from '../data/head'
import type { Night } from '../data/night'
import { layMap, layNames, type Point } from '../layout/map'
import { kindColour } from '../state/theme.svelte'
import { FONT, fitted, mix, movement, type Frame, type Look, type Scene, type Spot } from './scene'
import { Layer } from './layer'
import { label, ring } from './pen'
import { outline, shapeOf } from './shapes'

interface Travel {
  delivery: number
  message: number
  link: number
  from: number
  to: number
  sent: number
  due: number
  /** When it was no longer on its way, as the table has it. */
  ended: number
  lost: boolean
}

export class CityScene implements Scene {
  private width = 1
  private height = 1
  private at: Point[] = []
  private far: boolean[] = []
  private names: { text: string; x: number; y: number; below: boolean }[] = []
  private readonly travels: Travel[]
  private readonly bow = new Map<number, number>()
  private readonly pairs: number[][]
  private moving: Spot[] = []
  private standing: Spot[] = []
  private readonly ways = new Layer()
  private readonly sites = new Layer()

  constructor(private readonly night: Night) {
    this.travels = travels(night)
    // Several ways between the same two sites are drawn beside one another.
    const pairs = new Map<string, number[]>()
    for (const link of night.head.links) {
      const key = [link.from, link.to].sort((a, b) => a - b).join()
      pairs.set(key, [...(pairs.get(key) ?? []), link.row])
    }
    this.pairs = [...pairs.values()]
    for (const rows of this.pairs) rows.forEach((row, i) => this.bow.set(row, i - (rows.length - 1) / 2))
  }

  resize(width: number, height: number, unit = 1): void {
    this.width = width
    this.height = height
    const { at, far } = layMap(this.night.head.sites, width, height, { x: 56 * unit, top: 26 + 10 * unit, bottom: 38 * unit }, Math.min(88 * unit, width / 6))
    this.at = at
    this.far = far
    this.names = []
  }

  /** Where each site's name stands: in the first order of choosing in which none is in the way. */
  private layNames(ctx: CanvasRenderingContext2D, unit: number): void {
    ctx.font = `500 ${11.5 * unit}px ${FONT}`
    const sites = this.night.head.sites
    const texts = sites.map((site, i) => {
      const far = this.far[i] ? ` · ${Math.round(this.distance(site.row) / 1000)} km` : ''
      return fitted(ctx, site.name.replace(/^the /, ''), 150 * unit) + far
    })
    const size = { widths: texts.map((text) => ctx.measureText(text).width), height: 14 * unit, unit, within: this.width }
    const taken = sites.flatMap((site, i) => this.occupied(site.row, this.at[i], unit))
    this.names = layNames(this.at, taken, size).map((place, i) => ({ ...place, text: texts[i] }))
  }

  /** What else is drawn about a site: its bodies above it, its units below. */
  private occupied(site: number, p: Point, unit: number): { x: number; y: number; w: number; h: number }[] {
    const bodies = this.night.head.bodies.filter((b) => b.site === site).length
    const units = this.night.head.regiments.filter((r) => r.site === site).length
    const wide = Math.min(units, 13) * 7.5
    return [
      ...(bodies ? [{ x: p.x - bodies * 8 * unit, y: p.y - 22 * unit, w: bodies * 16 * unit, h: 14 * unit }] : []),
      ...(units ? [{ x: p.x - wide / 2, y: p.y + 22 * unit, w: wide, h: Math.ceil(units / 13) * 7.5 + 2 }] : []),
    ]
  }

  private site(row: number): Point | undefined {
    return this.at[row - 1]
  }

  /** A point along a way, 0 at its first end. */
  private along(link: number, share: number, back: boolean): Point | undefined {
    const way = this.night.head.links[link - 1]
    const a = way && this.site(way.from)
    const b = way && this.site(way.to)
    if (!a || !b) return undefined
    const s = back ? 1 - share : share
    const c = this.bend(a, b, this.bow.get(link) ?? 0)
    return {
      x: (1 - s) ** 2 * a.x + 2 * s * (1 - s) * c.x + s * s * b.x,
      y: (1 - s) ** 2 * a.y + 2 * s * (1 - s) * c.y + s * s * b.y,
    }
  }

  private bend(a: Point, b: Point, bow: number): Point {
    const d = Math.hypot(b.x - a.x, b.y - a.y) || 1
    return {
      x: (a.x + b.x) / 2 - ((b.y - a.y) / d) * bow * 9,
      y: (a.y + b.y) / 2 + ((b.x - a.x) / d) * bow * 9,
    }
  }

  draw(ctx: CanvasRenderingContext2D, f: Frame): void {
    const { t, palette } = f
    const look = f.look ? `${f.look.table} ${f.look.row}` : ''
    const bodies = this.night.head.bodies
    const stood = bodies.filter((b) => b.formed !== null && b.formed <= t).length * 100 + bodies.filter((b) => b.fell !== null && b.fell <= t).length
    const key = `${palette.paper} ${look} ${stood} ${this.night.changes('links', t)} ${this.night.changes('regiments', t)}`
    const size = { width: this.width, height: this.height, scale: f.scale }
    this.ways.draw(ctx, key, size, (own) => {
      this.standing = []
      this.drawWays(own, f)
    })
    this.moving = []
    this.drawNews(ctx, f)
    this.sites.draw(ctx, key, size, (own) => this.drawSites(own, f))
    this.drawTold(ctx, f)
  }

  /** The places and the bodies of the newest sentence. */
  private drawTold(ctx: CanvasRenderingContext2D, f: Frame): void {
    for (const look of f.told) {
      const spot = this.standing.find((s) => s.look.table === look.table && s.look.row === look.row)
      if (spot && look.table !== 'links') ring(ctx, spot.x, spot.y, 10 * f.unit, f.palette.accent, 2)
    }
  }

  private drawWays(ctx: CanvasRenderingContext2D, f: Frame): void {
    const { t, palette } = f
    const cut = this.night.tracks('links', 'state')
    const links = this.night.head.links
    for (const rows of this.pairs) {
      const dead = rows.filter((row) => this.night.code('link_states', cut.at(row, t)) === 'cut')
      const chosen = f.look?.table === 'links' ? f.look.row : 0
      // Ways that carry are one line, the wider the more there are; each that is dead is its own.
      const alive = rows.length - dead.length
      if (alive) this.line(ctx, links[rows[0] - 1], 0, palette.line, 0.8 + 0.45 * alive, [])
      for (const row of dead) this.line(ctx, links[row - 1], this.bow.get(row)!, palette.alarm, 1.1, [2, 4])
      if (rows.includes(chosen)) this.line(ctx, links[chosen - 1], dead.includes(chosen) ? this.bow.get(chosen)! : 0, palette.ink, 2, [])
      for (const row of rows) {
        const p = this.along(row, 0.5, false)
        if (!p) continue
        this.standing.push({ ...p, look: { table: 'links', row } })
        if (!dead.includes(row)) continue
        ctx.beginPath()
        ctx.moveTo(p.x - 4, p.y - 4)
        ctx.lineTo(p.x + 4, p.y + 4)
        ctx.moveTo(p.x + 4, p.y - 4)
        ctx.lineTo(p.x - 4, p.y + 4)
        ctx.strokeStyle = palette.alarm
        ctx.lineWidth = 2
        ctx.stroke()
      }
    }
  }

  private line(ctx: CanvasRenderingContext2D, link: Link, bow: number, colour: string, width: number, dash: number[]): void {
    const [a, b] = [this.site(link.from), this.site(link.to)]
    if (!a || !b) return
    const c = this.bend(a, b, bow)
    ctx.beginPath()
    ctx.moveTo(a.x, a.y)
    ctx.quadraticCurveTo(c.x, c.y, b.x, b.y)
    ctx.strokeStyle = colour
    ctx.lineWidth = width
    ctx.setLineDash(dash)
    ctx.stroke()
    ctx.setLineDash([])
  }

  private drawNews(ctx: CanvasRenderingContext2D, f: Frame): void {
    const { t, palette } = f
    const shown = movement(f.rate, 0.9, 0, 240) // what arrives at once is still seen to go
    const named: { text: string; x: number; y: number; look: Look }[] = []
    for (const travel of this.travels) {
      const due = Math.max(travel.due, travel.sent + shown)
      if (travel.sent > t) break
      if (t > due) continue
      const share = (t - travel.sent) / Math.max(1, due - travel.sent)
      const back = this.night.head.links[travel.link - 1]?.to === travel.from
      const p = this.along(travel.link, share, back)
      if (!p) continue
      for (let i = 1; i <= 5 && !f.reduced; i++) {
        const q = this.along(travel.link, Math.max(0, share - i * 0.025), back)
        if (!q) continue
        ctx.globalAlpha = 0.4 * (1 - i / 6)
        ctx.beginPath()
        ctx.arc(q.x, q.y, 3 - i * 0.35, 0, 2 * Math.PI)
        ctx.fillStyle = palette.accent
        ctx.fill()
      }
      ctx.globalAlpha = 1
      ctx.beginPath()
      outline(ctx, travel.lost ? 'cross' : 'diamond', p.x, p.y, 4.4)
      ctx.fillStyle = travel.lost ? palette.muted : palette.accent
      ctx.fill()
      ctx.strokeStyle = palette.panel
      ctx.lineWidth = 1
      ctx.stroke()
      const look = { table: 'messages', row: travel.message }
      this.moving.push({ ...p, look })
      named.push({ text: this.night.label('deeds', this.night.column('messages.kind')[travel.message]), ...p, look })
    }
    // One name for each message, and only where there is room.
    // names of sites, and the marks above and below them, keep their places
    const taken: Point[] = this.at.flatMap((p) => [-15, 2, 16, 30].map((dy) => ({ x: p.x, y: p.y + dy * f.unit })))
    const told = new Set<number>()
    ctx.font = `italic ${11 * f.unit}px ${FONT}`
    ctx.textAlign = 'left'
    ctx.textBaseline = 'middle'
    for (const { text, x, y, look } of named) {
      if (told.has(look.row) || taken.some((p) => Math.abs(p.y - y) < 12 && Math.abs(p.x - x) < 95)) continue
      told.add(look.row)
      taken.push({ x, y })
      const shownText = fitted(ctx, text, 150 * f.unit)
      const w = ctx.measureText(shownText).width
      const left = x + 9 + w > this.width - 4 ? x - 9 - w : x + 9
      ctx.lineWidth = 3
      ctx.strokeStyle = palette.panel
      ctx.lineJoin = 'round'
      ctx.strokeText(shownText, left, y)
      ctx.fillStyle = palette.accent
      ctx.fillText(shownText, left, y)
    }
  }

  private drawSites(ctx: CanvasRenderingContext2D, f: Frame): void {
    const { t, palette, night } = { ...f, night: this.night }
    if (this.names.length !== night.head.sites.length) this.layNames(ctx, f.unit)
    for (const site of night.head.sites) {
      const p = this.site(site.row)
      if (!p) continue
      const chosen = f.look?.table === 'sites' && f.look.row === site.row
      ctx.beginPath()
      ctx.arc(p.x, p.y, 6 * f.unit, 0, 2 * Math.PI)
      ctx.fillStyle = palette.panel
      ctx.fill()
      ctx.strokeStyle = chosen ? palette.accent : palette.ink
      ctx.lineWidth = chosen ? 3 : 1.6
      ctx.stroke()
      this.standing.push({ ...p, look: { table: 'sites', row: site.row } })
      // who sits there
      const bodies = night.head.bodies.filter((b) => b.site === site.row && b.formed !== null && b.formed <= t)
      bodies.forEach((body, i) => {
        const x = p.x + (i - (bodies.length - 1) / 2) * 15 * f.unit
        const y = p.y - 15 * f.unit
        const fallen = body.fell !== null && body.fell <= t
        ctx.beginPath()
        outline(ctx, shapeOf(body.row), x, y, 5.2 * f.unit)
        ctx.fillStyle = fallen ? palette.panel : kindColour(palette, body.row)
        ctx.fill()
        ctx.strokeStyle = fallen ? palette.muted : palette.panel
        ctx.lineWidth = 1.2
        ctx.stroke()
        if (fallen) {
          ctx.beginPath()
          ctx.moveTo(x - 6, y + 6)
          ctx.lineTo(x + 6, y - 6)
          ctx.strokeStyle = palette.alarm
          ctx.lineWidth = 2
          ctx.stroke()
        }
        if (f.look?.table === 'bodies' && f.look.row === body.row) ring(ctx, x, y, 9, palette.ink, 2)
        this.standing.push({ x, y, look: { table: 'bodies', row: body.row } })
      })
      ctx.font = `${chosen ? 700 : 500} ${11.5 * f.unit}px ${FONT}`
      ctx.textAlign = 'center'
      ctx.textBaseline = 'top'
      const name = this.names[site.row - 1]
      ctx.strokeStyle = palette.panel
      ctx.lineWidth = 3.5
      ctx.lineJoin = 'round'
      ctx.strokeText(name.text, name.x, name.y)
      ctx.fillStyle = palette.ink
      ctx.fillText(name.text, name.x, name.y)
      this.drawRegiments(ctx, f, site.row, p)
    }
    const look = f.look
    if (look?.table === 'messages') {
      const travel = this.travels.find((m) => m.message === look.row)
      const p = travel && this.site(travel.from)
      if (p) label(ctx, night.label('deeds', night.column('messages.kind')[look.row]), p.x, p.y - 22, f, this.width)
    }
  }

  private drawRegiments(ctx: CanvasRenderingContext2D, f: Frame, site: number, p: Point): void {
    const here = this.night.head.regiments.filter((r) => r.site === site)
    const obeys = this.night.tracks('regiments', 'obeys')
    if (!here.length) return
    const columns = Math.min(here.length, 13)
    const top = p.y + (this.names[site - 1]?.below === false ? 13 : 13 + 14 * f.unit)
    const rows = Math.ceil(here.length / columns)
    ctx.fillStyle = f.palette.panel
    ctx.fillRect(p.x - columns * 3.75 - 1.5, top - 5, columns * 7.5 + 3, rows * 7.5 + 2.5)
    here.forEach((regiment, i) => {
      const x = p.x + ((i % columns) - (columns - 1) / 2) * 7.5
      const y = top + Math.floor(i / columns) * 7.5
      const body = obeys.at(regiment.row, f.t)
      ctx.fillStyle = body ? kindColour(f.palette, body) : mix(f.palette.line, f.palette.muted, 0.25)
      ctx.fillRect(x - 2.6, y - 2.6, 5.2, 5.2)
      if (f.look?.table === 'regiments' && f.look.row === regiment.row) ring(ctx, x, y, 6, f.palette.ink, 1.5)
      this.standing.push({ x, y, look: { table: 'regiments', row: regiment.row } })
    })
  }

  /** Metres to the middle of the sites, for those drawn nearer than they are. */
  private distance(row: number): number {
    const sites = this.night.head.sites
    const xs = sites.map((s) => s.x).sort((a, b) => a - b)
    const ys = sites.map((s) => s.y).sort((a, b) => a - b)
    const site = sites[row - 1]
    return Math.hypot(site.x - xs[xs.length >> 1], site.y - ys[ys.length >> 1])
  }

  pick(x: number, y: number): Look | undefined {
    const rank: Record<string, number> = { messages: 0, bodies: 1, regiments: 2, sites: 3, links: 4 }
    let found: Look | undefined
    let best = Infinity
    for (const spot of [...this.moving, ...this.standing]) {
      const reach = spot.look.table === 'regiments' ? 4.5 : spot.look.table === 'links' ? 8 : 10
      const d = Math.hypot(spot.x - x, spot.y - y)
      if (d > reach) continue
      const score = (rank[spot.look.table] ?? 5) * 100 + d
      if (score < best) {
        best = score
        found = spot.look
      }
    }
    return found
  }

  spots(): Spot[] {
    return [...this.moving, ...this.standing]
  }

  /** How many ways are dead at `t`. */
  dead(t: number): number {
    const state = this.night.tracks('links', 'state')
    return this.night.head.links.filter((l) => this.night.code('link_states', state.at(l.row, t)) === 'cut').length
  }

  /** How many messages are on their way at `t`. */
  travelling(t: number): number {
    return this.travels.filter((m) => m.sent <= t && t < m.ended).length
  }
}

/** Every delivery along a way, from the entry that says it travels until it is due, by sending. */
function travels(night: Night): Travel[] {
  const column = (name: string) => night.column(`deliveries.${name}`)
  const [step, row, state, link, site, due, message] = ['step', 'row', 'state', 'link', 'site', 'due', 'message'].map(column)
  const found = new Map<number, Travel>()
  const grid = night.head.clock.step
  for (let i = 0; i < row.length; i++) {
    const way = night.head.links[link[i] - 1]
    if (!way) continue
    const name = night.code('delivery_states', state[i])
    if (!found.has(row[i]))
      found.set(row[i], {
        delivery: row[i],
        message: message[i],
        link: link[i],
        from: way.to === site[i] ? way.from : way.to,
        to: site[i],
        sent: step[i] * grid,
        due: due[i],
        ended: Infinity,
        lost: false,
      })
    const travel = found.get(row[i])!
    if (name !== 'travelling') travel.ended = Math.min(travel.ended, step[i] * grid)
    if (name === 'lost') travel.lost = true
  }
  return [...found.values()].sort((a, b) => a.sent - b.sent)
}
