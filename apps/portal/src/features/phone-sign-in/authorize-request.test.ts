import { describe, expect, test } from 'vitest'
import { readAuthorizeRequest, refusalRedirect } from './authorize-request.ts'

const origin = 'https://portal.pocketsoc.example'
const valid = {
  response_type: 'code',
  client_id: 'pocketsoc-ios',
  redirect_uri: 'pocketsoc://auth',
  code_challenge: 'a'.repeat(43),
  code_challenge_method: 'S256',
  state: '12345678',
}

describe('readAuthorizeRequest', () => {
  test('accepts the iPhone app and the browser build with their registered redirects', () => {
    expect(readAuthorizeRequest(valid, origin).ok).toBe(true)
    const web = { ...valid, client_id: 'pocketsoc-web', redirect_uri: `${origin}/app/auth` }
    expect(readAuthorizeRequest(web, origin).ok).toBe(true)
  })

  test.each([
    ['pocketsoc-ios', 'pocketsoc://auth/'],
    ['pocketsoc-ios', 'pocketsoc://auth?x=1'],
    ['pocketsoc-ios', `${origin}/app/auth`],
    ['pocketsoc-web', 'pocketsoc://auth'],
    ['pocketsoc-web', `${origin}/app/auth/..`],
    ['pocketsoc-web', `${origin}.evil.example/app/auth`],
    ['pocketsoc-web', 'https://evil.example/app/auth'],
  ])('refuses %s with the redirect %s', (client_id, redirect_uri) => {
    expect(readAuthorizeRequest({ ...valid, client_id, redirect_uri }, origin)).toMatchObject({ ok: false })
  })

  test('names the parameters that are not valid', () => {
    const answer = readAuthorizeRequest({ ...valid, code_challenge_method: 'plain', state: 'x' }, origin)
    expect(answer).toEqual({ ok: false, reason: 'Not valid in the link: code_challenge_method, state.' })
  })
})

test('a refusal carries the state back, encoded', () => {
  const asked = readAuthorizeRequest({ ...valid, state: 'a&b=c d?' }, origin)
  if (!asked.ok) throw new Error(asked.reason)
  const url = new URL(refusalRedirect(asked.request))
  expect(url.searchParams.get('error')).toBe('access_denied')
  expect(url.searchParams.get('state')).toBe('a&b=c d?')
})
