// The names of the rooms, above whoever crowds them.

import type { Room } from '../../data/head'
import type { Box } from '../../layout/plan'
import { Layer } from '../layer'
import { FONT, fitted, mix, type Frame } from '../scene'
import type { Plan } from './plan'

type Pen = CanvasRenderingContext2D

export class Names {
  private readonly layer = new Layer()

  constructor(
    private readonly rooms: readonly Room[],
    private readonly plan: Plan,
  ) {}

  draw(ctx: Pen, f: Frame, only: number | null): void {
    const size = { width: this.plan.width, height: this.plan.height, scale: f.scale }
    this.layer.draw(ctx, `${f.palette.paper} ${only}`, size, (own) => this.paint(own, f))
  }

  private paint(g: Pen, f: Frame): void {
    g.lineJoin = 'round'
    g.lineWidth = 3 * f.unit
    g.textAlign = 'center'
    g.textBaseline = 'middle'
    g.strokeStyle = `${f.palette.panel}b8`
    for (const room of this.rooms) {
      const box = this.plan.boxes.get(room.row)
      if (!box || box.w < 34 * f.unit || box.h < 13 * f.unit) continue
      g.fillStyle = mix(f.palette.ink, f.palette.panel, room.outside ? 0.35 : 0.1)
      write(g, room.name.replace(/^the /, ''), box, f.unit)
    }
  }
}

/** A name in the middle of its room, on as many lines as there is room for. */
function write(g: Pen, name: string, box: Box, unit: number): void {
  const size = Math.min(12, Math.max(9, box.w / 9 / unit)) * unit
  g.font = `${size}px ${FONT}`
  const lines = broken(g, name, box.w - 6)
  const fits = Math.min(lines.length, Math.max(1, Math.floor(box.h / (size + 2))))
  for (let i = 0; i < fits; i++) {
    const text = fitted(g, i === fits - 1 && fits < lines.length ? `${lines[i]} …` : lines[i], box.w - 2)
    const at = [box.x + box.w / 2, box.y + box.h / 2 + (i - (fits - 1) / 2) * (size + 1.5)] as const
    g.strokeText(text, ...at)
    g.fillText(text, ...at)
  }
}

/** A text's lines, none wider than `width` unless a single word is. */
function broken(g: Pen, text: string, width: number): string[] {
  const [first, ...words] = text.split(' ')
  const lines = [first]
  for (const word of words) {
    const longer = `${lines[lines.length - 1]} ${word}`
    if (g.measureText(longer).width <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
