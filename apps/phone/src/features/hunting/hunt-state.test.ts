import type { HuntingRun } from '@pocketsoc/contract'
import { expect, test } from 'vitest'
import { chosenProfile, markedPart } from './hunt-state.ts'

const profile = (id: string, available: boolean) => ({
  id,
  capabilities: [{ name: 'hunting', available, reason: null, remedy: null, note: null }],
})

test('the wanted profile is asked, else the first that can hunt', () => {
  const profiles = [profile('a', false), profile('b', true), profile('c', true)]
  expect(chosenProfile(profiles, 'a', false)?.id).toBe('a')
  expect(chosenProfile(profiles, 'gone', false)?.id).toBe('b')
  expect(chosenProfile([profile('a', false)], null, false)?.id).toBe('a')
  expect(chosenProfile([], null, false)).toBeNull()
})

test('a detection is hunted in its own profile only', () => {
  expect(chosenProfile([profile('b', true)], 'gone', true)).toBeNull()
})

const query = 'DeviceEvents\n| wher x'
const failed = { query, state: 'failed', problem: { position: { line: 2, column: 3 } } } as HuntingRun

test('the place that the vendor complains about is marked, counted in what was sent', () => {
  const wher = query.indexOf('wher')
  expect(markedPart(query, failed)).toEqual({ from: wher, to: wher + 4 })
  expect(markedPart(`\n\n${query} `, failed)).toEqual({ from: wher + 2, to: wher + 6 })
})

test('a changed query, and one that did not fail, have no mark', () => {
  expect(markedPart(`${query}y`, failed)).toBeNull()
  expect(markedPart(query, { ...failed, state: 'done' })).toBeNull()
  expect(markedPart(query, null)).toBeNull()
})
