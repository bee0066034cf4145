import { describe, expect, it } from 'vitest'
import { hemicycle } from '../src/layout/hemicycle'
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
