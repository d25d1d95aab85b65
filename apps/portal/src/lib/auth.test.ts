import { describe, expect, test } from 'vitest'
import { authProblem, authWords } from './auth.ts'

describe('authProblem', () => {
  test('a known code becomes our words with a remedy', () => {
    const problem = authProblem(401, { code: 'INVALID_EMAIL_OR_PASSWORD', message: 'Invalid email or password' })
    expect(problem).toMatchObject({ status: 401, code: 'INVALID_EMAIL_OR_PASSWORD', title: 'E-mail or password is not right' })
    expect(problem.remedy).toBeTruthy()
  })

  test('a problem of ours passes through unchanged', () => {
    const ours = { type: 'about:blank', title: 'Too many requests', status: 429, code: 'too-many-requests', remedy: 'Wait.' }
    expect(authProblem(429, ours)).toEqual(ours)
  })

  test('an unknown code keeps the message of the library', () => {
    expect(authProblem(400, { code: 'NEW_CODE', message: 'Something new' }).title).toBe('Something new')
  })

  test.each([null, 'text', 7, [], { message: 5 }])(
    'an answer that cannot be read still has a title and a remedy: %j',
    (answer) => {
      const problem = authProblem(500, answer)
      expect(problem.title).toBe('Something went wrong on our side')
      expect(problem.remedy).toBeTruthy()
    },
  )

  test('too many tries says to wait, whatever the body', () => {
    expect(authProblem(429, null).remedy).toContain('Wait')
  })
})

test('error codes in the address of a mail link are read in either case', () => {
  expect(authWords('token_expired')).toEqual(authWords('TOKEN_EXPIRED'))
  expect(authWords('never-heard-of').title).toBe('This did not work')
})
