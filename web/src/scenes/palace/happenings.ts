// What has just happened in a room flashes there: shots and blows, and whoever is taken.

import type { LoggedEvent, Night } from '../../data/night'
import type { Box } from '../../layout/plan'
import { ring } from '../pen'
import { movement, type Frame } from '../scene'

const SHOTS = ['skirmish', 'false_alarm', 'hit', 'killed', 'wounded']
const TAKEN = ['seizes', 'yields', 'arrested']
const MOST = 39 // of either at a time

export function drawHappenings(ctx: CanvasRenderingContext2D, f: Frame, night: Night, boxes: ReadonlyMap<number, Box>): void {
  const lasts = movement(f.rate, 0.8, 8, 120)
  for (const [names, colour] of [[SHOTS, f.palette.alarm], [TAKEN, f.palette.gold]] as const)
    for (const event of latest(night, names, f.t, lasts)) {
      const box = event.kind.where === 'rooms' ? boxes.get(event.where) : undefined
      if (!box) continue
      const age = (f.t - event.t) / lasts
      ctx.globalAlpha = 1 - age
      ring(ctx, box.x + box.w / 2, box.y + box.h / 2, f.reduced ? 9 : 5 + 16 * age, colour, 2)
      ctx.globalAlpha = 1
    }
}

/** The events of some kinds in the `lasts` seconds up to `t`, the newest first. */
function latest(night: Night, names: readonly string[], t: number, lasts: number): LoggedEvent[] {
  const found = night.eventsOf(...names)
  const times = night.column('events.t')
  let low = 0
  let high = found.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (times[found[middle]] <= t) low = middle + 1
    else high = middle
  }
  const recent = [...found.subarray(Math.max(0, low - MOST), low)].filter((index) => t - times[index] < lasts)
  return recent.reverse().map((index) => night.event(index))
}
