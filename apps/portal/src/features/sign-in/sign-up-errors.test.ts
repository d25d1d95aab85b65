import { expect, test } from 'vitest'
import { signUpErrors } from './sign-up-errors.ts'

test('an empty form asks for each field in its own words', () => {
  const errors = signUpErrors({ name: ' ', email: '', organizationName: '', password: '' })
  expect(errors).toEqual({
    '/name': 'Tell us your name',
    '/email': 'Type your work e-mail address',
    '/organizationName': 'Name your organisation',
    '/password': 'Choose a password',
  })
})

test('a short password and a broken address are told by the rule of the contract', () => {
  const errors = signUpErrors({ name: 'Ana', email: 'ana@', organizationName: 'Fabrikam', password: 'short' })
  expect(errors).toEqual({ '/email': 'This is not an e-mail address', '/password': 'Use at least 10 characters' })
})

test('a form in order has no errors', () => {
  expect(
    signUpErrors({ name: 'Ana', email: 'ana@fabrikam.example', organizationName: 'Fabrikam', password: 'long enough' }),
  ).toEqual({})
})
