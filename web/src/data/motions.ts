// Which motion a result was of: the log names its kind of business, the table has its row.

import type { LoggedEvent, Night } from './night'

/** Row of the motion that an event decided, 0 when there is none. */
export function motionOf(night: Night, decided: LoggedEvent): number {
  const by = decided.t + night.head.clock.step
  const state = night.tracks('motions', 'state')
  const kind = night.tracks('motions', 'kind')
  let newest = 0
  let when = -Infinity
  for (let row = 1; row < state.rows; row++) {
    if (!state.at(row, by) || kind.at(row, by) !== decided.where) continue
    const since = state.since(row, by)
    if (since >= when) [newest, when] = [row, since]
  }
  return newest
}
