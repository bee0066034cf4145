// What a lever may be set to.

import type { Lever } from './ensemble'

/** What holds, without what says that it is drawn, its unit or its range. */
export const held = (lever: Lever): string => lever.default.replace(/^drawn: /, '').split(' ')[0].replace(/[^\w.:-]/g, '')

/** Whether it says yes or no. */
export const plainly = (lever: Lever): boolean => ['true', 'false'].includes(held(lever))

export function optionsOf(lever: Lever): string[] {
  if (lever.options.length) return lever.options
  return plainly(lever) ? ['true', 'false'] : []
}

/** Something else than what holds: another option, the far end of what is thought possible. */
export function otherwise(lever: Lever): string {
  const now = held(lever)
  const options = optionsOf(lever)
  if (options.length) return options.find((o) => o !== now) ?? options[0]
  const range = /\[(-?[\d.]+) to (-?[\d.]+)\]/.exec(lever.default)
  if (range) return Math.abs(Number(range[1]) - Number(now)) > Math.abs(Number(range[2]) - Number(now)) ? range[1] : range[2]
  if (Number.isNaN(Number(now)) || lever.low === null || lever.high === null) return now
  return String(Number(now) / 2 >= lever.low && Number(now) ? Number(now) / 2 : lever.high)
}
