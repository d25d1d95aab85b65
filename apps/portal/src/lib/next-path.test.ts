import { describe, expect, test } from 'vitest'
import { leavesPortal, nextPath } from './next-path.ts'

const origin = 'https://portal.pocketsoc.example'

describe('nextPath', () => {
  test('keeps a path of this origin with its query and fragment', () => {
    expect(nextPath('/oauth/authorize?state=a%20b&x=1#top', origin)).toBe('/oauth/authorize?state=a%20b&x=1#top')
  })

  test.each([
    undefined,
    42,
    '',
    'settings',
    'https://evil.example/',
    '//evil.example/settings',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    'javascript:alert(1)',
    '/sign-in?next=/settings',
  ])('never leaves this origin or loops: %j', (value) => {
    expect(nextPath(value, origin, '/settings')).toBe('/settings')
  })

  test('whatever is typed, the answer stays on this origin when used again', () => {
    const pieces = ['/', '\\', '.', '//', '\t', '@', 'evil.example', '%2f', ':', '?', '#']
    for (const a of pieces) {
      for (const b of pieces) {
        for (const c of pieces) {
          const path = nextPath(`/${a}${b}${c}evil.example`, origin)
          expect(new URL(path, origin).origin, JSON.stringify([a, b, c])).toBe(origin)
        }
      }
    }
  })
})

test('the phone app and the API are outside the router', () => {
  expect(['/app', '/app/', '/app/auth?x=1', '/api/docs', '/app?x'].map(leavesPortal)).toEqual([true, true, true, true, true])
  expect(['/', '/settings/devices', '/apply'].map(leavesPortal)).toEqual([false, false, false])
})
