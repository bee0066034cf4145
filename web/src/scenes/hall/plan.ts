// Where on the pane the hall lies: its seats, its door and the way there, the floor in its midst.

import type { Night } from '../../data/night'
import { hemicycle, type Seat } from '../../layout/hemicycle'
import type { Point } from '../../layout/map'

export class Plan {
  /** How many delegates there are. */
  readonly people: number
  readonly seats: readonly Seat[]
  /** Who sits on each seat; rows and seats count from 1. */
  readonly delegateOn: Int32Array
  private readonly seatOf: Int32Array
  private readonly unit: number
  width = 1
  height = 1
  cx = 0
  cy = 0
  radius = 1
  /** Of a mark on a seat. */
  r = 1.4
  doorX = 0
  doorY = 0
  /** How high the way to the door is. */
  lobby = 30
  private below = false

  constructor(night: Night) {
    const seat = night.column('delegates.seat')
    this.people = Math.max(0, seat.length - 1)
    const { seats, radius } = hemicycle(this.people)
    this.seats = seats
    this.unit = radius
    this.delegateOn = new Int32Array(this.people + 1)
    this.seatOf = new Int32Array(this.people + 1)
    for (let row = 1; row < seat.length; row++) {
      this.delegateOn[seat[row]] = row
      this.seatOf[row] = seat[row]
    }
  }

  resize(width: number, height: number): void {
    this.width = width
    this.height = height
    // On a tall pane what is said stands below the seats, where it has more room than between them.
    this.below = height > width * 0.5 + 120 && width < 620
    const foot = this.below ? 108 : Math.min(height * 0.3, 58)
    this.radius = Math.max(10, Math.min((width - 60) / 2, height - foot - 30))
    this.r = Math.min(15, Math.max(1.4, this.unit * this.radius))
    this.cx = width / 2
    this.cy = Math.min(height - foot, (height + this.radius) / 2 + 8)
    this.lobby = Math.min(46, (this.below ? 46 : height - this.cy) - 8)
    this.doorX = Math.min(width - 22, this.cx + this.radius + 4)
    this.doorY = this.cy + 6 + this.lobby / 2
  }

  /** Where what is said on the floor is written: above a point, or below it. */
  floor(): { x: number; y: number; width: number; below: boolean } {
    const y = this.below ? this.cy + this.lobby : this.cy
    return { x: this.cx, y, width: this.radius * (this.below ? 1.5 : 0.66), below: this.below }
  }

  /** The seat of a delegate. */
  place(delegate: number): Point {
    const seat = this.seats[this.seatOf[delegate] - 1]
    return seat
      ? { x: this.cx + seat.x * this.radius, y: this.cy - seat.y * this.radius }
      : { x: this.cx, y: this.cy }
  }

  /** Where the nth of those who wait stands: in line before the door, the first next to it. */
  queued(n: number): Point {
    const step = 2.3 * this.r + 1
    const rows = Math.max(1, Math.min(3, Math.floor(this.lobby / step)))
    const y = this.doorY + ((n % rows) - (rows - 1) / 2) * step
    return { x: Math.max(12, this.doorX - 16 - step - Math.floor(n / rows) * step), y }
  }
}
