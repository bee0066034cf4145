// One animation loop for the page: it moves the clock, then lets every scene draw.

import { app } from './app.svelte'

type Drawer = (stamp: number, rate: number) => void

const drawers = new Set<Drawer>()
let running = false
let last = 0
let rate = 0

/** Milliseconds between the last frames, newest last: what the tests measure. */
export const frameTimes: number[] = []
/** Milliseconds of work in them. */
export const workTimes: number[] = []

function loop(stamp: number): void {
  if (!drawers.size) {
    running = false
    return
  }
  requestAnimationFrame(loop)
  const begun = performance.now()
  app.clock.frame(stamp)
  // Movements take about as long to the eye at every speed; the speed they go by changes smoothly.
  const target = app.clock.playing ? app.clock.rate() : 0
  rate += (target - rate) * (target > rate ? 0.2 : 0.08)
  if (!app.clock.playing && rate < 0.5) rate = 0
  for (const draw of drawers) draw(stamp, rate)
  keep(frameTimes, stamp - last)
  keep(workTimes, performance.now() - begun)
  last = stamp
}

function keep(list: number[], value: number): void {
  list.push(value)
  if (list.length > 600) list.shift()
}

export function onFrame(draw: Drawer): () => void {
  drawers.add(draw)
  if (!running) {
    running = true
    requestAnimationFrame(loop)
  }
  return () => drawers.delete(draw)
}
