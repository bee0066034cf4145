// Where on the pane the rooms of the palace lie, and where in a room somebody stands.

import type { Head } from '../../data/head'
import { arrange, layFloors, type Floor, type Panel } from '../../layout/floors'
import type { Point } from '../../layout/map'
import type { Box } from '../../layout/plan'
import { across, along } from '../../layout/scatter'

const STREET = 30 // CSS pixels for those who wait outside
const EDGE = 6 // and left free at either side

export class Plan {
  width = 1
  height = 1
  panels: Panel[] = []
  /** Of each room that is on the pane, by its row. */
  readonly boxes = new Map<number, Box>()
  readonly floors: Floor[]
  /** The night knows people who wait outside. */
  readonly hasStreet: boolean

  constructor(head: Head) {
    this.floors = layFloors(head.rooms, head.doors)
    this.hasStreet = (head.names.people_states ?? []).includes('outside')
  }

  resize(width: number, height: number, only: number | null): void {
    this.width = width
    this.height = height
    const floors = only === null ? this.floors : this.floors.filter((f) => f.level === only)
    const room = this.hasStreet ? height - STREET - 8 : height - 4
    this.panels = arrange(floors, width - 2 * EDGE, room).map((p) => ({
      ...p,
      x: p.x + EDGE,
      box: { ...p.box, x: p.box.x + EDGE },
    }))
    this.boxes.clear()
    for (const panel of this.panels)
      for (const [row, box] of this.floor(panel).boxes) this.boxes.set(row, onPane(box, panel))
  }

  /** The floor that a panel shows. */
  floor(panel: Panel): Floor {
    return this.floors.find((f) => f.level === panel.level)!
  }

  street(): Box {
    return { x: EDGE, y: this.height - STREET, w: this.width - 2 * EDGE, h: STREET - 4 }
  }

  /** The spot of somebody in a room, 0 for the street; none when that room is not on the pane. */
  spot(row: number, room: number): Point | undefined {
    const box = room ? this.boxes.get(room) : this.street()
    if (!box) return undefined
    const inset = Math.min(2.5, box.w / 5, box.h / 5)
    return {
      x: box.x + inset + across(row) * (box.w - 2 * inset),
      y: box.y + inset + along(row) * (box.h - 2 * inset),
    }
  }

  /** The room under a point, 0 when there is none: the smallest, where rooms lie within others. */
  roomAt(x: number, y: number): number {
    let smallest = Infinity
    let room = 0
    for (const [row, b] of this.boxes)
      if (x >= b.x && x <= b.x + b.w && y >= b.y && y <= b.y + b.h && b.w * b.h < smallest) {
        smallest = b.w * b.h
        room = row
      }
    return room
  }
}

/** Metres of a floor as CSS pixels of the pane. */
export const onPane = (box: Box, panel: Panel): Box => ({
  x: panel.x + box.x * panel.scale,
  y: panel.y + box.y * panel.scale,
  w: box.w * panel.scale,
  h: box.h * panel.scale,
})
