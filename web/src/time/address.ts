// The address names the moment: #night=42&t=01:52, the levers that are set, the view, what is looked at.

export interface Address {
  night?: number
  t?: string
  view?: string
  look?: string
  /** Levers, KEY=VALUE or KEY=VALUE@HH:MM. */
  set?: string[]
}

export function parseAddress(hash: string): Address {
  const found = new URLSearchParams(hash.replace(/^#/, ''))
  const address: Address = {}
  const night = found.get('night')
  if (night !== null && /^\d{1,9}$/.test(night)) address.night = Number(night)
  const t = found.get('t')
  if (t !== null && /^\d{1,2}:\d{2}(:\d{2})?$/.test(t)) address.t = t
  const view = found.get('view')
  if (view) address.view = view
  const look = found.get('look')
  if (look) address.look = look
  const set = found.getAll('set').filter((lever) => lever.includes('='))
  if (set.length) address.set = set
  return address
}

export function formatAddress(address: Address): string {
  const parts: string[] = []
  if (address.night !== undefined) parts.push(`night=${address.night}`)
  for (const lever of address.set ?? []) parts.push(`set=${encodeURIComponent(lever)}`)
  if (address.t !== undefined) parts.push(`t=${address.t}`)
  if (address.view !== undefined) parts.push(`view=${encodeURIComponent(address.view)}`)
  if (address.look !== undefined) parts.push(`look=${encodeURIComponent(address.look)}`)
  return `#${parts.join('&')}`
}
