// Where in its room somebody stands: the same spot every time, and evenly spread whoever is there.
// Roberts's R2 sequence fills a square evenly from any of its members.

const PLASTIC = 1.324717957244746
const A = 1 / PLASTIC
const B = 1 / (PLASTIC * PLASTIC)

const JITTER = 0.02 // so that the lattice is not seen

/** A number in [0, 1) that looks as if drawn by lot, the same for the same row. */
export function lot(row: number): number {
  let x = Math.imul(row ^ 0x9e3779b9, 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return ((x ^ (x >>> 16)) >>> 0) / 4294967296
}

const within = (x: number): number => Math.min(0.999, Math.max(0, x))
export const across = (row: number): number =>
  within(((0.5 + row * A) % 1) + JITTER * (lot(row) - 0.5))
export const along = (row: number): number =>
  within(((0.5 + row * B) % 1) + JITTER * 6 * (lot(row + 7919) - 0.5))
