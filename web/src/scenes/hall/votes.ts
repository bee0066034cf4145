// A vote in the hall: on which motion hands are up, and whose.

import { motionOf } from '../../data/motions'
import type { Night } from '../../data/night'
import type { Tracks } from '../../data/tracks'
import type { Palette } from '../../state/theme.svelte'
import { movement } from '../scene'

export class Votes {
  private readonly vote: Tracks
  private readonly votedOn: Tracks

  constructor(private readonly night: Night) {
    this.vote = night.tracks('delegates', 'vote')
    this.votedOn = night.tracks('delegates', 'voted_on')
  }

  /** The motion on which hands are up, 0 when none. */
  motion(t: number, rate: number): number {
    const result = this.night.lastEvent(t, 'carried', 'lost')
    const up = movement(rate, 2.2, 60, 240)
    return result && t - result.t < up ? motionOf(this.night, result) : 0
  }

  /** How a delegate votes on it: above 0 for, below against, 0 neither; undefined without a part in it. */
  of(delegate: number, motion: number, t: number): number | undefined {
    if (!motion) return undefined
    // the tables have a vote at the end of the ten seconds in which it was taken
    const counted = t + this.night.head.clock.step
    return this.votedOn.at(delegate, counted) === motion ? this.vote.at(delegate, counted) : undefined
  }
}

/** A hand that is up; of who is against, one held flat. */
export function drawHand(ctx: CanvasRenderingContext2D, vote: number, x: number, y: number, r: number, palette: Palette): void {
  ctx.lineCap = 'round'
  for (const [colour, width] of [[palette.panel, 0.85], [palette.ink, 0.4]] as const) {
    ctx.strokeStyle = colour
    ctx.lineWidth = Math.max(1, r * width)
    ctx.beginPath()
    if (vote > 0) {
      ctx.moveTo(x + r * 0.35, y - r * 0.3)
      ctx.lineTo(x + r * 0.35, y - r * 1.75)
    } else {
      ctx.moveTo(x - r * 0.85, y)
      ctx.lineTo(x + r * 0.85, y)
    }
    ctx.stroke()
  }
  ctx.lineCap = 'butt'
}
