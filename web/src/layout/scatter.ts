// Where in its room somebody stands: the same spot every time, and evenly spread whoever is there.
// Roberts's R2 sequence fills a square evenly from any of its members.

const PLASTIC = 1.324717957244746
const A = 1 / PLASTIC
const B = 1 / (PLASTIC * PLASTIC)

export const across = (row: number): number => (0.5 + row * A) % 1
export const along = (row: number): number => (0.5 + row * B) % 1
