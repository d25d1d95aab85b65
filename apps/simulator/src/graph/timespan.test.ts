import { expect, test } from 'vitest'
import { GraphError } from './graph-error.ts'
import { readTimespan } from './timespan.ts'

const now = Date.parse('2026-03-04T12:00:00Z')
const read = (text: string) => {
  const { from, to } = readTimespan(text, now)
  return [new Date(from).toISOString(), new Date(to).toISOString()]
}

test.each([
  ['P7D', '2026-02-25T12:00:00.000Z', '2026-03-04T12:00:00.000Z'],
  ['P1W', '2026-02-25T12:00:00.000Z', '2026-03-04T12:00:00.000Z'],
  ['PT90M', '2026-03-04T10:30:00.000Z', '2026-03-04T12:00:00.000Z'],
  ['P1DT2H0.5S', '2026-03-03T09:59:59.500Z', '2026-03-04T12:00:00.000Z'],
  ['2026-03-01T00:00:00Z', '2026-03-01T00:00:00.000Z', '2026-03-04T12:00:00.000Z'],
  ['2026-03-01', '2026-03-01T00:00:00.000Z', '2026-03-04T12:00:00.000Z'],
  ['2026-03-01T06:00/2026-03-02T00:00:00+02:00', '2026-03-01T06:00:00.000Z', '2026-03-01T22:00:00.000Z'],
  ['2026-03-01T00:00:00Z/PT6H', '2026-03-01T00:00:00.000Z', '2026-03-01T06:00:00.000Z'],
  ['PT6H/2026-03-01T00:00:00Z', '2026-02-28T18:00:00.000Z', '2026-03-01T00:00:00.000Z'],
])('%s is from %s to %s', (text, from, to) => {
  expect(read(text)).toEqual([from, to])
})

test.each(['', '7d', 'P', 'PT', 'P1M', 'P1D/P1D', '2026-03-02/2026-03-01', 'P1D/', '2026-03-01/P1D/P1D', '2026-02-30', 'soon'])(
  "'%s' is refused",
  (text) => {
    expect(() => read(text)).toThrow(GraphError)
  },
)
