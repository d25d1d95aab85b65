import { describe, expect, test } from 'vitest'
import type { Hint } from './relation.ts'
import { hints, run } from './testing/small-database.ts'
import { parseDatetime } from './values.ts'

describe('hints', () => {
  const hintFor = (query: string): Hint | undefined => {
    hints.length = 0
    run(query)
    return hints.at(-1)
  }

  test('tell a stored table the times and values that its first conditions allow', () => {
    const hint = hintFor(
      'P | where Timestamp between (datetime(2026-03-04T09:00:00Z) .. datetime(2026-03-04T12:00:00Z)) and DeviceId == "D1" | where Timestamp > ago(2h) | where FileName in ("a", "b")',
    )
    expect(hint).toEqual({
      from: parseDatetime('2026-03-04T10:00:00Z'),
      to: parseDatetime('2026-03-04T12:00:00Z'),
      oneOf: new Map([
        ['DeviceId', new Set(['d1'])],
        ['FileName', new Set(['a', 'b'])],
      ]),
    })
  })

  test('are silent on what may hold otherwise', () => {
    expect(hintFor('P | where DeviceId == "d1" or Timestamp > ago(1h)')).toEqual({ from: null, to: null, oneOf: new Map() })
    expect(hintFor('P | take 3 | where DeviceId == "d1"')).toEqual({ from: null, to: null, oneOf: new Map() })
    expect(hintFor('P | where DeviceId != "d1" and FileName == CommandLine')).toEqual({ from: null, to: null, oneOf: new Map() })
  })
})
