// Light and dark, and the colours of the scenes in each. Hues are Okabe and Ito's, told apart by
// every kind of colour vision; shape says the same a second time.

export interface Palette {
  paper: string
  panel: string
  ink: string
  muted: string
  line: string
  faint: string
  accent: string
  alarm: string
  gold: string
  lit: string
  dim: string
  dark: string
  open: string
  wall: string
  cold: string
  sought: string
  kinds: string[]
}

const LIGHT: Palette = {
  paper: '#f4efe6',
  panel: '#fdfaf4',
  ink: '#221d17',
  muted: '#6a6054',
  line: '#ddd3c3',
  faint: '#ece5d8',
  accent: '#9c3a1b',
  alarm: '#b3261e',
  gold: '#9a6b00',
  lit: '#fff3cd',
  dim: '#e6ddc8',
  dark: '#c3bcb0',
  open: '#efe9dd',
  wall: '#b9ad9b',
  cold: '#5b8fb0',
  sought: '#b0508a',
  kinds: ['#c84e00', '#0068a8', '#b07900', '#008a63', '#b4588c', '#3c8fc4', '#6f6f6f', '#7d7a00', '#5a4a9c', '#3d3d3d'],
}
const DARK: Palette = {
  paper: '#0e1114',
  panel: '#151a1f',
  ink: '#ece6da',
  muted: '#9ba1a6',
  line: '#2b333b',
  faint: '#1c2228',
  accent: '#f0946a',
  alarm: '#ff7a6b',
  gold: '#f1c24b',
  lit: '#4a4129',
  dim: '#2c2c2a',
  dark: '#14171a',
  open: '#191f25',
  wall: '#48525c',
  cold: '#7fb6d8',
  sought: '#e79ac8',
  kinds: ['#ff8b4a', '#5ab0ec', '#f2b63c', '#34c99c', '#e89bc6', '#9bd4ff', '#b3b3b3', '#e6de5a', '#a99bf0', '#e0e0e0'],
}

export type Choice = 'system' | 'light' | 'dark'

class Theme {
  choice = $state<Choice>('system')
  private systemDark = $state(false)
  reduced = $state(false)
  /** A screen so narrow that panes take turns. */
  narrow = $state(false)
  /** One on which there is room for one pane beside the story. */
  middle = $state(false)
  readonly dark = $derived(this.choice === 'system' ? this.systemDark : this.choice === 'dark')
  readonly colours = $derived(this.dark ? DARK : LIGHT)

  /** Follow the system's wishes, and the last choice made here. */
  watch(): void {
    const follow = (query: string, set: (on: boolean) => void) => {
      const media = matchMedia(query)
      set(media.matches)
      media.addEventListener('change', (e) => set(e.matches))
    }
    follow('(prefers-color-scheme: dark)', (on) => (this.systemDark = on))
    follow('(prefers-reduced-motion: reduce)', (on) => (this.reduced = on))
    follow('(max-width: 900px)', (on) => (this.narrow = on))
    follow('(min-width: 901px) and (max-width: 1180px), (min-width: 901px) and (max-height: 640px)', (on) => (this.middle = on))
    const kept = remembered('theme')
    if (kept === 'light' || kept === 'dark') this.choice = kept
  }

  next(): void {
    this.choice = this.dark ? 'light' : 'dark'
    remember('theme', this.choice)
  }
}

/** A page opened from disk may have no storage; then nothing is kept, and nothing breaks. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(`october.${key}`)
  } catch {
    return null
  }
}
export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(`october.${key}`, value)
  } catch {
    // no storage
  }
}

export const theme = new Theme()

/** The colour of the nth of many kinds (factions, bodies), from 1. */
export const kindColour = (palette: Palette, n: number): string =>
  palette.kinds[(Math.max(1, n) - 1) % palette.kinds.length]
