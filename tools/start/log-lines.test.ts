import { describe, expect, test } from 'vitest'
import { lineToShow } from './log-lines.ts'

const quiet = { stream: 'stdout', verbose: false } as const

describe('without --verbose', () => {
  test('a warning is reduced to what a person needs', () => {
    expect(lineToShow('{"level":40,"time":"2026-01-01T00:00:00Z","msg":"the poll was throttled"}', quiet)).toBe(
      'warning: the poll was throttled',
    )
  })

  test('an error shows its cause', () => {
    expect(lineToShow('{"level":50,"msg":"mail not sent","error":{"message":"ECONNREFUSED"}}', quiet)).toBe(
      'error: mail not sent: ECONNREFUSED',
    )
  })

  test('ordinary lines are left out', () => {
    expect(lineToShow('{"level":30,"msg":"listening"}', quiet)).toBeNull()
    expect(lineToShow('listening', quiet)).toBeNull()
    expect(lineToShow('', quiet)).toBeNull()
  })

  test('whatever a part writes to standard error is shown', () => {
    expect(lineToShow('Error: no such folder', { ...quiet, stream: 'stderr' })).toBe('Error: no such folder')
    expect(lineToShow('{ a: 1 }', { ...quiet, stream: 'stderr' })).toBe('{ a: 1 }')
  })
})

test('--verbose shows every line as it came', () => {
  const line = '{"level":30,"msg":"listening"}'
  expect(lineToShow(line, { ...quiet, verbose: true })).toBe(line)
})
