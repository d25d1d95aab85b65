import { expect, test } from 'vitest'
import { passwordError } from './password-error.ts'

test('a password has 10 to 128 characters, and nothing else is asked of it', () => {
  expect(passwordError('')).toBe('Choose a password')
  expect(passwordError('123456789')).toBe('Use at least 10 characters')
  expect(passwordError('1234567890')).toBeUndefined()
  expect(passwordError('a'.repeat(128))).toBeUndefined()
  expect(passwordError('a'.repeat(129))).toBe('Use at most 128 characters')
})
