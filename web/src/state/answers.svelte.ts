// The ensemble, what can be asked, and what has been answered, kept while views come and go.

import { Asking, query } from '../data/ask.svelte'
import type { Night } from '../data/night'
import type { Answers, Ensemble, HingeCurve, Questions, WhatIf } from '../data/ensemble'
import { json, offline } from '../data/source'

class Kept {
  ensemble = $state.raw<Ensemble | null>(null)
  questions = $state.raw<Questions | null>(null)
  /** The page on its own carries none. */
  missing = $state(false)
  readonly asking = new Asking<Ensemble>()
  whatIfs = $state.raw<WhatIf[]>([])
  hinges = $state.raw<HingeCurve[]>([])
  claims = $state.raw<Answers['claims'] | null>(null)
  passages = $state.raw<Answers['passages'] | null>(null)
  private begun = false

  async load(): Promise<void> {
    if (this.begun) return
    this.begun = true
    try {
      const carried = offline() ? await json<Ensemble>('ensemble') : await this.asking.ask('ensemble')
      if (!carried) {
        this.missing = offline()
        this.begun = offline()
        return
      }
      this.take(carried)
    } catch (error) {
      this.asking.error = error instanceof Error ? error.message : String(error)
      this.begun = false
    }
  }

  /** Another number of nights. */
  async play(nights: number): Promise<void> {
    const found = await this.asking.ask(`ensemble?nights=${nights}`)
    if (found) this.take(found)
  }

  private asked = false
  /** What can be asked: of the server at once, of the page with its ensemble. */
  async loadQuestions(): Promise<void> {
    if (offline()) return this.load()
    if (this.asked) return
    this.asked = true
    try {
      this.questions = (await json<Questions>('questions')) ?? null
    } catch {
      this.asked = false
    }
  }

  private take(ensemble: Ensemble): void {
    this.ensemble = ensemble
    if (ensemble.questions) this.questions = ensemble.questions
    const found = ensemble.answers
    if (!found) return
    this.whatIfs = found.what_if ?? []
    this.hinges = found.hinges ?? []
    this.claims = found.claims ?? null
    this.passages = found.passages ?? null
  }

  addWhatIf(answer: WhatIf): void {
    this.whatIfs = [answer, ...this.whatIfs.filter((w) => JSON.stringify(w.levers) !== JSON.stringify(answer.levers))]
  }
  readonly hinging = new Asking<HingeCurve>()
  /** How open an outcome still was over a night; `set` are the levers under which it was played. */
  async askHinges(night: Night, outcome: string, set: readonly string[]): Promise<void> {
    const levers = set.map((lever): [string, string] => ['set', lever])
    const answer = await this.hinging.ask(
      `hinges${query([['night', night.head.night], ['seed', night.head.seed], ['outcome', outcome], ...levers])}`,
    )
    if (!answer) return
    this.hinges = [answer, ...this.hinges.filter((h) => h.outcome !== answer.outcome || h.night !== answer.night)]
  }
}

export const answers = new Kept()
