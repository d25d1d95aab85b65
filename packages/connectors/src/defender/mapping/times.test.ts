import { expect, test } from 'vitest'
import { exactTime, exactTimeOf, instant } from './times.ts'

test.each([
  ['2026-03-04T09:12:31.4410275Z', '2026-03-04T09:12:31.4410275Z'],
  ['2026-03-04T09:12:31.55Z', '2026-03-04T09:12:31.5500000Z'],
  ['2026-03-04T09:12:31Z', '2026-03-04T09:12:31.0000000Z'],
  ['2026-03-04T09:12:31.123456789Z', '2026-03-04T09:12:31.1234567Z'],
  ['2026-03-04T09:12:31', '2026-03-04T09:12:31.0000000Z'],
  ['2026-03-04 09:12:31z', '2026-03-04T09:12:31.0000000Z'],
  ['2026-03-04T09:12:31.5+02:00', '2026-03-04T07:12:31.5000000Z'],
  ['2026-03-04T23:12:31-0530', '2026-03-05T04:42:31.0000000Z'],
])('%s is %s exactly', (text, exact) => {
  expect(exactTime(text)).toBe(exact)
})

test.each([
  null,
  undefined,
  0,
  1772615551000,
  {},
  '',
  'now',
  '2026-03-04',
  '2026-02-30T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-03-04T24:00:00Z',
  '2026-03-04T09:60:00Z',
  '2026-03-04T09:12:31.Z',
  '2026-03-04T09:12:31.4410275Z and more',
  '0001-01-01T00:00:00Z',
  '1601-01-01T00:00:00Z',
  '9999-12-31T23:59:59.9999999Z',
])('%j is no time', (value) => {
  expect(exactTime(value)).toBeNull()
  expect(instant(value)).toBeNull()
})

test('an instant keeps milliseconds and never rounds up', () => {
  expect(instant('2026-03-04T09:12:31.9999999Z')).toBe('2026-03-04T09:12:31.999Z')
})

test('a date and its text compare alike', () => {
  expect(exactTimeOf(new Date('2026-03-04T09:12:31.441Z'))).toBe('2026-03-04T09:12:31.4410000Z')
})
