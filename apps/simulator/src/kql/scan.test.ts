import { expect, test } from 'vitest'
import { arrayRelation, type Hint } from './relation.ts'
import { openQuery, runQuery } from './run-query.ts'
import { parseDatetime, type Value } from './values.ts'

const columns = [
  { name: 'Timestamp', type: 'datetime' },
  { name: 'DeviceId', type: 'string' },
  { name: 'Number', type: 'long' },
] as const

/** Tables `A` and `B` of a thousand rows, what was read of them, and what the engine said that it wants. */
function database() {
  const start = parseDatetime('2026-03-04T12:00:00Z') ?? 0n
  const hints: Hint[] = []
  const read = { rows: 0 }
  const rows = {
    *[Symbol.iterator](): Generator<Value[]> {
      for (let number = 0; number < 1000; number++) {
        read.rows++
        yield [start + BigInt(number), number % 2 === 0 ? 'even' : 'odd', number]
      }
    },
  }
  const table = (name: string, hint: Hint) => {
    hints.push(hint)
    return ['A', 'B'].includes(name) ? arrayRelation(columns, rows) : undefined
  }
  return { hints, read, database: { now: start, table } }
}

test.each([
  'A | where Number < 500 | summarize count() by DeviceId | sort by DeviceId asc',
  'A | where DeviceId == "odd" and Number > 900 | take 3',
  'union A, B | where Number == 7 | project Number, DeviceId',
  'A | take 2',
  'A | where Number in ((B | where Number between (3 .. 5) | project Number)) | project Number',
  'let odd = materialize(A | where DeviceId == "odd"); odd | join kind=inner (B | where Number < 9) on Number | count',
])('in turns as in one go: %s', async (query) => {
  const { columns: names, rows } = await openQuery(query, database().database, async () => {})
  const inTurns = { columns: names, rows: [...rows] }
  expect(inTurns).toEqual(runQuery(query, database().database))
  expect(inTurns.rows.length).toBeGreaterThan(0)
})

test('others get their turn while stored rows are gone through, however few of them are wanted', async () => {
  let breaths = 0
  const breathe = async () => {
    breaths++
  }
  await openQuery('A | where Number == 999 | count', database().database, breathe)
  expect(breaths).toBeGreaterThanOrEqual(15)
})

test('a query ends with what is thrown between two turns', async () => {
  const late = new Error('too late')
  await expect(openQuery('A | count', database().database, () => Promise.reject(late))).rejects.toBe(late)
})

test('no more is read than the rows that are taken need', async () => {
  const { read, database: stored } = database()
  const { rows } = await openQuery('A | where DeviceId == "odd" | take 5', stored, async () => {})
  expect([...rows]).toHaveLength(5)
  expect(read.rows).toBe(10)
})

test('conditions behind a union tell its tables which rows are wanted', async () => {
  const { hints, database: stored } = database()
  await openQuery('union A, B | where DeviceId == "Odd"', stored, async () => {})
  const wanted = hints.filter(({ oneOf }) => oneOf.get('DeviceId')?.has('odd'))
  expect(wanted).toHaveLength(2)
})

test('a column made of another twice over, thirty times, is worked out as often, and no text outgrows a megabyte', () => {
  const query = `A | take 1 | extend a = "${'x'.repeat(1000)}" ${'| extend a = strcat(a, a)'.repeat(30)} | project strlen(a)`
  expect(runQuery(query, database().database).rows).toEqual([[1_048_576]])
})
