// A hemicycle: rows of seats about the rostrum, each faction a wedge, as parliaments are drawn.
// Seats are spaced evenly along the rows, sorted by angle, and handed out in the order of factions.

export interface Seat {
  /** Within a half disc of radius 1 about (0, 0), y upward. */
  x: number
  y: number
  angle: number
  row: number
}

/** `n` seats in order of angle from left (π) to right (0), and the radius that a seat may have. */
export function hemicycle(n: number, inner = 0.42): { seats: Seat[]; radius: number } {
  if (n <= 0) return { seats: [], radius: 0.05 }
  const rows = Math.max(1, Math.round(Math.sqrt(n * (1 - inner) / (Math.PI * (1 + inner) / 2)) * 0.98))
  const radii = Array.from({ length: rows }, (_, i) =>
    rows === 1 ? 0.8 : inner + ((1 - inner) * i) / (rows - 1),
  )
  const total = radii.reduce((sum, r) => sum + r, 0)
  const counts = radii.map((r) => Math.floor((n * r) / total))
  // What rounding left over goes to the outer rows, where a seat more is felt least.
  let left = n - counts.reduce((sum, c) => sum + c, 0)
  for (let i = rows - 1; left > 0; i = i > 0 ? i - 1 : rows - 1, left--) counts[i]++
  const seats: Seat[] = []
  radii.forEach((r, row) => {
    const count = counts[row]
    for (let k = 0; k < count; k++) {
      const angle = count === 1 ? Math.PI / 2 : Math.PI - (Math.PI * k) / (count - 1)
      seats.push({ x: r * Math.cos(angle), y: r * Math.sin(angle), angle, row })
    }
  })
  seats.sort((a, b) => b.angle - a.angle || a.row - b.row)
  const across = rows > 1 ? (1 - inner) / (rows - 1) : 0.3
  const along = Math.min(...radii.map((r, i) => (counts[i] > 1 ? (Math.PI * r) / (counts[i] - 1) : 1)))
  return { seats, radius: 0.43 * Math.min(across, along) }
}
