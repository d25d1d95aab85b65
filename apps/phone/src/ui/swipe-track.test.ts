import { expect, test } from 'vitest'
import { axisOf, pulledTo, restAt, type SwipeTrack } from './swipe-track.ts'

const track: SwipeTrack = { from: 0, startX: 200, startY: 400, axis: null }
const reach = { leading: 164, trailing: 246 }

test('a trembling finger means nothing yet, and a decision is not taken back', () => {
  expect(axisOf(track, 205, 404)).toBeNull()
  expect(axisOf(track, 180, 405)).toBe('across')
  expect(axisOf(track, 190, 440)).toBe('down')
  expect(axisOf({ ...track, axis: 'across' }, 200, 600)).toBe('across')
})

test('a row follows the finger as far as its buttons are wide, then reluctantly', () => {
  expect(pulledTo(track, 300, reach)).toBe(100)
  expect(pulledTo(track, 464, reach)).toBe(164 + 20)
  expect(pulledTo(track, -146, reach)).toBe(-246 - 20)
  expect(pulledTo({ ...track, from: -246 }, 300, reach)).toBe(-146)
})

test('a side without buttons does not open', () => {
  expect(pulledTo(track, 300, { ...reach, leading: 0 })).toBe(0)
  expect(restAt(100, { ...reach, leading: 0 })).toBe(0)
})

test('let go past a third a row stays open, else it closes', () => {
  expect(restAt(60, reach)).toBe(164)
  expect(restAt(40, reach)).toBe(0)
  expect(restAt(-100, reach)).toBe(-246)
  expect(restAt(-60, reach)).toBe(0)
})
