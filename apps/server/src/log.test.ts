import { DrizzleQueryError } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { errorForLog } from './log.ts'

test('an error of the database is logged with its statement and cause, and without the values', () => {
  const refused = Object.assign(new Error('duplicate key value violates unique constraint "users_email"'), {
    code: '23505',
    detail: 'Key (email)=(ana@fabrikam.example) already exists.',
    params: ['a-password-hash'],
  })
  const values = ['ana@fabrikam.example', 'a-password-hash', 'first line\n    at second line']
  const failed = new Error('the account was not made', { cause: new DrizzleQueryError('insert into users', values, refused) })
  const logged = errorForLog(failed) as { type: string; message: string; stack: string }
  expect(logged).toMatchObject({ type: 'Error', message: expect.stringContaining('Failed query: insert into users') })
  expect(logged.message).toMatch(/^the account was not made.*users_email/s)
  expect(logged.stack).toContain('log.test.ts')
  for (const told of [logged, errorForLog(refused)]) {
    expect(JSON.stringify(told)).not.toMatch(/ana@fabrikam|a-password-hash|second line/)
  }
  expect(errorForLog(refused)).toMatchObject({ code: '23505' })
  expect(errorForLog('no error at all')).toBe('no error at all')
})
