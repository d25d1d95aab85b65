import { ApiProblem } from '@pocketsoc/contract'
import { expect, test } from 'vitest'
import { failureWords } from './failure.ts'

const problem = (wish: Partial<ApiProblem['problem']>) =>
  new ApiProblem({ type: 'about:blank', title: 'Unauthorized', status: 502, code: 'vendor-unauthorized', ...wish })

test('a problem keeps its words, the remedy word for word', () => {
  const words = failureWords(problem({ detail: 'The secret has expired.', remedy: 'Renew it.', vendorCode: 'AADSTS7000222' }))
  expect(words).toEqual({
    title: 'Unauthorized',
    detail: 'The secret has expired.',
    remedy: 'Renew it.',
    vendorCode: 'AADSTS7000222',
    offline: false,
  })
})

test('no connection is told apart', () => {
  expect(failureWords(problem({ status: 0, code: 'offline' })).offline).toBe(true)
  expect(failureWords(problem({ status: 404, code: 'missing' })).offline).toBe(false)
})

test('an error nobody foresaw never shows its own message', () => {
  const words = failureWords(new Error('Cannot read properties of undefined'))
  expect(JSON.stringify(words)).not.toContain('undefined')
  expect(words.remedy).not.toBe('')
})
