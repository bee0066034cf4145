// What changes now and then: for each of many rows, its changes in order of time. A row's value at
// any time is one binary search among its own changes, so a jump costs as little as a step.

export class Tracks {
  /** Row r's changes are from[r] to from[r + 1]. */
  private constructor(
    readonly rows: number,
    private readonly from: Int32Array,
    private readonly times: Float64Array,
    private readonly values: Int32Array,
    private readonly initial: Int32Array,
    private readonly cursor: Int32Array,
  ) {}

  /** Changes in order of time, of any rows; `initial` holds every row's value before its first. */
  static of(
    initial: ArrayLike<number>,
    row: ArrayLike<number>,
    time: ArrayLike<number>,
    value: ArrayLike<number>,
  ): Tracks {
    const rows = initial.length
    const from = new Int32Array(rows + 1)
    for (let i = 0; i < row.length; i++) from[row[i] + 1]++
    for (let r = 0; r < rows; r++) from[r + 1] += from[r]
    const place = from.slice(0, rows)
    const times = new Float64Array(row.length)
    const values = new Int32Array(row.length)
    for (let i = 0; i < row.length; i++) {
      const at = place[row[i]]++
      times[at] = time[i]
      values[at] = value[i]
    }
    return new Tracks(rows, from, times, values, Int32Array.from(initial), from.slice(0, rows))
  }

  /** How many of the row's changes have happened by `t`. */
  private passed(row: number, t: number): number {
    const { times, cursor } = this
    const first = this.from[row]
    const end = this.from[row + 1]
    let at = cursor[row]
    // Play moves on by a change or none; only a jump needs the search.
    if (at > first && times[at - 1] > t) at = first
    if (at < end && times[at] <= t) {
      at++
      if (at < end && times[at] <= t) {
        let low = at
        let high = end
        while (low < high) {
          const middle = (low + high) >> 1
          if (times[middle] <= t) low = middle + 1
          else high = middle
        }
        at = low
      }
    }
    cursor[row] = at
    return at - first
  }

  at(row: number, t: number): number {
    const n = this.passed(row, t)
    return n ? this.values[this.from[row] + n - 1] : this.initial[row]
  }

  /** When the value at `t` was taken; -Infinity when it has stood from the start. */
  since(row: number, t: number): number {
    const n = this.passed(row, t)
    return n ? this.times[this.from[row] + n - 1] : -Infinity
  }

  /** The value before the one at `t`. */
  previous(row: number, t: number): number {
    const n = this.passed(row, t)
    return n > 1 ? this.values[this.from[row] + n - 2] : this.initial[row]
  }

  /** When the row next changes after `t`; Infinity when never. */
  until(row: number, t: number): number {
    const at = this.from[row] + this.passed(row, t)
    return at < this.from[row + 1] ? this.times[at] : Infinity
  }

  changes(row: number): { t: number; value: number }[] {
    const found: { t: number; value: number }[] = []
    for (let i = this.from[row]; i < this.from[row + 1]; i++)
      found.push({ t: this.times[i], value: this.values[i] })
    return found
  }
}
