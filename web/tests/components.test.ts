import { flushSync, mount, unmount, type Component } from 'svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Asking } from '../src/data/ask.svelte'
import type { Claim, Distribution, HingeCurve, Questions, WhatIf } from '../src/data/ensemble'
import { Night } from '../src/data/night'
import Claims from '../src/parts/Claims.svelte'
import Chronicle from '../src/parts/Chronicle.svelte'
import Details from '../src/parts/Details.svelte'
import Effects from '../src/parts/Effects.svelte'
import Factions from '../src/parts/Factions.svelte'
import HingeChart from '../src/parts/HingeChart.svelte'
import HallFloor from '../src/parts/HallFloor.svelte'
import LeverBench from '../src/parts/LeverBench.svelte'
import OutcomeCard from '../src/parts/OutcomeCard.svelte'
import Search from '../src/parts/Search.svelte'
import Transport from '../src/parts/Transport.svelte'
import { app } from '../src/state/app.svelte'
import { pressed } from '../src/state/keyboard'
import { Pace } from '../src/time/pace'
import { COLUMNS, pack, smallHead, smallNight } from './small'

class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}
let night: Night
const mounted: object[] = []
function show<P extends Record<string, unknown>>(component: Component<P, object, string>, props: P): HTMLElement {
  const target = document.createElement('div')
  document.body.append(target)
  mounted.push(mount(component, { target, props }))
  flushSync()
  return target
}

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', Observer)
  Element.prototype.scrollTo = () => {}
  Element.prototype.scrollIntoView = () => {}
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function () {
    this.open = false
  }
  night = Night.from(smallNight())
  app.night = night
  app.view = 'night'
  app.lookAt(null)
  app.clock.playing = false
  app.clock.open(night.head.clock.start_seconds, night.head.clock.end, new Pace(night.head.chronicle, night.head.clock.end))
  flushSync()
})
afterEach(() => {
  for (const component of mounted.splice(0)) void unmount(component)
  document.body.replaceChildren()
  vi.unstubAllGlobals()
})

const key = (name: string, more: KeyboardEventInit = {}) => {
  pressed(new KeyboardEvent('keydown', { key: name, cancelable: true, ...more }))
  flushSync()
}

describe('the chronicle', () => {
  it('tells no more than has happened, and says the newest aloud', () => {
    const box = show(Chronicle, { night })
    expect(box.querySelectorAll('li')).toHaveLength(1)
    app.seek(600)
    flushSync()
    expect(box.querySelectorAll('li')).toHaveLength(2)
    expect(box.querySelector('[aria-live]')!.textContent).toContain('Anna leaves.')
    app.seek(0)
    flushSync()
    expect(box.querySelectorAll('li')).toHaveLength(1)
  })
  it('goes to a sentence that is chosen, and marks those about who is looked at', () => {
    const box = show(Chronicle, { night })
    app.seek(3600)
    app.lookAt({ table: 'named', row: 1 })
    flushSync()
    expect(box.querySelectorAll('.mentioned')).toHaveLength(1)
    box.querySelectorAll<HTMLButtonElement>('li button')[1].click()
    flushSync()
    expect(app.clock.now).toBe(600)
  })
})

describe('the details', () => {
  it('lead from a sentence to whom it is about', () => {
    app.seek(600)
    app.lookAt({ table: 'chronicle', row: 1 })
    const box = show(Details, { night })
    box.querySelector<HTMLButtonElement>('dd .link')!.click()
    flushSync()
    expect(app.look).toEqual({ table: 'delegates', row: 2, as: 'who' })
    expect(box.querySelector('h3')!.textContent).toBe('Anna')
  })
})

describe('the floor', () => {
  const heard = () => null
  it('says when the sitting has not been opened, and what is heard', () => {
    const box = show(HallFloor, { night, heard, x: 0, y: 0, width: 300, below: false })
    expect(box.textContent).toContain('The sitting has not been opened')
    const loud = show(HallFloor, { night, heard: () => ({ angry: false, share: 0.42, by: 0 }), x: 0, y: 0, width: 300, below: false })
    expect(loud.textContent).toContain('42 % clap')
    const angry = show(HallFloor, { night, heard: () => ({ angry: true, share: 0.4, by: 1 }), x: 0, y: 0, width: 300, below: false })
    expect(angry.textContent).toContain('shouted down by the Reds')
  })
})

describe('the factions', () => {
  it('say in a line what the marks mean and who has gone', () => {
    const blocs = { 'blocs.step': [0, 0, 60], 'blocs.row': [1, 2, 1], 'blocs.present': [2, 2, 1], 'blocs.gone': [0, 0, 1] }
    const counted = Night.from(pack(smallHead(), { ...COLUMNS, ...blocs }))
    const box = show(Factions, { night: counted, brief: true })
    const said = () => [...box.querySelectorAll('button')].map((b) => b.textContent!.replace(/\s+/g, ' ').trim())
    expect(said()).toEqual(['R 2', 'B 2'])
    app.seek(600)
    flushSync()
    expect(said()).toEqual(['R 1/2', 'B 2'])
  })
})

describe('another night', () => {
  it('is opened once a server that went away answers again; meanwhile this one stays', async () => {
    vi.useFakeTimers()
    const other = pack({ ...smallHead(), night: 8 }, COLUMNS)
    const fetched = vi
      .fn()
      .mockRejectedValueOnce(new TypeError('gone'))
      .mockResolvedValue({ ok: true, status: 200, arrayBuffer: async () => other })
    vi.stubGlobal('fetch', fetched)
    const opened = app.open(8, [])
    await vi.advanceTimersByTimeAsync(100)
    expect(app.error).toContain('does not answer')
    expect(app.night!.head.night).toBe(7)
    await vi.advanceTimersByTimeAsync(2000)
    expect(await opened).toBe(true)
    expect(app.error).toBe('')
    expect(app.night!.head.night).toBe(8)
    vi.useRealTimers()
  })
  it('is not opened when still another was asked for meanwhile', async () => {
    let answer: (bytes: object) => void = () => {}
    const slow = new Promise((resolve) => (answer = resolve))
    const at = (n: number) => ({ ok: true, status: 200, arrayBuffer: async () => pack({ ...smallHead(), night: n }, COLUMNS) })
    vi.stubGlobal('fetch', vi.fn().mockReturnValueOnce(slow).mockResolvedValue(at(9)))
    const first = app.open(8, [])
    expect(await app.open(9, [])).toBe(true)
    answer(at(8))
    expect(await first).toBe(false)
    expect(app.night!.head.night).toBe(9)
  })
})

describe('the keyboard', () => {
  it('plays, steps, goes to sentences and to the ends', () => {
    key(' ')
    expect(app.clock.playing).toBe(true)
    key(' ')
    key('ArrowRight')
    expect(app.clock.now).toBe(60)
    key('ArrowRight', { shiftKey: true })
    expect(app.clock.now).toBe(660)
    key('ArrowDown')
    expect(app.clock.now).toBe(1800)
    key('ArrowUp')
    expect(app.clock.now).toBe(600)
    key('End')
    expect(app.clock.now).toBe(3600)
    key('Home')
    expect(app.clock.now).toBe(0)
  })
  it('changes the view and leaves a field alone that is typed into', () => {
    key('2')
    expect(app.view).toBe('ensemble')
    key('1')
    const input = document.createElement('input')
    document.body.append(input)
    input.addEventListener('keydown', pressed)
    input.dispatchEvent(new KeyboardEvent('keydown', { key: ' ' }))
    expect(app.clock.playing).toBe(false)
  })
})

describe('the clock', () => {
  it('moves by its speed and stops at the end', () => {
    const box = show(Transport, {})
    app.clock.speed = 60
    app.clock.frame(0)
    app.clock.playing = true
    app.clock.frame(50)
    expect(app.clock.now).toBeCloseTo(3)
    app.seek(3599)
    app.clock.frame(150)
    flushSync()
    expect(app.clock.now).toBe(3600)
    expect(app.clock.playing).toBe(false)
    expect(box.querySelector('[data-testid=clock]')!.textContent).toBe('19:00')
  })
})

describe('finding', () => {
  it('takes what is typed to whoever is called so', () => {
    app.search = true
    const box = show(Search, { night })
    const input = box.querySelector('input')!
    input.value = 'ann'
    input.dispatchEvent(new Event('input', { bubbles: true }))
    flushSync()
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    flushSync()
    expect(app.look).toEqual({ table: 'named', row: 1 })
    expect(app.search).toBe(false)
  })
})

describe('an outcome', () => {
  const outcome: Distribution = {
    name: 'killed',
    kind: 'number',
    unit: 'people',
    meaning: 'killed',
    summary: { kind: 'number', q05: 0, q50: 2, q95: 9 },
    bars: [
      { from: 0, to: 3, count: 6, share: 0.6, low: 0.4, high: 0.8, nights: [1, 2] },
      { from: 3, to: 9, count: 4, share: 0.4, low: 0.2, high: 0.6, nights: [7, 9] },
    ],
  }
  it('marks this night’s bar and opens the nights of any', async () => {
    const opened = vi.spyOn(app, 'open').mockResolvedValue(true)
    app.view = 'ensemble'
    const box = show(OutcomeCard, { outcome, night, nights: 10 })
    const bars = box.querySelectorAll<SVGGElement>('.bar')
    expect(bars[1].classList.contains('mine')).toBe(true)
    bars[0].dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    flushSync()
    box.querySelector<HTMLButtonElement>('[data-testid=nights] button')!.click()
    await vi.waitFor(() => expect(app.view).toBe('night'))
    expect(opened).toHaveBeenCalledWith(1, [])
    opened.mockRestore()
  })
})

describe('levers', () => {
  const questions: Questions = {
    levers: [
      { key: 'walkout.allowed', meaning: 'whether anyone may leave', unit: 'flag', default: 'true', low: null, high: null, options: [], when: 'any', passages: ['P05'], source: ['MODEL'] },
      { key: 'palace.cold', meaning: 'how cold it is', unit: 'share', default: '0.5 [0.2 to 0.8]', low: 0, high: 1, options: [], when: 'start', passages: [], source: ['guess'] },
    ],
    sources: { MODEL: 'of the model' },
    open: [],
    foremost: 'killed',
  }
  it('begin with something else than what holds, and are asked', () => {
    const onask = vi.fn()
    const box = show(LeverBench, { questions, set: {}, onask, busy: false })
    const boxes = box.querySelectorAll<HTMLInputElement>('input[type=checkbox]')
    boxes[0].click()
    boxes[1].click()
    flushSync()
    const set = [...box.querySelectorAll('.ask code')].map((code) => code.textContent)
    expect(set).toEqual(['walkout.allowed=false', expect.stringMatching(/^palace\.cold=0\.[28]$/)])
    box.querySelector<HTMLButtonElement>('[data-testid=what-if-ask]')!.click()
    expect(onask).toHaveBeenCalledWith(400)
  })
})

describe('effects', () => {
  it('tell what moves from what may be chance', () => {
    const answer: WhatIf = {
      levers: { 'walkout.allowed': 'false' },
      nights: 50,
      unchanged: 0,
      effects: {
        killed: { base: 2, with: 5, effect: 3, low: 1, high: 5, unit: 'people', gain: 2 },
        arrested: { base: 0.5, with: 0.52, effect: 0.02, low: -0.1, high: 0.14, unit: 'share', gain: 1 },
      },
    }
    const box = show(Effects, { answer, night, headlines: ['killed', 'arrested'] })
    expect(box.querySelectorAll('tbody tr')).toHaveLength(2)
    expect(box.querySelectorAll('tr.clear')).toHaveLength(1)
    expect(box.querySelector('tr.clear')!.textContent).toContain('+3 people')
  })
})

describe('a question that takes a while', () => {
  class Stream extends EventTarget {
    static last: Stream
    onerror: (() => void) | null = null
    closed = false
    constructor(readonly url: string) {
      super()
      Stream.last = this
    }
    close() {
      this.closed = true
    }
    say(name: string, data: unknown) {
      this.dispatchEvent(new MessageEvent(name, { data: JSON.stringify(data) }))
    }
  }
  const reply = (status: number, body: unknown) => ({ ok: status < 400, status, statusText: '', json: async () => body, text: async () => JSON.stringify(body) })
  it('is followed to its answer', async () => {
    vi.stubGlobal('EventSource', Stream)
    vi.stubGlobal('fetch', vi.fn().mockResolvedValue(reply(202, { job: 'abc', done: 0, total: 10 })))
    const asking = new Asking<{ x: number }>()
    const answer = asking.ask('what-if')
    await vi.waitFor(() => expect(Stream.last?.url).toBe('/api/jobs/abc/events'))
    Stream.last.say('progress', { done: 4, total: 10 })
    expect(asking.progress).toEqual({ done: 4, total: 10 })
    Stream.last.say('done', { x: 1 })
    expect(await answer).toEqual({ x: 1 })
    expect(asking.busy).toBe(false)
  })
  it('is stopped on the server too', async () => {
    vi.stubGlobal('EventSource', Stream)
    const fetched = vi.fn().mockResolvedValue(reply(202, { job: 'stop1', done: 0, total: 10 }))
    vi.stubGlobal('fetch', fetched)
    const asking = new Asking<object>()
    void asking.ask('what-if')
    await vi.waitFor(() => expect(Stream.last?.url).toBe('/api/jobs/stop1/events'))
    await asking.cancel()
    expect(fetched).toHaveBeenLastCalledWith('/api/jobs/stop1', { method: 'DELETE' })
    expect(Stream.last.closed).toBe(true)
    expect(asking.busy).toBe(false)
  })
  it('is asked again of a server that does not answer yet', async () => {
    vi.useFakeTimers()
    vi.stubGlobal('fetch', vi.fn().mockRejectedValueOnce(new TypeError('gone')).mockResolvedValue(reply(200, { x: 2 })))
    const asking = new Asking<{ x: number }>()
    const answer = asking.ask('what-if')
    await vi.advanceTimersByTimeAsync(1000)
    expect(await answer).toEqual({ x: 2 })
    expect(asking.error).toBe('')
    vi.useRealTimers()
  })
  it('says what the server found wrong with it', async () => {
    vi.stubGlobal('fetch', vi.fn().mockResolvedValue(reply(400, { error: 'set: found x, expected KEY=VALUE' })))
    const asking = new Asking<object>()
    expect(await asking.ask('what-if?set=x')).toBeNull()
    expect(asking.error).toBe('set: found x, expected KEY=VALUE')
  })
})

describe('a verdict', () => {
  const claim: Claim = {
    id: 'C1', who: 'a witness', claim: 'It mattered', question: 'Did it?', verdict: 'supported', effect: 0.2, low: 0.1, high: 0.3,
    evidence: 'A letter', assumptions: ['the doors were shut'],
    tests: [
      {
        what: 'fewer die', verdict: 'supported', base: 2, effect: -0.5, low: -0.75, high: -0.25, unit: 'people', expected: 'down by 0.1 or more',
        turns_with: [], hangs_on: [{ fact: 'palace.wound', below: -0.1, above: -0.9 }], along: 'palace.kill',
        curve: [{ start: 0.1, end: 0.2, effect: -0.2, low: -0.4, high: 0 }],
      },
    ],
  }
  it('says on which facts it hangs, and its course along one', () => {
    const text = show(Claims, { claims: [claim], nights: 700 }).textContent ?? ''
    expect(text).toContain('700 of each setting')
    expect(text).toMatch(/−0.1 where palace.wound is below its middle, −0.9 where it is above/)
    expect(text).toMatch(/Along palace.kill\s*0.1 to 0.2\s*−0.2 \(−0.4 to ±0\)/)
  })
})

describe('a turn', () => {
  const curve = (events: HingeCurve['hinges'][number]['events']): HingeCurve => ({
    night: 7, outcome: 'talks_met', branches: 40, times: ['18:00', '18:30'], t: [0, 1800], p: [0.3, 0.8], low: [0.2, 0.7], high: [0.4, 0.9],
    hinges: [{ clock: '18:10', event: '18:10 talks nominated', before: 0.3, after: 0.8, t: 600, until: '18:20', until_t: 1200, events }],
  })
  it('names its events, what goes with them and what a lever against them does', () => {
    const pull = { with_it: 0.85, without: 0.3, effect: 0.55, low: 0.46, high: 0.64 }
    const lever = { setting: 'walkout.allowed=false', does: 'prevents' as const, often: 0, effect: -0.25, low: -0.49, high: 0.04 }
    const told = { event: 'talks nominated', kind: 'talks', clock: '18:12', within: 900, often: 0.65, pull, lever }
    const text = show(HingeChart, { curve: curve([told]), night }).textContent ?? ''
    expect(text).toContain('18:12 talks nominated: within 15 min in 65 % of continuations; 85 % with it, 30 % without: +55 points (+46 to +64).')
    expect(text).toContain('walkout.allowed=false from here on prevents it: −25 points (−49 to +4.0).')
  })
  it('says where nothing can be known of an event', () => {
    const always = { event: 'shells', kind: 'shells', clock: '18:11', within: 60, often: 1, pull: null, lever: null }
    expect(show(HingeChart, { curve: curve([always]), night }).textContent).toContain('in 100 % of continuations, which does not tell what it did')
    expect(show(HingeChart, { curve: curve([]), night }).textContent).toContain('In the log: 18:10 talks nominated')
  })
})
