// What the page as a whole knows: the night, its clock, what is looked at and followed, the view.

import { Night } from '../data/night'
import { nightBytes, offline, Unreachable } from '../data/source'
import type { Look } from '../scenes/scene'
import { formatAddress, parseAddress } from '../time/address'
import { Clock } from '../time/clock.svelte'
import { hour, intoNight } from '../time/hours'
import { Pace } from '../time/pace'

export const VIEWS = ['night', 'ensemble', 'questions'] as const
export type View = (typeof VIEWS)[number]
const AGAIN = 1500 // milliseconds between two tries of a server that does not answer

class App {
  night = $state.raw<Night | null>(null)
  error = $state('')
  loading = $state(true)
  view = $state<View>('night')
  look = $state.raw<Look | null>(null)
  follow = $state(false)
  help = $state(false)
  search = $state(false)
  /** Levers under which the night was played. */
  set = $state.raw<string[]>([])
  /** Nobody has played or gone anywhere yet. */
  intro = $state(false)
  readonly clock = new Clock()
  readonly offline = offline()
  readonly hour = $derived(hour(this.clock.t, this.clock.start))

  async start(): Promise<void> {
    const hash = location.hash
    const address = parseAddress(hash)
    await this.open(address.night, address.set)
    this.intro = address.t === undefined && address.view === undefined
    this.obey(hash)
    addEventListener('hashchange', () => {
      const hash = location.hash // by the time a night is open the address may have moved on
      if (hash === this.written) return
      const { night: number, set = [] } = parseAddress(hash)
      const another = number !== undefined && (number !== this.night?.head.night || set.join() !== this.set.join())
      if (another) void this.open(number, set).then(() => this.obey(hash))
      else this.obey(hash)
    })
  }

  /** Another night, at the moment at which this one stands; the last that was asked for is opened. */
  async open(number?: number, set: string[] = this.set): Promise<boolean> {
    const turn = ++this.turn
    this.loading = true
    this.error = ''
    try {
      const bytes = await this.patiently(number, set, turn)
      if (bytes) this.show(Night.from(bytes), set)
      return bytes !== null
    } catch (error) {
      if (turn === this.turn) this.error = error instanceof Error ? error.message : String(error)
      return false
    } finally {
      if (turn === this.turn) this.loading = false
    }
  }

  /** A night's bytes, also of a server that is being started again; null when another was asked for. */
  private async patiently(number: number | undefined, set: string[], turn: number): Promise<ArrayBuffer | null> {
    while (turn === this.turn) {
      try {
        const bytes = await nightBytes(number, set)
        return turn === this.turn ? bytes : null
      } catch (error) {
        if (!(error instanceof Unreachable)) throw error
        if (turn === this.turn) this.error = error.message
        await new Promise((resolve) => setTimeout(resolve, AGAIN))
      }
    }
    return null
  }

  private show(night: Night, set: string[]): void {
    const { start_seconds, end } = night.head.clock
    const at = this.night ? this.clock.now : 0
    this.error = ''
    this.clock.playing = false
    this.clock.open(start_seconds, end, new Pace(night.head.chronicle, end), at)
    if (this.night) this.look = null
    this.night = night
    this.set = this.offline ? [] : set
    document.title = `${night.head.scenario.title} · night ${night.head.night}`
  }

  private written = ''
  private turn = 0

  private obey(hash: string): void {
    const { t, view, look } = parseAddress(hash)
    if (t !== undefined) this.clock.seek(intoNight(t, this.clock.start))
    this.view = VIEWS.find((name) => name === view) ?? 'night'
    const match = /^([a-z_]+)\.(\d+)$/.exec(look ?? '')
    if (match) this.look = { table: match[1], row: Number(match[2]) }
  }

  /** The address of this moment. */
  address(): string {
    return formatAddress({
      night: this.night?.head.night,
      set: this.set,
      t: hour(this.clock.t, this.clock.start),
      view: this.view === 'night' ? undefined : this.view,
      look: this.look ? `${this.look.table}.${this.look.row}` : undefined,
    })
  }

  /** Write the address without filling the history with every moment. */
  writeAddress(): void {
    const address = this.address()
    if (this.loading || address === location.hash) return
    this.written = address
    try {
      history.replaceState(null, '', address)
    } catch {
      location.hash = address
    }
  }

  lookAt(look: Look | null, follow = false): void {
    this.look = look
    this.follow = follow && look !== null
  }

  seek(t: number): void {
    this.intro = false
    this.clock.seek(t)
  }
}

export const app = new App()
