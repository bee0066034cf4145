// What is heard in the hall: applause, and shouting.

import type { Night } from '../../data/night'
import { lot } from '../../layout/scatter'
import { movement, type Frame } from '../scene'
import type { Plan } from './plan'

const BEATS = 72 // of the crown about the seats

export interface Heard {
  /** How loud it still is, 0 to 1. */
  loud: number
  /** Against the speaker, and of which faction most of all. */
  angry: boolean
  by: number
  /** Of the hall, that claps; of a speech, that was heard before it was drowned. */
  share: number
}

export function heard(night: Night, t: number, rate: number): Heard | null {
  // who is shouted down is also clapped by some: what drowned the speech is what is heard
  for (const kind of ['shouted_down', 'applause'] as const) {
    const event = night.lastEvent(t, kind)
    if (!event) continue
    const angry = kind === 'shouted_down'
    const age = (t - event.t) / movement(rate, 1.8, Math.max(30, angry ? 0 : event.what || 0), 200)
    if (age > 1) continue
    const loud = (angry ? Math.max(0.5, 1 - event.magnitude) : event.magnitude) * (1 - age * age)
    return { loud, angry, share: event.magnitude, by: angry ? event.whom : 0 }
  }
  return null
}

/** A crown about the seats: even beats of applause, jagged ones of shouting. */
export function drawNoise(ctx: CanvasRenderingContext2D, f: Frame, plan: Plan, { loud, angry }: Heard): void {
  const inner = plan.radius + plan.r + 3
  const room = Math.max(7, Math.min(26, plan.radius * 0.09))
  ctx.save()
  ctx.strokeStyle = angry ? f.palette.alarm : f.palette.gold
  ctx.lineWidth = Math.max(1.5, ((plan.radius * Math.PI) / BEATS) * 0.34)
  ctx.lineCap = angry ? 'butt' : 'round'
  ctx.beginPath()
  for (let i = 0; i <= BEATS; i++) {
    const angle = (Math.PI * i) / BEATS
    const beat = f.reduced ? 1 : 0.65 + 0.35 * Math.sin(f.stamp / (angry ? 70 : 110) + lot(i) * 7)
    const length = 2 + room * loud * beat * (angry ? 0.35 + 0.65 * lot(i + 31) : 0.8 + 0.2 * lot(i + 31))
    const [x, y] = [Math.cos(angle), -Math.sin(angle)]
    ctx.moveTo(plan.cx + x * inner, plan.cy + y * inner)
    ctx.lineTo(plan.cx + x * (inner + length), plan.cy + y * (inner + length))
  }
  ctx.stroke()
  ctx.restore()
}
