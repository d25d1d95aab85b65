import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mutationsOf, oddValue } from '../testing/mutations.ts'
import { samplePayloads, samplesFolder } from '../testing/samples.ts'
import { faultsOfRecord } from '../testing/valid-record.ts'
import { readHuntingResult } from './result.ts'

const samples = samplePayloads('mde/hunting')
const answers = samples.filter(([, payload]) => 'Results' in (payload as object))

describe('every hunting payload that others recorded', () => {
  test.skipIf(samples.length === 0)(`is read whole when it is an answer (needs ${samplesFolder})`, () => {
    expect(answers.length).toBeGreaterThanOrEqual(3)
    for (const [file, payload] of answers) {
      const { Schema, Results } = payload as { Schema: { Name: string }[]; Results: Record<string, unknown>[] }
      const result = readHuntingResult(payload)
      expect(faultsOfRecord('rows', result), file).toEqual([])
      expect(
        result?.columns.map(({ name }) => name),
        file,
      ).toEqual(Schema.map(({ Name }) => Name))
      expect(result?.columns[0], file).toEqual({ name: 'Timestamp', type: 'datetime' })
      expect(result?.rows, file).toEqual(Results.map((row) => Schema.map(({ Name }) => row[Name])))
    }
  })

  test.skipIf(samples.length === 0)('is no answer when it is a request', () => {
    for (const [file, payload] of samples) {
      if (!answers.some(([name]) => name === file)) expect(readHuntingResult(payload), file).toBeNull()
    }
  })

  test.skipIf(samples.length === 0)('is read as rows when it is streamed telemetry', () => {
    const streamed = samples.flatMap(([, payload]) => (Array.isArray(payload) ? payload : [])) as { properties: object }[]
    expect(streamed.length).toBeGreaterThan(0)
    const result = readHuntingResult({ results: streamed.map(({ properties }) => properties) })
    expect(faultsOfRecord('rows', result)).toEqual([])
    expect(result?.columns.map(({ name }) => name)).toEqual(expect.arrayContaining(['AlertId', 'DeviceId', 'AttackTechniques']))
  })
})

const row = (type: string, value: unknown) =>
  readHuntingResult({ schema: [{ name: 'Value', type }], results: [{ Value: value }] })?.rows[0]?.[0]

describe('an answer', () => {
  test('of either service is read alike, whatever the case of its names', () => {
    const expected = { columns: [{ name: 'Count', type: 'number' }], rows: [[3]] }
    expect(readHuntingResult({ Schema: [{ Name: 'Count', Type: 'Int64' }], Results: [{ Count: 3 }] })).toEqual(expected)
    expect(readHuntingResult({ schema: [{ name: 'Count', type: 'int64' }], results: [{ Count: 3 }] })).toEqual(expected)
    expect(readHuntingResult({ schema: [{ Name: 'Count', Type: 'Int64' }], results: [{ count: 3 }] })).toEqual(expected)
  })

  test('keeps the columns’ order, fills gaps with null, and drops annotations', () => {
    const schema = [{ name: 'B' }, { name: 'A' }]
    const results = [{ A: 1, B: 2 }, { A: 3, 'A@odata.type': '#Int64', '@odata.type': 'x' }, 'no row']
    expect(readHuntingResult({ schema, results })?.rows).toEqual([
      [2, 1],
      [null, 3],
    ])
    expect(readHuntingResult({ results })?.columns).toEqual([
      { name: 'A', type: 'string' },
      { name: 'B', type: 'string' },
    ])
  })

  test.each([
    ['DateTime', 'datetime'],
    ['String', 'string'],
    ['Int32', 'number'],
    ['Int64', 'number'],
    ['Double', 'number'],
    ['SByte', 'boolean'],
    ['Boolean', 'boolean'],
    ['Guid', 'guid'],
    ['Object', 'object'],
    ['TimeSpan', 'string'],
    ['Something', 'string'],
    [undefined, 'string'],
  ])('with a column of type %s has %s', (type, ours) => {
    expect(readHuntingResult({ schema: [{ name: 'x', type }], results: [] })?.columns).toEqual([{ name: 'x', type: ours }])
  })

  test.each([
    ['SByte', 1, true],
    ['SByte', 0, false],
    ['SByte', 'True', true],
    ['SByte', false, false],
    ['SByte', 7, 7],
    ['Int64', '42', 42],
    ['Int64', '9223372036854775807', '9223372036854775807'],
    ['Double', 'NaN', 'NaN'],
    ['Object', { a: [1] }, '{"a":[1]}'],
    ['Object', '{"a":[1]}', '{"a":[1]}'],
    ['String', ['x', 'y'], '["x","y"]'],
    ['String', '', ''],
    ['String', null, null],
  ])('with %s %j holds %j', (type, value, ours) => {
    expect(row(type, value)).toEqual(ours)
  })

  test.each([null, undefined, 'text', 7, [], {}, { results: {} }, { value: [] }])('is not %j', (body) => {
    expect(readHuntingResult(body)).toBeNull()
  })

  test('nested deeper than the stack is cut off, not thrown', () => {
    const nested = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)
    expect(row('Object', nested)).toEqual(expect.any(String))
  })
})

test('no mutation of an answer makes reading throw or produce something outside the contract', () => {
  const graph = {
    schema: [
      { name: 'Timestamp', type: 'DateTime' },
      { name: 'Flag', type: 'SByte' },
      { name: 'Sample', type: 'Object' },
    ],
    results: [{ Timestamp: '2026-03-04T09:12:31.4410275Z', Flag: 1, Sample: ['a'] }],
  }
  function isGood(body: unknown): void {
    const result = readHuntingResult(body)
    if (result) expect(faultsOfRecord('rows', result)).toEqual([])
  }
  fc.assert(fc.property(fc.oneof(mutationsOf([...answers.map(([, answer]) => answer), graph]), oddValue), isGood), {
    numRuns: 800,
  })
}, 60_000)
