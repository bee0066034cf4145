// The ground of the palace: its floors, its rooms in the colour of what is asked about them, its doors.

import type { Room } from '../../data/head'
import type { Night } from '../../data/night'
import type { Tracks } from '../../data/tracks'
import { floorName, type Panel } from '../../layout/floors'
import type { Palette } from '../../state/theme.svelte'
import { Layer } from '../layer'
import { FONT, mix, type Frame } from '../scene'
import { Doors } from './doors'
import { onPane, type Plan } from './plan'

/** What rooms are coloured by. */
export type Overlay = 'light' | 'cold' | 'search'

type Pen = CanvasRenderingContext2D

export class Ground {
  private readonly layer = new Layer()
  private readonly doors: Doors
  private readonly light: Tracks
  private readonly belief: Tracks

  constructor(
    private readonly night: Night,
    private readonly plan: Plan,
  ) {
    this.doors = new Doors(night, plan)
    this.light = night.tracks('rooms', 'light')
    this.belief = night.tracks('rooms', 'belief')
  }

  /** Painted anew only when something about rooms or doors changes. */
  draw(ctx: Pen, f: Frame, overlay: Overlay, only: number | null): void {
    const { t, palette, scale } = f
    const { night, plan } = this
    const council = night.has('palace') ? night.at('siege', 'council_room', 1, t) : 0
    const looked = f.look?.table === 'rooms' ? f.look.row : 0
    const changes = night.changes('rooms', t) * 1e5 + night.changes('doors', t)
    const key = `${palette.paper} ${overlay} ${only} ${council} ${looked} ${changes}`
    this.layer.draw(ctx, key, { width: plan.width, height: plan.height, scale }, (own) => {
      this.paintFloors(own, f)
      this.paintRooms(own, f, overlay)
      this.doors.paint(own, f)
      this.frame(own, council, palette.gold)
      this.frame(own, looked, looked === council ? palette.gold : palette.ink)
      if (plan.hasStreet) this.paintStreet(own, palette)
    })
  }

  /** How many rooms are dark. */
  dark(t: number): number {
    return this.night.head.rooms.filter((room) => this.lightIn(room, t) === 'dark').length
  }

  private lightIn(room: Room, t: number): string {
    return this.night.code('lights', this.light.at(room.row, t))
  }

  private paintFloors(g: Pen, { palette, unit }: Frame): void {
    g.font = `600 ${11 * unit}px ${FONT}`
    g.textBaseline = 'top'
    g.textAlign = 'left'
    for (const panel of this.plan.panels) {
      g.fillStyle = palette.muted
      g.fillText(floorName(panel.level), panel.box.x + 2, panel.box.y + 2)
      this.paintHouse(g, panel, palette)
    }
  }

  private paintHouse(g: Pen, panel: Panel, palette: Palette): void {
    const { house } = this.plan.floor(panel)
    if (!house) return
    const { x, y, w, h } = onPane(house, panel)
    g.fillStyle = palette.faint
    g.strokeStyle = palette.wall
    g.lineWidth = 1.5
    g.beginPath()
    g.rect(x - 2, y - 2, w + 4, h + 4)
    g.fill()
    g.stroke()
  }

  private paintRooms(g: Pen, f: Frame, overlay: Overlay): void {
    const { rooms } = this.night.head
    const most = overlay === 'search' ? Math.max(0, ...rooms.map((room) => this.belief.at(room.row, f.t))) : 0
    for (const room of rooms) {
      const box = this.plan.boxes.get(room.row)
      if (!box) continue
      g.fillStyle = this.colour(room, f, overlay, most)
      g.strokeStyle = room.outside ? f.palette.line : f.palette.wall
      g.lineWidth = room.outside ? 0.75 : 1
      g.beginPath()
      g.roundRect(box.x, box.y, box.w, box.h, room.outside ? 4 : 1)
      g.fill()
      if (room.outside) g.setLineDash([3, 3])
      g.stroke()
      g.setLineDash([])
    }
  }

  /** `most`: what the searchers believe of the room in which they believe most. */
  private colour(room: Room, { palette, t }: Frame, overlay: Overlay, most: number): string {
    if (overlay === 'cold') return mix(palette.panel, palette.cold, 0.08 + 0.72 * room.cold)
    if (overlay === 'search')
      return mix(palette.panel, palette.sought, most ? 0.05 + 0.9 * Math.sqrt(this.belief.at(room.row, t) / most) : 0.04)
    const light = this.lightIn(room, t)
    return room.outside ? palette.open : light === 'dark' ? palette.dark : light === 'dim' ? palette.dim : palette.lit
  }

  private frame(g: Pen, room: number, colour: string): void {
    const box = this.plan.boxes.get(room)
    if (!box) return
    g.strokeStyle = colour
    g.lineWidth = 2.5
    g.strokeRect(box.x - 1.5, box.y - 1.5, box.w + 3, box.h + 3)
  }

  private paintStreet(g: Pen, palette: Palette): void {
    const { x, y, w, h } = this.plan.street()
    g.strokeStyle = palette.line
    g.setLineDash([3, 3])
    g.lineWidth = 1
    g.beginPath()
    g.roundRect(x, y, w, h, 4)
    g.stroke()
    g.setLineDash([])
  }
}
