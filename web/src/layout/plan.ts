// A floor's plan from points and areas alone: every room begins as a small square where it lies and
// grows side by side with its neighbours until it has its area or meets one of them.

export interface Box {
  x: number
  y: number
  w: number
  h: number
}

export interface Place {
  x: number
  y: number
  area: number
}

const WALL = 0.7 // metres between two rooms

/** Boxes in the order of `places`: none overlaps another; `spread` lets them
 * outgrow their areas, and whoever begins within `outer` stays there. */
export function growPlan(
  places: readonly Place[],
  { wall = WALL, spread = 1, outer }: { wall?: number; spread?: number; outer?: Box } = {},
): Box[] {
  const sides: Sides[] = places.map(() => ({ l: 0, r: 0, t: 0, b: 0 }))
  const spots = separate(places, wall)
  spots.forEach((p, i) => {
    const s = sides[i]
    s.l = p.x - p.half
    s.r = p.x + p.half
    s.t = p.y - p.half
    s.b = p.y + p.half
  })
  const within = spots.map(
    (p) => outer && p.x >= outer.x && p.x <= outer.x + outer.w && p.y >= outer.y && p.y <= outer.y + outer.h,
  )
  const free = (i: number, l: number, t: number, r: number, b: number) => {
    if (outer && within[i] && (l < outer.x || t < outer.y || r > outer.x + outer.w || b > outer.y + outer.h))
      return false
    for (let j = 0; j < sides.length; j++) {
      if (j === i) continue
      const o = sides[j]
      if (l < o.r + wall && r > o.l - wall && t < o.b + wall && b > o.t - wall) return false
    }
    return true
  }
  // First everyone takes the area that is theirs; then they fill what is left between them, as
  // rooms of which nobody gave the figures do in the building.
  for (const share of [1, spread]) {
    const want = places.map((p) => Math.max(p.area, 4) * share)
    const limit = want.map((a) => Math.sqrt(a) * 1.9) // no room is longer than that by growing
    grow(sides, want, limit, free)
  }
  return sides.map((s) => ({ x: s.l, y: s.t, w: s.r - s.l, h: s.b - s.t }))
}

interface Sides {
  l: number
  r: number
  t: number
  b: number
}

function grow(
  sides: Sides[],
  want: number[],
  limit: number[],
  free: (i: number, l: number, t: number, r: number, b: number) => boolean,
): void {
  const step = 0.5
  let grew = true
  for (let round = 0; grew && round < 400; round++) {
    grew = false
    for (let i = 0; i < sides.length; i++) {
      const s = sides[i]
      for (let side = 0; side < 4; side++) {
        if ((s.r - s.l) * (s.b - s.t) >= want[i]) break
        const wide = s.r - s.l + step <= limit[i]
        const high = s.b - s.t + step <= limit[i]
        if (side === 0 && wide && free(i, s.l - step, s.t, s.r, s.b)) s.l -= step
        else if (side === 1 && wide && free(i, s.l, s.t, s.r + step, s.b)) s.r += step
        else if (side === 2 && high && free(i, s.l, s.t - step, s.r, s.b)) s.t -= step
        else if (side === 3 && high && free(i, s.l, s.t, s.r, s.b + step)) s.b += step
        else continue
        grew = true
      }
    }
  }
}

/** The points moved just so far that each has its own small square. */
function separate(places: readonly Place[], wall: number): { x: number; y: number; half: number }[] {
  const spots = places.map((p) => ({ x: p.x, y: p.y, half: 1.2 }))
  const apart = 2 * 1.2 + wall + 0.05
  for (let round = 0; round < 200; round++) {
    let moved = false
    for (let i = 0; i < spots.length; i++)
      for (let j = i + 1; j < spots.length; j++) {
        const dx = spots[j].x - spots[i].x
        const dy = spots[j].y - spots[i].y
        if (Math.abs(dx) >= apart || Math.abs(dy) >= apart) continue
        moved = true
        const along = Math.abs(dx) >= Math.abs(dy)
        const push = (apart - Math.abs(along ? dx : dy)) / 2 + 0.01
        const sign = (along ? dx : dy) < 0 ? -1 : 1
        if (along) {
          spots[i].x -= sign * push
          spots[j].x += sign * push
        } else {
          spots[i].y -= sign * push
          spots[j].y += sign * push
        }
      }
    if (!moved) break
  }
  return spots
}

/** Places for rooms of which only the doors are known: rings of neighbours about the busiest room. */
export function placesFromDoors(
  areas: readonly number[],
  doors: readonly (readonly [number, number])[],
): Place[] {
  const n = areas.length
  const next: number[][] = Array.from({ length: n }, () => [])
  for (const [a, b] of doors) {
    if (a === b || a >= n || b >= n) continue
    next[a].push(b)
    next[b].push(a)
  }
  const at: ({ x: number; y: number } | undefined)[] = new Array(n).fill(undefined)
  const pitch = Math.sqrt(areas.reduce((s, a) => s + a, 0) / Math.max(1, n)) * 1.5
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => next[b].length - next[a].length || a - b)
  let origin = 0
  for (const first of order) {
    if (at[first]) continue
    at[first] = { x: origin, y: 0 }
    let ring = [first]
    let reach = 0
    for (let depth = 1; ring.length; depth++) {
      const outer: number[] = []
      for (const room of ring) for (const other of next[room]) if (!at[other]) {
        at[other] = { x: 0, y: 0 }
        outer.push(other)
      }
      outer.forEach((room, k) => {
        const angle = (2 * Math.PI * (k + depth / 2)) / outer.length
        const radius = pitch * Math.max(depth, outer.length / 6)
        reach = Math.max(reach, radius)
        at[room] = { x: origin + radius * Math.cos(angle), y: radius * Math.sin(angle) }
      })
      ring = outer
    }
    origin += 2 * reach + 2 * pitch
  }
  return areas.map((area, i) => ({ ...at[i]!, area }))
}
