// Many nights in numbers, and what has been asked of them, as october/web/FORMAT.md describes it.

import type { Outcome, Quantity } from './head'

export interface Bar {
  label?: string
  from?: number
  to?: number
  count: number
  share: number
  low: number
  high: number
  nights: number[]
}
export interface Summary {
  kind: 'share' | 'number' | 'category' | 'time'
  value?: number
  low?: number
  high?: number
  mean?: number
  occurs?: number
  q05?: number | null
  q50?: number | null
  q95?: number | null
  shares?: Record<string, number>
}
export interface Distribution extends Quantity {
  kind: Outcome['kind']
  summary: Summary
  bars: Bar[]
}
type Line = (number | null)[]
export interface Band extends Quantity {
  q05: Line
  q25: Line
  q50: Line
  q75: Line
  q95: Line
  /** Beside each value the night that comes nearest to it. */
  nights: Record<Quantile, (number | null)[]>
}
export const QUANTILES = ['q05', 'q25', 'q50', 'q75', 'q95'] as const
export type Quantile = (typeof QUANTILES)[number]
export interface Target {
  id: string
  quantity: string
  observed: number | null
  low: number | null
  high: number | null
  nights: { q05: number | null; q50: number | null; q95: number | null }
  covered: boolean
  judges: boolean
  unit: string
  rank: number | null
  reason: string
  outcome: string
  label: string
  source: string[]
  confidence: string
}
export interface Ensemble {
  format: number
  nights: number
  seed: number
  levers: Record<string, string>
  headlines: string[]
  outcomes: Distribution[]
  times: number[]
  series: Band[]
  targets: Target[]
  questions?: Questions
  answers?: Answers
}

export interface Lever {
  key: string
  meaning: string
  unit: string
  default: string
  low: number | null
  high: number | null
  options: string[]
  when: 'start' | 'any'
  passages: string[]
  source: string[]
}
export interface Questions {
  levers: Lever[]
  sources: Record<string, string>
  open: string[]
  foremost: string
  headlines?: string[]
  claims?: { id: string; who: string; claim: string; question: string; evidence: string }[]
  passages?: { id: string; what: string; lever: string }[]
}
export interface Effect {
  base: number | null
  with: number | null
  effect: number | null
  low: number | null
  high: number | null
  unit: string
  gain: number | null
}
export interface WhatIf {
  levers: Record<string, string>
  nights: number
  unchanged: number
  effects: Record<string, Effect>
}
/** An event of a jump: how often it happens, what goes with it, and what a lever against it does. */
export interface Pull {
  event: string
  kind: string
  clock: string
  within: number
  often: number
  pull: { with_it: number; without: number; effect: number; low: number; high: number } | null
  lever: { setting: string; does: 'prevents' | 'forces'; often: number; effect: number; low: number; high: number } | null
}
export interface HingeCurve {
  night: number
  outcome: string
  branches: number
  times: string[]
  t: number[]
  p: number[]
  low: number[]
  high: number[]
  hinges: { clock: string; event: string; before: number; after: number; t: number; until: string; until_t: number; events: Pull[] }[]
}
export interface Claim {
  id: string
  who: string
  claim: string
  verdict: string
  effect: number | null
  low: number | null
  high: number | null
  evidence: string
  assumptions: string[]
  question: string
  tests: {
    what: string
    verdict: string
    base: number | null
    effect: number | null
    low: number | null
    high: number | null
    unit: string
    expected: string
    turns_with: string[]
    /** Facts on which the size of the effect hangs: what it is below and above their median. */
    hangs_on: { fact: string; below: number; above: number }[]
    /** The fact along which the effect is given in classes, '' without one. */
    along: string
    curve: { start: number; end: number; effect: number; low: number; high: number }[]
  }[]
}
export interface Passage {
  id: string
  event: string | null
  share: number | null
  lever: string
  lever_effect: number | null
  low: number | null
  high: number | null
  works: boolean
  why: string
  what: string
  settings: string[]
}
export interface Answers {
  claims?: { nights: number; claims: Claim[] }
  passages?: { nights: number; passages: Passage[] }
  what_if?: WhatIf[]
  hinges?: HingeCurve[]
}

/** The bar that holds a night's own value. */
export function barOf(outcome: Distribution, value: number | string | null): Bar | undefined {
  const bars = outcome.bars
  if (value === null) return bars.find((b) => b.label === 'none')
  if (typeof value === 'string') return bars.find((b) => b.label === value)
  const labelled = bars.filter((b) => b.label === 'yes' || b.label === 'no')
  if (labelled.length) return labelled.find((b) => b.label === (value ? 'yes' : 'no'))
  const ranged = bars.filter((b) => b.from !== undefined)
  return (
    ranged.find((b) => value >= b.from! && value < b.to!) ??
    (ranged.length && value === ranged[ranged.length - 1].to ? ranged[ranged.length - 1] : undefined)
  )
}
