// What an outcome of a question is called: `NAME`, `NAME=LABEL` or `NAME comes`.

import type { Outcome } from './head'

export function outcomeName(key: string, outcomes: readonly Outcome[]): string {
  const [name, label] = key.split('=')
  const comes = key.endsWith(' comes')
  const found = outcomes.find((o) => o.name === (comes ? key.slice(0, -6) : name))
  const meaning = found?.meaning ?? name.replaceAll('_', ' ')
  if (label !== undefined) return `${meaning}: ${label.replaceAll('_', ' ')}`
  return comes ? `it happens at all that ${meaning}` : meaning
}
