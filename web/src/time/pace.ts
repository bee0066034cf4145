// A night is thirteen hours and most of its minutes are quiet. The story's pace gives every told
// sentence the time that reading it takes and hurries through what lies between.

const READING = 0.045 // seconds a letter: an unhurried reader
const LEAST = 1.2
const MOST = 12
export const SLOWEST = 10
export const FASTEST = 900

export class Pace {
  private readonly times: Float64Array
  private readonly rates: Float64Array

  /** `told` is sorted by time; `end` is the last second of the night. */
  constructor(told: readonly { t: number; text: string }[], end: number) {
    const times: number[] = [0]
    const letters: number[] = [60]
    for (const { t, text } of told) {
      if (t > times[times.length - 1] + 20) {
        times.push(t)
        letters.push(text.length)
      } else letters[letters.length - 1] += text.length
    }
    this.times = Float64Array.from(times)
    this.rates = Float64Array.from(times, (t, i) => {
      const gap = (times[i + 1] ?? end) - t
      const shown = Math.min(MOST, Math.max(LEAST, letters[i] * READING))
      return Math.min(FASTEST, Math.max(SLOWEST, gap / shown))
    })
  }

  /** Night seconds a second at `t`. */
  at(t: number): number {
    return this.rates[before(this.times, t)]
  }

  /** How long the whole night takes to watch, in seconds. */
  watching(end: number): number {
    let sum = 0
    this.times.forEach((t, i) => (sum += ((this.times[i + 1] ?? end) - t) / this.rates[i]))
    return sum
  }
}

/** Index of the last time that is not after `t`, at least 0. */
export function before(times: ArrayLike<number>, t: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (times[middle] <= t) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}
