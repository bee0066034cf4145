// Hours as people write them. A night runs past midnight, so an hour before the start is tomorrow's.

const DAY = 86_400

/** Seconds since midnight of "18:00" or "18:00:30"; NaN when it is not an hour. */
export function secondsOfDay(text: string): number {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim())
  if (!match) return NaN
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)]
  if (hours > 47 || minutes > 59 || seconds > 59) return NaN
  return hours * 3600 + minutes * 60 + seconds
}

/** The hour at `t` seconds into a night that began at `start` seconds of the day. */
export function hour(t: number, start: number, withSeconds = false): string {
  const total = Math.floor(((start + t) % DAY) + DAY) % DAY
  const two = (n: number) => String(n).padStart(2, '0')
  const text = `${two(Math.floor(total / 3600))}:${two(Math.floor(total / 60) % 60)}`
  return withSeconds ? `${text}:${two(total % 60)}` : text
}

/** Seconds into the night of an hour of the day; NaN when it is not an hour. */
export function intoNight(text: string, start: number): number {
  return (((secondsOfDay(text) - start) % DAY) + DAY) % DAY
}

/** "3 h 12 min", "48 s": a length of time in words. */
export function length(seconds: number): string {
  const s = Math.round(seconds)
  if (s < 60) return `${s} s`
  const minutes = Math.round(s / 60)
  if (minutes < 60) return `${minutes} min`
  const rest = minutes % 60
  return rest ? `${Math.floor(minutes / 60)} h ${rest} min` : `${minutes / 60} h`
}
