import { describe, expect, it } from 'vitest'
import { arrange, layFloors } from '../src/layout/floors'
import { hemicycle } from '../src/layout/hemicycle'
import { layMap, layNames } from '../src/layout/map'
import { growPlan, placesFromDoors } from '../src/layout/plan'
import { across, along } from '../src/layout/scatter'

describe('hemicycle', () => {
  it('gives every delegate a seat of their own, from left to right', () => {
    for (const n of [1, 2, 7, 82, 670]) {
      const { seats, radius } = hemicycle(n)
      expect(seats).toHaveLength(n)
      for (let i = 1; i < n; i++) expect(seats[i].angle).toBeLessThanOrEqual(seats[i - 1].angle)
      let nearest = Infinity
      for (let i = 0; i < n; i++)
        for (let j = i + 1; j < n; j++)
          nearest = Math.min(nearest, Math.hypot(seats[i].x - seats[j].x, seats[i].y - seats[j].y))
      if (n > 1) expect(nearest).toBeGreaterThan(2 * radius * 0.99)
    }
  })
})

describe('a plan grown from points', () => {
  const places = Array.from({ length: 40 }, (_, i) => ({
    x: (i * 37) % 90,
    y: (i * 53) % 60,
    area: 20 + ((i * 71) % 300),
  }))
  it('lets no two rooms overlap', () => {
    const boxes = growPlan(places)
    for (let i = 0; i < boxes.length; i++)
      for (let j = i + 1; j < boxes.length; j++) {
        const [a, b] = [boxes[i], boxes[j]]
        const overlap =
          a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
        expect(overlap, `${i} and ${j}`).toBe(false)
      }
  })
  it('is the same every time, and gives a lone room its area', () => {
    expect(growPlan(places)).toEqual(growPlan(places))
    const [box] = growPlan([{ x: 5, y: 5, area: 400 }])
    expect(box.w * box.h).toBeGreaterThan(380)
    expect(box.w * box.h).toBeLessThan(440)
  })
  it('keeps two rooms apart that lie at the same point', () => {
    const [a, b] = growPlan([{ x: 0, y: 0, area: 30 }, { x: 0, y: 0, area: 30 }])
    expect(a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y).toBe(true)
  })
})

describe('places from doors', () => {
  it('gives every room a place of its own, also those without a door', () => {
    const places = placesFromDoors([20, 20, 20, 20, 20], [[0, 1], [0, 2], [1, 3]])
    const seen = new Set(places.map((p) => `${p.x.toFixed(3)},${p.y.toFixed(3)}`))
    expect(seen.size).toBe(5)
  })
})

describe('scatter', () => {
  it('fills every tenth of a room when a thousand stand in it', () => {
    const cells = new Set<number>()
    for (let i = 0; i < 1000; i++) cells.add(Math.floor(across(i) * 10) * 10 + Math.floor(along(i) * 10))
    expect(cells.size).toBe(100)
  })
})

describe('a map', () => {
  const sites = [{ x: 0, y: 0 }, { x: 900, y: -700 }, { x: 4600, y: 700 }, { x: 4650, y: 700 }, { x: -1300, y: -600 }, { x: -110_000, y: -236_000 }]
  const margin = { x: 50, top: 20, bottom: 30 }
  const { at, far } = layMap(sites, 600, 300, margin, 60)
  it('keeps every site on the pane and apart from the others', () => {
    for (const p of at) {
      expect(p.x).toBeGreaterThanOrEqual(50)
      expect(p.x).toBeLessThanOrEqual(550)
      expect(p.y).toBeGreaterThanOrEqual(20)
      expect(p.y).toBeLessThanOrEqual(270)
    }
    expect(Math.hypot(at[2].x - at[3].x, at[2].y - at[3].y)).toBeGreaterThan(30)
  })
  it('keeps directions, north up, and says who is beyond the horizon', () => {
    expect(at[2].x).toBeGreaterThan(at[0].x)
    expect(at[1].y).toBeGreaterThan(at[0].y)
    expect(at[5].y).toBeGreaterThan(at[1].y)
    expect(far).toEqual([false, false, false, false, false, true])
  })
})

describe('floors', () => {
  const rooms = Array.from({ length: 24 }, (_, i) => ({ row: i + 1, floor: i < 12 ? 1 : i < 23 ? 2 : 0, outside: i === 11, x: (i % 4) * 20 as number | null, y: Math.floor((i % 12) / 4) * 20 as number | null, area: 120 }))
  const floors = layFloors(rooms, [])
  it('stand one above the other, and every room is on one', () => {
    expect(floors.map((f) => f.level)).toEqual([2, 1, 0])
    expect(floors.reduce((n, f) => n + f.boxes.size, 0)).toBe(24)
  })
  it('fit into the pane, whatever its shape', () => {
    for (const [w, h] of [[600, 700], [1100, 600], [340, 460]])
      for (const panel of arrange(floors, w, h)) {
        const bounds = floors.find((f) => f.level === panel.level)!.bounds
        expect(panel.x + bounds.x * panel.scale).toBeGreaterThanOrEqual(-0.5)
        expect(panel.x + (bounds.x + bounds.w) * panel.scale).toBeLessThanOrEqual(w + 0.5)
        expect(panel.y + bounds.y * panel.scale).toBeGreaterThanOrEqual(-0.5)
        expect(panel.y + (bounds.y + bounds.h) * panel.scale).toBeLessThanOrEqual(h + 0.5)
      }
  })
  it('are laid out by their doors where nobody gave coordinates', () => {
    const blind = rooms.map((r) => ({ ...r, x: null, y: null }))
    const laid = layFloors(blind, rooms.slice(1).map((r) => ({ a: 1, b: r.row })))
    expect(laid.reduce((n, f) => n + f.boxes.size, 0)).toBe(24)
  })
})

describe('names on a map', () => {
  it('meet neither one another nor what is taken, and stay on the pane', () => {
    const at = [
      { x: 100, y: 100 },
      { x: 140, y: 104 },
      { x: 385, y: 100 },
      { x: 120, y: 160 },
    ]
    const taken = [{ x: 90, y: 180, w: 60, h: 12 }]
    const widths = [80, 70, 90, 60]
    const found = layNames(at, taken, { widths, height: 14, unit: 1, within: 400 })
    const rects = [...taken, ...found.map((p, i) => ({ x: p.x - widths[i] / 2, y: p.y, w: widths[i], h: 14 }))]
    for (const [i, a] of rects.entries())
      for (const b of rects.slice(i + 1))
        expect(a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h).toBe(false)
    for (const r of rects) expect(r.x >= 0 && r.x + r.w <= 400).toBe(true)
  })
})
