// A question that takes a while: the server says at once what it knows, or names a job to follow.

import { request, Refused, Unreachable } from './source'

export interface Progress {
  done: number
  total: number
  state?: string
}

const PATIENCE = 60 // seconds for which a server that went away is waited for
const wait = () => new Promise((resolve) => setTimeout(resolve, 1000))

/** A question in progress, for a page to show and to stop. */
export class Asking<T> {
  progress = $state<Progress | null>(null)
  error = $state('')
  answer = $state.raw<T | null>(null)
  busy = $state(false)
  private stream: EventSource | null = null
  private job = ''
  private turn = 0

  async ask(path: string): Promise<T | null> {
    await this.cancel()
    const turn = ++this.turn
    this.busy = true
    this.error = ''
    this.progress = null
    try {
      const found = await this.once(path, turn)
      if (turn === this.turn && found !== null) this.answer = found
      return found
    } catch (error) {
      if (turn === this.turn) this.error = error instanceof Error ? error.message : String(error)
      return null
    } finally {
      if (turn === this.turn) this.busy = false
    }
  }

  private async once(path: string, turn: number, again = PATIENCE): Promise<T | null> {
    let response: Response
    try {
      response = await request(path)
    } catch (error) {
      // No answer at all may be a server that is being started again.
      if (!(error instanceof Unreachable) || again <= 0 || turn !== this.turn) throw error
      await wait()
      return this.once(path, turn, again - 1)
    }
    const said = (await response.json()) as T | { job: string; done: number; total: number }
    if (response.status !== 202) return said as T
    const { job, done, total } = said as { job: string; done: number; total: number }
    if (turn !== this.turn) return null
    this.job = job
    this.progress = { done, total }
    const outcome = await this.follow(job)
    // A server that was started again has forgotten the question in progress: ask it anew.
    if (outcome === 'lost' && again > 0 && turn === this.turn) {
      await wait()
      return this.once(path, turn, again - 1)
    }
    if (outcome === 'lost') throw new Error('The connection to the server was lost.')
    return outcome
  }

  private follow(job: string): Promise<T | null | 'lost'> {
    return new Promise((resolve, reject) => {
      const stream = new EventSource(`/api/jobs/${job}/events`)
      this.stream = stream
      const end = (then: () => void) => {
        stream.close()
        this.stream = null
        this.job = ''
        then()
      }
      stream.addEventListener('progress', (e) => (this.progress = JSON.parse((e as MessageEvent<string>).data) as Progress))
      stream.addEventListener('done', (e) => end(() => resolve(JSON.parse((e as MessageEvent<string>).data) as T)))
      stream.addEventListener('failed', (e) =>
        end(() => reject(new Error((JSON.parse((e as MessageEvent<string>).data) as { error: string }).error))),
      )
      stream.addEventListener('cancelled', () => end(() => resolve(null)))
      stream.onerror = () => end(() => resolve('lost'))
    })
  }

  async cancel(): Promise<void> {
    const job = this.job
    this.turn++
    this.busy = false
    this.progress = null
    this.stream?.close()
    this.stream = null
    this.job = ''
    if (!job) return
    try {
      await request(`jobs/${job}`, { method: 'DELETE' })
    } catch (error) {
      if (!(error instanceof Refused)) throw error // it was over already
    }
  }
}

/** A query from pairs, in which `set` may stand several times; what is empty is left out. */
export function query(parts: [string, string | number | undefined][]): string {
  const found = new URLSearchParams()
  for (const [name, value] of parts) if (value !== undefined && value !== '') found.append(name, String(value))
  const text = found.toString()
  return text ? `?${text}` : ''
}
