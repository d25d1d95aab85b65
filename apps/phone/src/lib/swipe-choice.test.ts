import { describe, expect, test } from 'vitest'
import { moveSwipe, readSwipeChoice, sideOf, usualSwipes } from './swipe-choice.ts'

describe('moveSwipe', () => {
  test('an action is on one side or on none', () => {
    const moved = moveSwipe(usualSwipes, 'assign', 'trailing')
    expect(moved).toEqual({ leading: ['status'], trailing: ['close', 'assign'] })
    expect(sideOf(moved, 'assign')).toBe('trailing')
    expect(sideOf(moveSwipe(moved, 'assign', 'off'), 'assign')).toBe('off')
  })

  test('a full side lets go of the action that came first', () => {
    const full = { leading: [], trailing: ['close', 'isolate'] } as const
    expect(moveSwipe(full, 'status', 'trailing').trailing).toEqual(['isolate', 'status'])
  })

  test('moving an action where it is leaves the others alone', () => {
    expect(moveSwipe(usualSwipes, 'close', 'trailing')).toEqual(usualSwipes)
  })
})

describe('readSwipeChoice', () => {
  test('what was kept comes back', () => {
    const choice = moveSwipe(usualSwipes, 'isolate', 'trailing')
    expect(readSwipeChoice(JSON.stringify(choice))).toEqual(choice)
  })

  test('nothing kept, or nothing readable, is the usual choice', () => {
    expect(readSwipeChoice(null)).toEqual(usualSwipes)
    expect(readSwipeChoice('{')).toEqual(usualSwipes)
  })

  test('unknown actions are left out, and one kept on both sides stays on the later', () => {
    const kept = JSON.stringify({ leading: ['archive', 'assign', 'close'], trailing: ['close', 7] })
    expect(readSwipeChoice(kept)).toEqual({ leading: ['assign'], trailing: ['close'] })
  })

  test('an emptied choice stays empty', () => {
    expect(readSwipeChoice('{}')).toEqual({ leading: [], trailing: [] })
  })
})
