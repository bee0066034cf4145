// What is drawn alike in every scene: a ring about something, its name on a plate, a mark in its place.

import { FONT, fitted, type Frame } from './scene'

export function ring(ctx: CanvasRenderingContext2D, x: number, y: number, r: number, colour: string, width: number): void {
  ctx.beginPath()
  ctx.arc(x, y, r, 0, 2 * Math.PI)
  ctx.strokeStyle = colour
  ctx.lineWidth = width
  ctx.stroke()
}

/** A name on a small plate, kept within the pane. */
export function label(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, f: Frame, within: number): void {
  ctx.font = `600 ${12 * f.unit}px ${FONT}`
  const shown = fitted(ctx, text, 180 * f.unit)
  const high = 18 * f.unit
  const width = ctx.measureText(shown).width + 12
  const left = Math.min(within - width - 2, Math.max(2, x - width / 2))
  const top = Math.max(2, y - high)
  ctx.beginPath()
  ctx.roundRect(left, top, width, high, 4)
  ctx.fillStyle = f.palette.ink
  ctx.fill()
  ctx.fillStyle = f.palette.panel
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.fillText(shown, left + 6, top + high / 2 + 0.5)
}

/** A mark's picture about (x, y), all in device pixels; on whole ones, so that it stays sharp. */
export function stamp(ctx: CanvasRenderingContext2D, picture: HTMLCanvasElement, x: number, y: number): void {
  ctx.drawImage(picture, Math.round(x - picture.width / 2), Math.round(y - picture.height / 2))
}
