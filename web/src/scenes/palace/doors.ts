// The doors of the palace, each by how it stands, and its stairs.

import type { Door } from '../../data/head'
import type { Night } from '../../data/night'
import type { Tracks } from '../../data/tracks'
import type { Box } from '../../layout/plan'
import type { Palette } from '../../state/theme.svelte'
import type { Frame } from '../scene'
import type { Plan } from './plan'

type Pen = CanvasRenderingContext2D

const TOUCHING = 3 // CSS pixels between two rooms, up to which their door needs no line

export class Doors {
  private readonly state: Tracks

  constructor(
    private readonly night: Night,
    private readonly plan: Plan,
  ) {
    this.state = night.tracks('doors', 'state')
  }

  paint(g: Pen, f: Frame): void {
    for (const door of this.night.head.doors) this.paintDoor(g, f, door)
  }

  private paintDoor(g: Pen, { palette, t }: Frame, door: Door): void {
    const { rooms } = this.night.head
    const [a, b] = [this.plan.boxes.get(door.a), this.plan.boxes.get(door.b)]
    const [from, to] = [rooms[door.a - 1], rooms[door.b - 1]]
    if (!a || !b || !from || !to) return
    if (Math.floor(from.floor) !== Math.floor(to.floor)) {
      stairs(g, a, to.floor > from.floor, palette)
      stairs(g, b, from.floor > to.floor, palette)
    } else if (!from.outside || !to.outside)
      between(g, a, b, this.night.code('door_states', this.state.at(door.row, t)), palette)
  }
}

/** A door between two rooms of a floor: a line where they lie apart, and in its midst how it stands. */
function between(g: Pen, a: Box, b: Box, state: string, palette: Palette): void {
  const shut = state === 'locked' || state === 'barricaded'
  const x1 = Math.max(a.x, Math.min(a.x + a.w, b.x + b.w / 2))
  const y1 = Math.max(a.y, Math.min(a.y + a.h, b.y + b.h / 2))
  const x2 = Math.max(b.x, Math.min(b.x + b.w, x1))
  const y2 = Math.max(b.y, Math.min(b.y + b.h, y1))
  g.strokeStyle = g.fillStyle = shut ? palette.alarm : state === 'guarded' ? palette.kinds[1] : palette.muted
  if (Math.hypot(x2 - x1, y2 - y1) > TOUCHING) {
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
  sign(g, (x1 + x2) / 2, (y1 + y2) / 2, state)
}

/** Locked doors have a square, barricaded ones a cross, guarded ones a larger dot than the others. */
function sign(g: Pen, x: number, y: number, state: string): void {
  if (state === 'locked') return g.fillRect(x - 2, y - 2, 4, 4)
  g.beginPath()
  if (state === 'barricaded') {
    for (const up of [-3, 3]) {
      g.moveTo(x - 3, y - up)
      g.lineTo(x + 3, y + up)
    }
    g.lineWidth = 1.75
    g.stroke()
  } else {
    g.arc(x, y, state === 'guarded' ? 2 : 1.3, 0, 2 * Math.PI)
    g.fill()
  }
}

function stairs(g: Pen, box: Box, up: boolean, palette: Palette): void {
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
