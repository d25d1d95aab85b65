import { describe, expect, test } from 'vitest'
import { browserName, readCurrentToken, readSessions } from './portal-session.ts'

describe('browserName', () => {
  test.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36 Edg/141.0',
      'Edge on Windows',
    ],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15', 'Safari on macOS'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 CriOS/141.0 Mobile Safari/604.1',
      'Chrome on iPhone',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
    ['curl/8.0', 'Unknown browser'],
    ['', 'Unknown browser'],
  ])('%s', (userAgent, name) => {
    expect(browserName(userAgent)).toBe(name)
  })
})

test('this browser comes first, then the last used; what is no session is left out', () => {
  const row = (token: string, updatedAt: string) => ({ token, createdAt: '2026-01-01T00:00:00.000Z', updatedAt })
  const list = [
    row('a', '2026-01-02T00:00:00.000Z'),
    row('b', '2026-01-04T00:00:00.000Z'),
    row('c', '2026-01-03T00:00:00.000Z'),
    null,
    {},
  ]
  expect(readSessions(list, 'a').map(({ token }) => token)).toEqual(['a', 'b', 'c'])
  expect(readSessions('nonsense', null)).toEqual([])
})

test('the current token is read from the session, or there is none', () => {
  expect(readCurrentToken({ session: { token: 'a' } })).toBe('a')
  expect(readCurrentToken(null)).toBeNull()
})
