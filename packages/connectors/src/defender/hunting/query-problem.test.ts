import { describe, expect, test } from 'vitest'
import { positionIn, queryProblem } from './query-problem.ts'

const token = 'eyJhbGciOiJub25lIn0.eyJyb2xlcyI6W119.c2ln'
const query = 'DeviceInfo\n| where x\n| take 5\n| project y'

const refusal = (status: number, message: string, more: object = {}, backend: 'graph' | 'defender' = 'graph') =>
  queryProblem(
    {
      status,
      body: { error: { code: 'BadRequest', message, ...more } },
      headers: new Headers(),
      retryAfterSeconds: status === 429 ? 30 : null,
    },
    {
      accessToken: token,
      needs: ['ThreatHunting.Read.All'],
      subject: 'hunting endpoint',
      service: 'Microsoft Graph',
      query,
      backend,
    },
  )

describe('a query that is refused', () => {
  test('shows what the service says of it, and where', () => {
    expect(refusal(400, "'where' operator: Failed to resolve column named 'x' [line:position=2:9]")).toMatchObject({
      code: 'vendor-rejected',
      vendorCode: 'BadRequest',
      detail: "'where' operator: Failed to resolve column named 'x' [line:position=2:9]",
      position: { line: 2, column: 9 },
      remedy: 'Correct the query and run it again.',
    })
  })

  test('without a reason says so', () => {
    expect(refusal(400, '').detail).toBe('The hunting service refused the query without saying why.')
  })

  test('for the size of its result is told to be narrowed', () => {
    expect(refusal(400, 'The result exceeds the maximum size of 50 MB.').remedy).toContain('Narrow it')
  })

  test('never repeats a token, whole or another', () => {
    const other = `eyJ0eXAiOiJKV1QifQ.${'a'.repeat(80)}.${'b'.repeat(40)}`
    const { detail } = refusal(400, `Bad token Bearer ${token} and ${other} in\nquery`)
    expect(detail).toBe('Bad token Bearer … and … in query')
  })

  test('with an endless reason is cut', () => {
    expect(refusal(400, 'x'.repeat(100_000)).detail).toHaveLength(1000)
  })
})

test.each([
  ['[line:position=1:23]', { line: 1, column: 23 }],
  ['Syntax error at line 1, position 5.', { line: 1, column: 5 }],
  ['Query could not be parsed at "foo" on line [3,14]', { line: 3, column: 14 }],
  ['Token: where, Line: 2, Position: 7', { line: 2, column: 7 }],
  ['(line 2, column 8)', { line: 2, column: 8 }],
  ['line 2:8 mismatched input', { line: 2, column: 8 }],
  ['Line=4, Col=2', { line: 4, column: 2 }],
  ['Unexpected token at 2:14', { line: 2, column: 14 }],
  ['2:14: unexpected token', { line: 2, column: 14 }],
  ['Unexpected token (4:1).', { line: 4, column: 1 }],
  ['[line:position=0:0]', { line: 1, column: 1 }],
  ['line 12 is odd', null],
  ['line 40, position 2', null],
  ['Connection to 10.0.0.1:443 failed at 12:30:00', null],
  ['Limit of 10:1 exceeded', null],
  ['', null],
])('"%s" points at %j', (message, position) => {
  expect(positionIn(message, query)).toEqual(position)
})

describe('a service that will not hunt', () => {
  test('for calls is told apart from one that ran out of computing time', () => {
    const calls = refusal(429, 'You have exceeded the maximum number of calls.')
    expect(calls).toMatchObject({
      code: 'vendor-throttled',
      retryAfterSeconds: 30,
      detail: expect.stringContaining('45 queries a minute'),
    })
    const time = refusal(429, 'The tenant exceeded its allotted CPU resources.')
    expect(time).toMatchObject({ code: 'vendor-throttled', detail: expect.stringContaining('computing time') })
  })

  test('within its time asks for less', () => {
    expect(refusal(504, 'Gateway timeout')).toMatchObject({
      code: 'vendor-timeout',
      remedy: expect.stringContaining('Narrow it'),
    })
  })

  test('for want of a permission names Graph’s', () => {
    expect(refusal(403, 'No.')).toMatchObject({
      code: 'vendor-forbidden',
      remedy: expect.stringContaining('Add ThreatHunting.Read.All of Microsoft Graph'),
    })
  })

  test.each([404, 410])('because Microsoft ended it (HTTP %s) says what to consent', (status) => {
    expect(refusal(status, 'Gone', {}, 'defender')).toMatchObject({
      code: 'vendor-rejected',
      detail: expect.stringContaining('2027-02-01'),
      remedy: expect.stringContaining('ThreatHunting.Read.All'),
    })
    expect(refusal(status, 'Gone').detail).not.toContain('2027-02-01')
  })

  test('with a fault of its own quotes Graph’s request id for support', () => {
    const requestId = '1033a640-1c97-48f2-a1ad-face30df60a6'
    const { code, detail, outcomeUnknown } = refusal(500, '', { innerError: { 'request-id': requestId } })
    expect([code, outcomeUnknown]).toEqual(['vendor-unreachable', false])
    expect(detail).toContain(requestId)
  })
})
