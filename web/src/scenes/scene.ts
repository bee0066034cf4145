// What a pane needs of a scene: it draws itself at a time, and says what lies under a point.

import type { Palette } from '../state/theme.svelte'

/** Something that can be looked at: a row of a table. */
export interface Look {
  table: string
  row: number
}

export interface Frame {
  t: number
  /** Night seconds a second, smoothed; 0 while paused. */
  rate: number
  /** Milliseconds, for what moves on its own. */
  stamp: number
  palette: Palette
  /** Device pixels a CSS pixel. */
  scale: number
  reduced: boolean
  /** How much larger than usual what is written is to be: for a wall or a projector. */
  unit: number
  look: Look | null
  /** What the newest sentence of the chronicle is about, while it is new. */
  told: readonly Look[]
}

export interface Spot {
  x: number
  y: number
  look: Look
}

export interface Scene {
  /** CSS pixels. */
  resize(width: number, height: number, unit?: number): void
  draw(ctx: CanvasRenderingContext2D, frame: Frame): void
  pick(x: number, y: number, t: number): Look | undefined
  /** Everything that the keyboard can go to, and where it is. */
  spots(t: number): Spot[]
}

export const same = (a: Look | null | undefined, b: Look | null | undefined): boolean =>
  !!a && !!b && a.table === b.table && a.row === b.row

/** The next spot in a direction (a unit vector): near, and rather ahead than aside. */
export function toward(spots: readonly Spot[], from: { x: number; y: number }, dx: number, dy: number): Spot | undefined {
  let best: Spot | undefined
  let least = Infinity
  for (const spot of spots) {
    const ahead = (spot.x - from.x) * dx + (spot.y - from.y) * dy
    const aside = Math.abs((spot.x - from.x) * dy) + Math.abs((spot.y - from.y) * dx)
    if (ahead < 1 || aside > 3 * ahead || ahead + 2 * aside >= least) continue
    least = ahead + 2 * aside
    best = spot
  }
  return best
}

/** How many night seconds a movement on the page takes: about `seconds` to the eye at any speed. */
export const movement = (rate: number, seconds: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, rate * seconds))

export const ease = (x: number): number => (x <= 0 ? 0 : x >= 1 ? 1 : x * x * (3 - 2 * x))

export const FONT = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
export const SERIF = '"Iowan Old Style", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, serif'

/** `text` shortened with an ellipsis to `width`. */
export function fitted(ctx: CanvasRenderingContext2D, text: string, width: number): string {
  if (ctx.measureText(text).width <= width) return text
  let low = 0
  let high = text.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (ctx.measureText(`${text.slice(0, middle).trimEnd()}…`).width <= width) low = middle
    else high = middle - 1
  }
  return low > 2 ? `${text.slice(0, low).trimEnd()}…` : ''
}

/** Two colours mixed: #rrggbb. */
export function mix(a: string, b: string, share: number): string {
  const part = (c: string, i: number) => parseInt(c.slice(1 + 2 * i, 3 + 2 * i), 16)
  const s = Math.min(1, Math.max(0, share))
  return `#${[0, 1, 2]
    .map((i) => Math.round(part(a, i) * (1 - s) + part(b, i) * s).toString(16).padStart(2, '0'))
    .join('')}`
}
