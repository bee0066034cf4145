// How the floors of a building share a pane: the large ones as large as they get, the small in a row.

import { growPlan, placesFromDoors, type Box } from './plan'

export interface FloorRoom {
  row: number
  floor: number
  outside: boolean
  x: number | null
  y: number | null
  area: number
}

export interface Floor {
  level: number
  /** In metres, y downward. */
  boxes: Map<number, Box>
  bounds: Box
  /** The outer walls, where they are known. */
  house: Box | null
}

const REACH = 14 // metres before the walls that are drawn as they are; farther is drawn nearer
const OPEN_GROUND = 0.13 // of its area that a street or a square is drawn with
const EAVES = 5 // metres from the outermost rooms' middles to the outer wall
const FARTHEST = 30 // metres from the walls on the drawing
const SPREAD = 2.6 // times its area that a room may take where nothing else is known to be

const nearer = (d: number): number => (d <= 0 ? 0 : Math.min(FARTHEST, REACH * 0.62 * Math.log1p(d / REACH)))

export function layFloors(
  rooms: readonly FloorRoom[],
  doors: readonly { a: number; b: number }[],
): Floor[] {
  const known = rooms.every((r) => r.x !== null && r.y !== null) && new Set(rooms.map((r) => `${r.x},${r.y}`)).size > 1
  const index = new Map(rooms.map((r, i) => [r.row, i]))
  const places = known
    ? rooms.map((r) => ({ x: r.x!, y: -r.y!, area: r.area }))
    : placesFromDoors(
        rooms.map((r) => r.area),
        doors.flatMap(({ a, b }) => (index.has(a) && index.has(b) ? [[index.get(a)!, index.get(b)!] as const] : [])),
      )
  const inside = places.filter((_, i) => !rooms[i].outside)
  const walls = around((inside.length ? inside : places).map((p) => ({ x: p.x, y: p.y, w: 0, h: 0 })))
  const drawn = places.map((p, i) => {
    if (!rooms[i].outside) return p
    const beyond = (v: number, low: number, high: number) =>
      v < low ? low - EAVES - 4 - nearer(low - v) : v > high ? high + EAVES + 4 + nearer(v - high) : v
    return {
      x: beyond(p.x, walls.x, walls.x + walls.w),
      y: beyond(p.y, walls.y, walls.y + walls.h),
      area: Math.min((p.area * OPEN_GROUND) / SPREAD, 160),
    }
  })
  const house = { x: walls.x - EAVES, y: walls.y - EAVES, w: walls.w + 2 * EAVES, h: walls.h + 2 * EAVES }
  const levels = [...new Set(rooms.map((r) => Math.floor(r.floor)))].sort((a, b) => b - a) // the upper floors above
  return levels.map((level) => {
    const here = rooms.map((_, i) => i).filter((i) => Math.floor(rooms[i].floor) === level)
    const boxes = growPlan(here.map((i) => drawn[i]), { spread: SPREAD, outer: known ? house : undefined })
    return {
      level,
      boxes: new Map(here.map((i, k) => [rooms[i].row, boxes[k]])),
      bounds: around(known && here.length > 2 ? [...boxes, house] : boxes),
      house: known && here.length > 2 ? house : null,
    }
  })
}

export function around(boxes: readonly Box[]): Box {
  if (!boxes.length) return { x: 0, y: 0, w: 1, h: 1 }
  const l = Math.min(...boxes.map((b) => b.x))
  const t = Math.min(...boxes.map((b) => b.y))
  return {
    x: l,
    y: t,
    w: Math.max(...boxes.map((b) => b.x + b.w)) - l,
    h: Math.max(...boxes.map((b) => b.y + b.h)) - t,
  }
}

export interface Panel {
  level: number
  /** Where on the pane, in CSS pixels, the floor's title included. */
  box: Box
  /** pane = origin + metres × scale */
  x: number
  y: number
  scale: number
}

const TITLE = 18
const GAP = 10

/** Panels for all floors within width × height. */
export function arrange(floors: readonly Floor[], width: number, height: number): Panel[] {
  if (!floors.length) return []
  const most = Math.max(...floors.map((f) => f.boxes.size))
  const large = floors.filter((f) => f.boxes.size > most / 3)
  const small = floors.filter((f) => f.boxes.size <= most / 3)
  let best: Panel[] = []
  let score = -1
  for (const stacked of [true, false])
    for (const rest of small.length ? ([0.16, 0.2, 0.26, 0.34] as const) : ([0] as const))
      for (const below of [true, false]) {
        const main = below ? { w: width, h: height * (1 - rest) - (rest ? GAP : 0) } : { w: width * (1 - rest) - (rest ? GAP : 0), h: height }
        const panels = [
          ...line(large, { x: 0, y: 0, ...main }, stacked),
          ...(small.length
            ? line(
                small,
                below ? { x: 0, y: main.h + GAP, w: width, h: height * rest } : { x: main.w + GAP, y: 0, w: width * rest, h: height },
                !below,
              )
            : []),
        ]
        const here = Math.min(...panels.slice(0, large.length).map((p) => p.scale)) + 0.35 * Math.min(...panels.map((p) => p.scale))
        if (here > score) {
          score = here
          best = panels
        }
      }
  return best
}

/** Floors in a row or a column, each with room after its size. */
function line(floors: readonly Floor[], box: Box, stacked: boolean): Panel[] {
  const want = floors.map((f) => (stacked ? f.bounds.h : f.bounds.w))
  const total = want.reduce((s, w) => s + w, 0)
  const space = (stacked ? box.h - floors.length * TITLE : box.w) - GAP * (floors.length - 1)
  // one scale for all of a line, so that floors can be compared
  const across = Math.min(...floors.map((f) => (stacked ? box.w / f.bounds.w : (box.h - TITLE) / f.bounds.h)))
  const scale = Math.max(0.05, Math.min(space / total, across))
  const spare = space - total * scale
  let at = 0
  return floors.map((f, i) => {
    const length = want[i] * scale + spare / floors.length
    const cell: Box = stacked
      ? { x: box.x, y: box.y + at, w: box.w, h: length + TITLE }
      : { x: box.x + at, y: box.y, w: length, h: box.h }
    at += length + GAP + (stacked ? TITLE : 0)
    return {
      level: f.level,
      box: cell,
      scale,
      x: cell.x + (cell.w - f.bounds.w * scale) / 2 - f.bounds.x * scale,
      y: cell.y + TITLE + (cell.h - TITLE - f.bounds.h * scale) / 2 - f.bounds.y * scale,
    }
  })
}

export const floorName = (level: number): string =>
  ['Basement', 'Ground floor', 'First floor', 'Second floor', 'Third floor', 'Fourth floor'][level] ?? `Floor ${level}`
