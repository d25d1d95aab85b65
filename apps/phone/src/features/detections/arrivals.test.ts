import { describe, expect, test } from 'vitest'
import { arrivedBetween, heldRows } from './arrivals.ts'
import { rowsFrom } from './testing/detection-rows.ts'

const before = rowsFrom(100, 10)
const after = rowsFrom(103, 13)
const hold = { id: before[0]?.id ?? '', createdAt: before[0]?.createdAt ?? '' }

describe('heldRows', () => {
  test('without a hold everything shows', () => {
    expect(heldRows(after, null)).toEqual({ shown: after, waiting: 0 })
  })

  test('rows above the held one wait, those below stay where they are', () => {
    expect(heldRows(after, hold)).toEqual({ shown: before, waiting: 3 })
  })

  test('a held row that is gone still divides by its time', () => {
    const without = after.filter(({ id }) => id !== hold.id)
    expect(heldRows(without, hold)).toEqual({ shown: before.slice(1), waiting: 3 })
  })

  test('nothing new is nothing waiting', () => {
    expect(heldRows(before, hold)).toEqual({ shown: before, waiting: 0 })
    expect(heldRows([], hold)).toEqual({ shown: [], waiting: 0 })
  })
})

describe('arrivedBetween', () => {
  test('names the rows that came in above', () => {
    expect([...arrivedBetween(before, after)]).toEqual(after.slice(0, 3).map(({ id }) => id))
  })

  test('a first reading, another filter and older rows are no news', () => {
    expect(arrivedBetween([], after).size).toBe(0)
    expect(arrivedBetween(before, rowsFrom(900, 5)).size).toBe(0)
    expect(arrivedBetween(before, rowsFrom(100, 40)).size).toBe(0)
  })
})
