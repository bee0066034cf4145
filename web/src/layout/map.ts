// Sites on a pane: true directions, distances that shrink beyond the middle half, none on another.

export interface Point {
  x: number
  y: number
}

/** Places in CSS pixels within width × height; `far[i]` says that a site was drawn nearer. */
export function layMap(
  sites: readonly Point[],
  width: number,
  height: number,
  margin: { x: number; top: number; bottom: number },
  apart: number,
): { at: Point[]; far: boolean[] } {
  if (!sites.length) return { at: [], far: [] }
  const middle = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
  const cx = middle(sites.map((s) => s.x))
  const cy = middle(sites.map((s) => s.y))
  const reach = Math.max(1, middle(sites.map((s) => Math.hypot(s.x - cx, s.y - cy)))) * 1.2
  const far: boolean[] = []
  const drawn = sites.map((s) => {
    const d = Math.hypot(s.x - cx, s.y - cy)
    far.push(d > reach * 12)
    const near = d <= reach ? d : reach * (1 + 0.55 * Math.log(d / reach))
    return d ? { x: ((s.x - cx) * near) / d, y: (-(s.y - cy) * near) / d } : { x: 0, y: 0 }
  })
  // A site beyond the horizon stands at the edge of the others, on its side, and takes no more room.
  const others = drawn.filter((_, i) => !far[i])
  if (others.length)
    drawn.forEach((p, i) => {
      if (!far[i]) return
      const d = Math.hypot(p.x, p.y)
      const box = [Math.min(...others.map((o) => o.x)), Math.max(...others.map((o) => o.x)), Math.min(...others.map((o) => o.y)), Math.max(...others.map((o) => o.y))]
      const spare = 0.22 * (box[3] - box[2])
      p.x = Math.min(box[1], Math.max(box[0], (p.x / d) * (box[1] - box[0])))
      p.y = Math.min(box[3] + spare, Math.max(box[2] - spare, (p.y / d) * 2 * (box[3] - box[2])))
    })
  const l = Math.min(...drawn.map((p) => p.x))
  const r = Math.max(...drawn.map((p) => p.x))
  const t = Math.min(...drawn.map((p) => p.y))
  const b = Math.max(...drawn.map((p) => p.y))
  // Each axis fills the pane by itself, within limits: a map on a wide pane may be wide.
  const free = { w: width - 2 * margin.x, h: height - margin.top - margin.bottom }
  let sx = free.w / Math.max(1, r - l)
  let sy = free.h / Math.max(1, b - t)
  sx = Math.min(sx, sy * 2.2)
  sy = Math.min(sy, sx * 1.6)
  const at = drawn.map((p) => ({
    x: width / 2 + (p.x - (l + r) / 2) * sx,
    y: margin.top + free.h / 2 + (p.y - (t + b) / 2) * sy,
  }))
  for (let round = 0; round < 120; round++) {
    let moved = false
    for (let i = 0; i < at.length; i++)
      for (let j = i + 1; j < at.length; j++) {
        // wider than high: names are written beside the sites
        const dx = at[j].x - at[i].x || 0.01 * (j - i)
        const dy = (at[j].y - at[i].y) * 1.6 || 0.01
        const d = Math.hypot(dx, dy)
        if (d >= apart) continue
        moved = true
        const push = (apart - d) / 2 / d
        at[i].x -= dx * push
        at[j].x += dx * push
        at[i].y -= (dy / 1.6) * push
        at[j].y += (dy / 1.6) * push
      }
    for (const p of at) {
      p.x = Math.min(width - margin.x, Math.max(margin.x, p.x))
      p.y = Math.min(height - margin.bottom, Math.max(margin.top, p.y))
    }
    if (!moved) break
  }
  return { at, far }
}

interface Rect {
  x: number
  y: number
  w: number
  h: number
}

/** Where names stand about their points: below, beside or above, so that they meet neither one
 * another nor what is taken; (x, y) is the middle of a name's upper edge. */
export function layNames(
  at: readonly Point[],
  taken: readonly Rect[],
  size: { widths: readonly number[]; height: number; unit: number; within: number },
): { x: number; y: number; below: boolean }[] {
  const { height: h, unit, within } = size
  const meets = (a: Rect, others: readonly Rect[]) =>
    others.some((b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h) ||
    at.some((q) => q.x > a.x - 7 && q.x < a.x + a.w + 7 && q.y > a.y - 6 && q.y < a.y + a.h + 6)
  const choices = (i: number): Rect[] => {
    const { x, y } = at[i]
    const w = size.widths[i]
    const rect = (left: number, top: number) => ({ x: Math.min(within - w - 3, Math.max(3, left)), y: top, w, h })
    const below = y + 8 * unit
    const above = y - 9 * unit - h
    return [
      rect(x - w / 2, below),
      rect(x + 11 * unit, y - h / 2),
      rect(x - w - 11 * unit, y - h / 2),
      rect(x - w + 9, below),
      rect(x - 9, below),
      rect(x - w / 2, above),
      rect(x - w + 9, above),
      rect(x - 9, above),
    ]
  }
  let best: Rect[] = []
  let fewest = Infinity
  for (let first = 0; first < at.length && fewest; first++) {
    const places: Rect[] = []
    const used = [...taken]
    let clashes = 0
    for (let k = 0; k < at.length; k++) {
      const i = (first + k) % at.length
      const options = choices(i)
      const free = options.find((option) => !meets(option, used))
      if (!free) clashes++
      places[i] = free ?? options[0]
      used.push(places[i])
    }
    if (clashes < fewest) {
      fewest = clashes
      best = places
    }
  }
  return best.map((place, i) => ({ x: place.x + place.w / 2, y: place.y, below: place.y > at[i].y }))
}
