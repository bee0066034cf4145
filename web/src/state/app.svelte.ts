// What the page as a whole knows: the night, its clock, what is looked at and followed, the view.

import { Night } from '../data/night'
import { nightBytes, offline } from '../data/source'
import type { Look } from '../scenes/scene'
import { formatAddress, parseAddress } from '../time/address'
import { Clock } from '../time/clock.svelte'
import { hour, intoNight } from '../time/hours'
import { Pace } from '../time/pace'

export const VIEWS = ['night', 'ensemble', 'questions'] as const
export type View = (typeof VIEWS)[number]

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

  /** Another night, at the moment at which this one stands. */
  async open(number?: number, set: string[] = this.set): Promise<boolean> {
    this.loading = true
    this.error = ''
    const keep = this.night ? this.clock.now : 0
    try {
      const night = Night.from(await nightBytes(number, set))
      const { start_seconds, end } = night.head.clock
      this.clock.playing = false
      this.clock.open(start_seconds, end, new Pace(night.head.chronicle, end), keep)
      if (this.night) this.look = null
      this.night = night
      this.set = this.offline ? [] : set
      document.title = `${night.head.scenario.title} · night ${night.head.night}`
      return true
    } catch (error) {
      this.error = error instanceof Error ? error.message : String(error)
      return false
    } finally {
      this.loading = false
    }
  }

  private written = ''

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
