import type { Isolation } from '@pocketsoc/contract'
import { expect, test } from 'vitest'
import { isolationWords } from './isolation-words.ts'

const now = new Date(2026, 2, 4, 12, 0).getTime()
const at = (hours: number) => new Date(2026, 2, 4, hours, 41).toISOString()
const calm: Isolation = {
  state: 'not_isolated',
  type: null,
  since: null,
  by: null,
  reason: null,
  actionId: null,
  checkedAt: at(11),
}

test('a machine that is not isolated says how that is known', () => {
  expect(isolationWords(calm, now)).toEqual({
    word: 'Not isolated',
    tone: 'calm',
    story: null,
    checked: 'Per action history, checked 11:41',
  })
})

test('an isolated one tells type, since when, by whom and why', () => {
  const isolated = { ...calm, state: 'isolated', type: 'full', since: at(9), by: 'Ada Byron', reason: 'Ransomware' } as const
  expect(isolationWords(isolated, now)).toMatchObject({
    word: 'Isolated',
    tone: 'cut',
    story: 'Full isolation, since 09:41, by Ada Byron. Ransomware',
  })
})

test('a type that the vendor did not tell is left out', () => {
  const isolating = { ...calm, state: 'isolating', since: at(9) } as const
  expect(isolationWords(isolating, now).story).toBe('Since 09:41')
})

test('what failed is named: the isolation, or the release that leaves a machine cut off', () => {
  const failed = { ...calm, state: 'failed', reason: 'The machine did not answer.' } as const
  expect(isolationWords({ ...failed, type: 'selective' }, now).word).toBe('Isolation failed')
  expect(isolationWords(failed, now)).toMatchObject({ word: 'Release failed', tone: 'failed' })
})

test('what is on its way says so, and a state from a newer server is readable', () => {
  expect(isolationWords({ ...calm, state: 'requested' }, now).word).toBe('Isolation awaits approval')
  expect(isolationWords({ ...calm, state: 'releasing' }, now).tone).toBe('waiting')
  expect(isolationWords({ ...calm, state: 'partly_contained' }, now).word).toBe('Partly contained')
})

test('without any look at the history that is said', () => {
  expect(isolationWords({ ...calm, checkedAt: null }, now).checked).toBe('Action history not read yet')
})
