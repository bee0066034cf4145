// How people look in the palace: their side is a shape and a colour, their state how it is filled.

import type { Night } from '../../data/night'
import type { Palette } from '../../state/theme.svelte'
import { mix } from '../scene'
import type { Fill, Shape } from '../shapes'

export interface Style {
  shape: Shape
  colour: string
  fill: Fill
  /** Of somebody who is about, and is to catch the eye. */
  active: boolean
}

const SIDES: Record<string, { shape: Shape; colour: number }> = {
  defenders: { shape: 'square', colour: 2 },
  besiegers: { shape: 'circle', colour: 1 },
  bystanders: { shape: 'diamond', colour: 4 },
  council: { shape: 'star', colour: 3 },
}
const OTHERS: { shape: Shape; colour: number } = { shape: 'hexagon', colour: 5 }
/** How a state shows on the mark of its side; what is not here is solid. */
const FILLS: Record<string, Fill> = {
  held: 'hollow',
  wounded: 'hollow',
  hiding: 'faint',
  outside: 'faint',
  dead: 'crossed',
}
const ACTIVE = new Set(['patrolling', 'wandering', 'roaming', 'searching', 'running', 'following'])

/** The looks of all sides and states, each made once for the colours that hold. */
export class Styles {
  private readonly made = new Map<number, Style>() // by side and state
  private palette: Palette | null = null

  constructor(private readonly night: Night) {}

  /** None for somebody who is on no side. */
  of(side: number, state: number, palette: Palette): Style | undefined {
    if (!side) return undefined
    if (this.palette !== palette) {
      this.made.clear()
      this.palette = palette
    }
    const key = side * 64 + state
    let style = this.made.get(key)
    if (!style) this.made.set(key, (style = this.make(side, state, palette)))
    return style
  }

  private make(side: number, state: number, palette: Palette): Style {
    const name = this.night.code('people_states', state)
    const { shape, colour } = SIDES[this.night.code('sides', side)] ?? OTHERS
    const own = palette.kinds[colour - 1]
    const active = ACTIVE.has(name)
    return {
      shape,
      colour: active ? mix(own, palette.ink, 0.35) : name === 'hiding' ? palette.muted : own,
      fill: FILLS[name] ?? 'solid',
      active,
    }
  }
}
