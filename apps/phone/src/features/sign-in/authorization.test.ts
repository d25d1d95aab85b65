import { AuthorizePhone } from '@pocketsoc/contract'
import { describe, expect, test } from 'vitest'
import { authorizationUrl, codeFrom, SignInFailed } from './authorization.ts'

const pkce = {
  verifier: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  state: 'state-of-this-one',
}

describe('authorizationUrl', () => {
  test('asks what the contract says, and never sends the verifier', () => {
    const url = new URL(
      authorizationUrl('https://soc.fabrikam.example', { clientId: 'pocketsoc-ios', redirectUri: 'pocketsoc://auth' }, pkce),
    )
    expect(url.origin + url.pathname).toBe('https://soc.fabrikam.example/oauth/authorize')
    expect(AuthorizePhone.parse(Object.fromEntries(url.searchParams))).toEqual({
      response_type: 'code',
      client_id: 'pocketsoc-ios',
      redirect_uri: 'pocketsoc://auth',
      code_challenge: pkce.challenge,
      code_challenge_method: 'S256',
      state: pkce.state,
    })
    expect(url.href).not.toContain(pkce.verifier)
  })
})

describe('codeFrom', () => {
  const read = (answer: Record<string, string>) => codeFrom(new URLSearchParams(answer), pkce.state)
  const failure = (answer: Record<string, string>) => {
    try {
      return read(answer)
    } catch (error) {
      return error instanceof SignInFailed ? error.failure : error
    }
  }

  test('answers the code of our own question', () => {
    expect(read({ code: 'one-time', state: pkce.state })).toBe('one-time')
  })

  test.each([
    [{ code: 'one-time' }, 'not-ours'],
    [{ code: 'one-time', state: 'of-another' }, 'not-ours'],
    [{ error: 'access_denied', state: 'of-another' }, 'not-ours'],
    [{ error: 'access_denied', state: pkce.state }, 'denied'],
    [{ error: 'server_error', state: pkce.state }, 'refused'],
    [{ state: pkce.state }, 'refused'],
  ] as [Record<string, string>, string][])('%j is %s', (answer, expected) => {
    expect(failure(answer)).toBe(expected)
  })
})
