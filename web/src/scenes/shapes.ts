// Marks that are told apart without colour, drawn once for each size and kept as small pictures:
// thousands of them are then copied, not drawn, in every frame.

export type Shape = 'circle' | 'square' | 'diamond' | 'triangle' | 'wedge' | 'hexagon' | 'cross' | 'star'
export const SHAPES: Shape[] = ['circle', 'square', 'diamond', 'triangle', 'wedge', 'hexagon', 'cross', 'star']
export const shapeOf = (n: number): Shape => SHAPES[(Math.max(1, n) - 1) % SHAPES.length]

const corners = (n: number, turn: number, inner?: number): [number, number][] =>
  Array.from({ length: inner ? 2 * n : n }, (_, i) => {
    const angle = turn + (2 * Math.PI * i) / (inner ? 2 * n : n)
    const r = inner && i % 2 ? inner : 1
    return [r * Math.cos(angle), r * Math.sin(angle)]
  })

const POLYGONS: Record<Exclude<Shape, 'circle' | 'cross'>, [number, number][]> = {
  square: [[-0.86, -0.86], [0.86, -0.86], [0.86, 0.86], [-0.86, 0.86]],
  diamond: corners(4, 0).map(([x, y]) => [x * 1.12, y * 1.12]),
  triangle: corners(3, -Math.PI / 2).map(([x, y]) => [x * 1.18, y * 1.18 + 0.18]),
  wedge: corners(3, Math.PI / 2).map(([x, y]) => [x * 1.18, y * 1.18 - 0.18]),
  hexagon: corners(6, 0).map(([x, y]) => [x * 1.05, y * 1.05]),
  star: corners(5, -Math.PI / 2, 0.5).map(([x, y]) => [x * 1.25, y * 1.25]),
}

/** Adds the outline of a shape of radius `r` about (x, y) to the current path. */
export function outline(ctx: Path, shape: Shape, x: number, y: number, r: number): void {
  if (shape === 'circle') {
    ctx.moveTo(x + r, y)
    ctx.arc(x, y, r, 0, 2 * Math.PI)
    return
  }
  if (shape === 'cross') {
    const a = r * 1.05
    const b = r * 0.38
    const points = [[-b, -a], [b, -a], [b, -b], [a, -b], [a, b], [b, b], [b, a], [-b, a], [-b, b], [-a, b], [-a, -b], [-b, -b]]
    points.forEach(([px, py], i) => (i ? ctx.lineTo(x + px, y + py) : ctx.moveTo(x + px, y + py)))
    ctx.closePath()
    return
  }
  POLYGONS[shape].forEach(([px, py], i) =>
    i ? ctx.lineTo(x + px * r, y + py * r) : ctx.moveTo(x + px * r, y + py * r),
  )
  ctx.closePath()
}
type Path = Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo' | 'arc' | 'closePath'>

export type Fill = 'solid' | 'hollow' | 'faint' | 'crossed'

const kept = new Map<string, HTMLCanvasElement>()

/** A picture of a mark, `size` device pixels across its radius. */
export function mark(shape: Shape, colour: string, radius: number, fill: Fill, edge?: string): HTMLCanvasElement {
  const r = Math.max(0.5, Math.round(radius * 4) / 4)
  const key = `${shape} ${colour} ${r} ${fill} ${edge ?? ''}`
  let picture = kept.get(key)
  if (picture) return picture
  if (kept.size > 600) kept.clear()
  picture = document.createElement('canvas')
  const side = Math.ceil(r * 2.6) + 4
  picture.width = picture.height = side + (side % 2)
  const ctx = picture.getContext('2d')
  if (ctx) {
    const c = picture.width / 2
    ctx.beginPath()
    outline(ctx, shape, c, c, fill === 'hollow' ? r * 0.85 : r)
    ctx.fillStyle = ctx.strokeStyle = colour
    if (fill === 'hollow') {
      ctx.lineWidth = Math.max(1, r * 0.42)
      ctx.stroke()
    } else {
      ctx.globalAlpha = fill === 'faint' ? 0.42 : 1
      if (fill !== 'crossed') ctx.fill()
      if (edge) {
        ctx.strokeStyle = edge
        ctx.lineWidth = Math.max(0.75, r * 0.25)
        ctx.stroke()
      }
    }
    if (fill === 'crossed') {
      ctx.lineWidth = Math.max(1.2, r * 0.5)
      ctx.beginPath()
      ctx.moveTo(c - r, c - r)
      ctx.lineTo(c + r, c + r)
      ctx.moveTo(c + r, c - r)
      ctx.lineTo(c - r, c + r)
      ctx.stroke()
    }
  }
  kept.set(key, picture)
  return picture
}
