import { expect, test } from 'vitest'
import { quantityHelp } from './policy-facts.ts'

test('a number is explained by what it does', () => {
  expect(quantityHelp('expiresMinutes', '90')).toBe('A request that nobody decides within 1 hour 30 minutes ends by itself.')
  expect(quantityHelp('remindAfterHours', ' 36 ')).toContain('after 1 day 12 hours')
})

test.each(['', 'soon', '4', '9999'])('%j is answered with the limits', (typed) => {
  expect(quantityHelp('expiresMinutes', typed)).toBe('From 5 minutes to 1 day.')
})
