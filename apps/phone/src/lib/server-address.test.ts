import { describe, expect, test } from 'vitest'
import { checkServerAddress } from './server-address.ts'

describe('checkServerAddress', () => {
  test.each([
    ['https://soc.fabrikam.example', 'https://soc.fabrikam.example'],
    ['  soc.fabrikam.example/  ', 'https://soc.fabrikam.example'],
    ['HTTPS://SOC.Fabrikam.example:8443/app/', 'https://soc.fabrikam.example:8443'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('accepts %s as %s', (typed, origin) => {
    expect(checkServerAddress(typed)).toEqual({ ok: true, origin })
  })

  test.each([
    ['', 'Type the address'],
    ['http://soc.fabrikam.example', 'https://'],
    ['http://localhost.fabrikam.example', 'https://'],
    ['http://127.0.0.1.fabrikam.example', 'https://'],
    ['ftp://soc.fabrikam.example', 'https://'],
    ['javascript:alert(1)', 'not an address'],
    ['https://ana:secret@soc.fabrikam.example', 'name and password'],
    ['not an address', 'not an address'],
  ])('refuses %j with words about it', (typed, words) => {
    const result = checkServerAddress(typed)
    expect(result.ok).toBe(false)
    expect(result.ok ? '' : result.reason).toContain(words)
  })
})
