import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exactTime, identityKey, keyFinder, millisecondsOf } from './process-identity.ts'

test('times keep every digit and compare as text in the order of time', () => {
  const digits = fc.stringMatching(/^\d{0,9}$/)
  fc.assert(
    fc.property(fc.tuple(fc.integer({ min: 0, max: 5 }), digits), fc.tuple(fc.integer({ min: 0, max: 5 }), digits), (a, b) => {
      const [one, other] = [a, b].map(
        ([second, part]) => exactTime(`2026-03-04T08:00:0${second}${part ? `.${part}` : ''}Z`) ?? '',
      )
      const nanoseconds = ([second, part]: typeof a) => second * 1e9 + Number(part.padEnd(9, '0'))
      expect(Math.sign(nanoseconds(a) - nanoseconds(b))).toBe((one ?? '') < (other ?? '') ? -1 : one === other ? 0 : 1)
    }),
  )
  expect(millisecondsOf('2026-03-04T08:00:00.1239999')).toBe(Date.parse('2026-03-04T08:00:00.123Z'))
})

test('what is no time or no id is no identity', () => {
  for (const startedAt of [null, '', 'yesterday', '2026-13-04T08:00:00Z', '2026-03-04 08:00:00']) {
    expect(identityKey({ processId: 1, startedAt })).toBeNull()
  }
  for (const processId of [null, 1.5, Number.NaN, 2 ** 60]) {
    expect(identityKey({ processId, startedAt: '2026-03-04T08:00:00Z' })).toBeNull()
  }
  expect(identityKey({ processId: 0, startedAt: '2026-03-04T08:00:00.000Z' })).toBe('0@2026-03-04T08:00:00')
})

test('the nearest start of the same process id within two seconds is found, an equal one first', () => {
  const find = keyFinder(['7@2026-03-04T08:00:00', '7@2026-03-04T08:00:01.5', '8@2026-03-04T08:00:10'])
  expect(find('7@2026-03-04T08:00:00')).toBe('7@2026-03-04T08:00:00')
  expect(find('7@2026-03-04T08:00:01')).toBe('7@2026-03-04T08:00:01.5')
  expect(find('7@2026-03-04T08:00:03.5')).toBe('7@2026-03-04T08:00:01.5')
  expect(find('7@2026-03-04T08:00:03.501')).toBeNull()
  expect(find('9@2026-03-04T08:00:10')).toBeNull()
})
