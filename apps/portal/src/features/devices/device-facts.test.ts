import { expect, test } from 'vitest'
import { deviceFacts } from './device-facts.ts'

test('a device is told in one line, leaving out what is not known', () => {
  expect(deviceFacts({ platform: 'ios', systemVersion: 'iOS 26.1', appVersion: '0.1.0' })).toBe(
    'iPhone · iOS 26.1 · PocketSOC 0.1.0',
  )
  expect(deviceFacts({ platform: 'web', systemVersion: null, appVersion: null })).toBe('Browser')
  expect(deviceFacts({ platform: 'watch', systemVersion: null, appVersion: null })).toBe('watch')
})
