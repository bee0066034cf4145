// What is drawn, in numbers, for the tests that hold the page to the night's tables.

import type { Night } from '../data/night'
import type { CityScene } from '../scenes/city'
import type { HallScene } from '../scenes/hall'
import type { PalaceScene } from '../scenes/palace'
import { app } from './app.svelte'
import { frameTimes, workTimes } from './frames'

export function expose(night: Night, hall: HallScene | null, palace: PalaceScene | null, city: CityScene | null): void {
  const probe = {
    night: () => night.head.night,
    time: () => app.clock.now,
    seek: (t: number) => app.seek(t),
    counts: (t = app.clock.now) => ({
      t,
      seats_present: hall?.present(t) ?? 0,
      at_door: hall?.waiting(t) ?? 0,
      hands: hall?.hands(t) ?? null,
      dead_ways: city?.dead(t) ?? 0,
      dark_rooms: palace?.dark(t) ?? 0,
      people_per_room: palace?.perRoom(t) ?? [],
      outside: palace?.outside(t) ?? 0,
      travelling: city?.travelling(t) ?? 0,
      council_room: palace ? night.at('siege', 'council_room', 1, t) : 0,
      sentence: night.sentenceAt(t),
    }),
    frames: frameTimes,
    work: workTimes,
  }
  Object.assign(window, { __october: probe })
}
