// Numbers as people read them: by unit, with as many figures as matter.

import { hour, length } from '../time/hours'

export const percent = (share: number, digits = share !== 0 && Math.abs(share) < 0.095 ? 1 : 0): string =>
  `${(100 * share).toFixed(digits).replace(/\.0$/, '')} %`

export function number(value: number): string {
  if (value < 0) return `−${number(-value)}`
  const size = Math.abs(value)
  if (size >= 100 || Number.isInteger(value)) return Math.round(value).toLocaleString('en-GB')
  if (size >= 10) return value.toFixed(1).replace(/\.0$/, '')
  return value.toFixed(2).replace(/0$/, '').replace(/\.0$/, '')
}

/** A value in its unit; `start` makes an hour of the night of a time. */
export function inUnit(value: number | string | null | undefined, unit: string, kind: string, start: number): string {
  if (value === null || value === undefined) return 'never'
  if (typeof value === 'string') return value.replaceAll('_', ' ')
  if (kind === 'time') return hour(value, start)
  if (kind === 'share' || unit === 'share') return percent(value)
  if (unit === 's') return length(value)
  return unit ? `${number(value)} ${value === 1 ? one(unit) : unit}` : number(value)
}

/** A unit of one: 1 delegate, 1 person, 1 body. */
const one = (unit: string): string =>
  unit === 'people' ? 'person' : unit.replace(/ies$/, 'y').replace(/([a-z]{2})s$/, '$1')

const MEASURED = new Set(['', 'share', 'h', 'min', 's', 'position', 'm'])
/** A quantile of what comes in whole numbers is said in whole numbers. */
export const whole = (value: number | null | undefined, unit: string): number | null | undefined =>
  value === null || value === undefined || MEASURED.has(unit) ? value : Math.round(value)

/** A difference, with its sign; `bare` without its unit. */
export function change(value: number, unit: string, bare = false): string {
  const sign = value > 0 ? '+' : value < 0 ? '−' : '±'
  const size = Math.abs(value)
  if (unit === 'share') return `${sign}${(100 * size).toFixed(size < 0.1 ? 1 : 0)}${bare ? '' : ' points'}`
  if (unit === 's') return `${sign}${number(Math.round(size / 6) / 10)}${bare ? '' : ' min'}`
  return `${sign}${number(size)}${unit && !bare ? ` ${unit}` : ''}`
}
