// Every key of the page; none is taken from a field that is being typed into.

import { app, VIEWS } from './app.svelte'
import { theme } from './theme.svelte'

export function pressed(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || app.search) return
  const target = event.target as HTMLElement | null
  const tag = target?.tagName
  if (tag === 'INPUT' || tag === 'TEXTAREA' || tag === 'SELECT') return
  if (app.help) return
  const { clock } = app
  const onButton = tag === 'BUTTON' || tag === 'A'
  const inNight = app.view === 'night'
  switch (event.key) {
    case ' ':
      if (onButton || !inNight) return
      clock.toggle()
      break
    case 'ArrowLeft':
    case 'ArrowRight':
      if (!inNight) return
      clock.step((event.key === 'ArrowLeft' ? -1 : 1) * (event.shiftKey ? 600 : 60))
      break
    case 'ArrowUp':
    case 'ArrowDown':
      if (!inNight) return
      sentence(event.key === 'ArrowUp' ? -1 : 1)
      break
    case 'Home':
      if (!inNight) return
      clock.seek(0)
      break
    case 'End':
      if (!inNight) return
      clock.seek(clock.end)
      break
    case '+':
    case '=':
      clock.faster(1)
      break
    case '-':
      clock.faster(-1)
      break
    case '/':
      app.search = true
      break
    case 'f':
      if (app.look) app.follow = !app.follow
      break
    case 'l':
      theme.next()
      break
    case '?':
      app.help = true
      break
    case 'Escape':
      app.lookAt(null)
      app.intro = false
      break
    case '1':
    case '2':
    case '3':
      app.view = VIEWS[Number(event.key) - 1]
      break
    default:
      return
  }
  event.preventDefault()
}

/** The sentence before or after this one. */
function sentence(by: 1 | -1): void {
  const { night, clock } = app
  if (!night) return
  const told = night.head.chronicle
  const at = night.sentenceAt(clock.now)
  if (by > 0) {
    const next = told.find((s) => s.t > clock.now)
    clock.seek(next ? next.t : clock.end)
  } else {
    let i = at
    while (i >= 0 && told[i].t >= clock.now - 1) i--
    clock.seek(i >= 0 ? told[i].t : 0)
  }
}
