// A picture kept from frame to frame and painted anew only when its key changes.

export class Layer {
  private picture: HTMLCanvasElement | null = null
  private key = ''

  /** Put the layer on `ctx`; `paint` is called, in CSS pixels, when `key` is another than last time. */
  draw(
    ctx: CanvasRenderingContext2D,
    key: string,
    size: { width: number; height: number; scale: number },
    paint: (ctx: CanvasRenderingContext2D) => void,
  ): void {
    const { width, height, scale } = size
    const whole = `${width} ${height} ${scale} ${key}`
    this.picture ??= document.createElement('canvas')
    if (whole !== this.key) {
      this.key = whole
      this.picture.width = Math.max(1, Math.round(width * scale))
      this.picture.height = Math.max(1, Math.round(height * scale))
      const own = this.picture.getContext('2d')
      if (!own) return
      own.setTransform(scale, 0, 0, scale, 0, 0)
      paint(own)
    }
    ctx.save()
    ctx.setTransform(1, 0, 0, 1, 0, 0)
    ctx.drawImage(this.picture, 0, 0)
    ctx.restore()
  }
}
