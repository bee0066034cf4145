// One clock for everything. The scenes read `now` in their own frames; what is written in words
// follows `t`, which moves at most a dozen times a second so that text costs no frames.

import { Pace } from './pace'

export const SPEEDS = [1, 10, 30, 60, 120, 300, 900] as const
export type Speed = (typeof SPEEDS)[number] | 'story'

const WORDS = 80 // milliseconds between two moves of `t`

export class Clock {
  now = 0
  t = $state(0)
  playing = $state(false)
  speed = $state<Speed>('story')
  end = $state(1)
  start = $state(0)
  /** Counts jumps, so that followers know that time did not merely pass. */
  jumps = $state(0)
  pace = new Pace([], 1)

  private last = 0
  private told = 0

  open(start: number, end: number, pace: Pace, t = 0): void {
    this.start = start
    this.end = end
    this.pace = pace
    this.seek(t)
  }

  rate(): number {
    return this.speed === 'story' ? this.pace.at(this.now) : this.speed
  }

  /** A frame at `stamp` milliseconds: move on if playing. */
  frame(stamp: number): void {
    const passed = Math.min(0.1, Math.max(0, (stamp - this.last) / 1000))
    this.last = stamp
    if (!this.playing) return
    this.now = Math.min(this.end, this.now + passed * this.rate())
    if (this.now >= this.end) this.playing = false
    if (stamp - this.told >= WORDS || !this.playing) {
      this.told = stamp
      this.t = this.now
    }
  }

  seek(t: number): void {
    this.now = Math.min(this.end, Math.max(0, t))
    this.t = this.now
    this.jumps++
  }

  step(seconds: number): void {
    this.seek(this.now + seconds)
  }

  toggle(): void {
    if (!this.playing && this.now >= this.end) this.seek(0)
    this.playing = !this.playing
  }

  faster(by: 1 | -1): void {
    const order: Speed[] = ['story', ...SPEEDS]
    const next = order.indexOf(this.speed) + by
    this.speed = order[Math.min(order.length - 1, Math.max(0, next))]
  }
}
