import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ApiError } from './api-error.ts'
import { type Comparison, comparisons, type Filter, parseFilter, textFunctions } from './odata-filter.ts'
import type { Literal } from './odata-lexer.ts'
import { compileFilter, type Schema } from './odata-schema.ts'

interface Item {
  name: string | null
  level: string | null
  count: number | null
  at: string
  tags: string[]
}

const levels = ['Low', 'High', 'Informational']
const schema: Schema<Item> = {
  typeName: 'Item',
  properties: {
    name: { type: 'string', read: (item) => item.name },
    level: { type: 'enum', values: levels, read: (item) => item.level },
    count: { type: 'number', read: (item) => item.count },
    at: { type: 'instant', read: (item) => item.at },
    tags: { type: 'strings', read: (item) => item.tags },
  },
  unfilterable: ['secret'],
}

const item: Item = { name: "O'Brien", level: 'High', count: 7, at: '2026-03-04T09:12:31.4410275', tags: ['vip', 'finance'] }
const matches = (filter: string, on: Item = item): boolean => compileFilter(parseFilter(filter), schema)(on)

describe('a filter', () => {
  test.each([
    ["name eq 'O''Brien'", true],
    ["name eq 'o''brien'", false],
    ["name ne 'x' and count gt 6", true],
    ['count ge 8 or count le 7', true],
    ['7 lt count', false],
    ['7 le count', true],
    ["level in ('Low','High')", true],
    ["not (level eq 'High')", false],
    ["not level eq 'Low'", true],
    ['name eq null', false],
    ['name ne null', true],
    ["tags/any(tag: tag eq 'vip')", true],
    ["tags/any(tag: tag eq 'VIP' or startswith(tag,'fin'))", true],
    ["startswith(name,'O') and endswith(name,'en') and contains(name,'''')", true],
    ['at ge 2026-03-04T09:12:31.4410275Z', true],
    ['at gt 2026-03-04T09:12:31.4410275Z', false],
    ['at gt 2026-03-04T09:12:31.4410274Z', true],
    ['at lt 2026-03-04T09:12:31.4410276Z', true],
    ['at ge 2026-03-04T11:12:31.4410275+02:00', true],
    ['at ge 2026-03-04', true],
  ])('%s is %s', (filter, expected) => {
    expect(matches(filter)).toBe(expected)
  })

  test("'and' binds stronger than 'or', 'not' stronger than both", () => {
    expect(matches("count eq 7 or count eq 8 and name eq 'x'")).toBe(true)
    expect(matches("(count eq 7 or count eq 8) and name eq 'x'")).toBe(false)
    expect(matches('not count eq 7 or count eq 7')).toBe(true)
  })

  test.each([
    ["secret eq 'x'", "The property 'secret' cannot be used in the $filter query option."],
    ["nothing eq 'x'", "Could not find a property named 'nothing' on type 'Item'."],
    ["toString eq 'x'", "Could not find a property named 'toString' on type 'Item'."],
    ["level eq 'high'", "The string 'high' is not a valid enumeration type constant of 'level'."],
    ["at ge '2026-03-04T09:12:31Z'", 'incompatible types'],
    ['name eq 7', 'incompatible types'],
    ["tags eq 'vip'", "The property 'tags' is a collection"],
    ['at ge 2026-02-30T00:00:00Z', 'is not a valid Edm.DateTimeOffset'],
    ["name eq 'open", 'unterminated string literal'],
    ["name EQ 'x'", 'Syntax error'],
    ["name eq 'x' and", 'Syntax error at the end'],
    ["(name eq 'x'", 'Syntax error at the end'],
    ['name', 'Syntax error at the end'],
    ['', 'Syntax error at the end'],
    ['name eq name', 'Syntax error'],
    ["name eq 'x' name", 'Syntax error at position 12'],
    ['count in ()', 'Syntax error'],
    [`${'('.repeat(200)}count eq 1`, 'nested too deeply'],
  ])('%s is refused as an ODataError', (filter, message) => {
    let error: unknown
    try {
      matches(filter)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ status: 400, code: 'ODataError', message: expect.stringContaining(message) })
  })
})

const names = fc.constantFrom('name', 'level', 'count', 'at')
const instants = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2030-01-01T00:00:00Z'), noInvalidDate: true })
  .chain((date) =>
    fc.integer({ min: 0, max: 9999 }).map((ticks) => `${date.toISOString().slice(0, 23)}${String(ticks).padStart(4, '0')}`),
  )
const literals: fc.Arbitrary<Literal> = fc.oneof(
  fc.string({ unit: 'binary' }).map((value) => ({ kind: 'string' as const, value })),
  fc.integer().map((value) => ({ kind: 'number' as const, value })),
  fc.boolean().map((value) => ({ kind: 'boolean' as const, value })),
  fc.constant({ kind: 'null' as const, value: null }),
  instants.map((value) => ({ kind: 'instant' as const, value })),
)
const { filter: filters } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.record({
      kind: fc.constant('compare' as const),
      property: names,
      comparison: fc.constantFrom(...comparisons),
      literal: literals,
    }),
    fc.record({
      kind: fc.constant('in' as const),
      property: names,
      literals: fc.array(literals, { minLength: 1, maxLength: 4 }),
    }),
    fc.record({
      kind: fc.constant('text' as const),
      name: fc.constantFrom(...textFunctions),
      property: names,
      value: fc.string(),
    }),
    fc.record({ kind: fc.constant('not' as const), operand: tie('filter') }),
    fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), left: tie('filter'), right: tie('filter') }),
    fc.record({ kind: fc.constant('any' as const), property: names, variable: fc.constant('x'), operand: tie('filter') }),
  ),
}))

const printLiteral = (literal: Literal): string => {
  if (literal.kind === 'string') return `'${literal.value.replaceAll("'", "''")}'`
  return literal.kind === 'instant' ? `${literal.value}Z` : String(literal.value)
}

function print(filter: Filter): string {
  switch (filter.kind) {
    case 'compare':
      return `${filter.property} ${filter.comparison} ${printLiteral(filter.literal)}`
    case 'in':
      return `${filter.property} in (${filter.literals.map(printLiteral).join(', ')})`
    case 'text':
      return `${filter.name}(${filter.property},'${filter.value.replaceAll("'", "''")}')`
    case 'any':
      return `${filter.property}/any(${filter.variable}: ${print(filter.operand)})`
    case 'not':
      return `not (${print(filter.operand)})`
    case 'and':
    case 'or':
      return `(${print(filter.left)}) ${filter.kind} (${print(filter.right)})`
  }
}

describe('whatever is written', () => {
  test('a printed filter reads back as itself', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(parseFilter(print(filter))).toEqual(filter)
      }),
    )
  })

  test('any text is either read or refused as an ODataError, nothing else', () => {
    const words = fc.constantFrom(
      ...["'", '(', ')', ' eq ', ' and ', 'not ', ' in ', 'name', 'at', '2026-03-04', 'null', ',', '/any(x:', '-1.5'],
    )
    const almost = fc.array(fc.oneof(words, fc.string({ maxLength: 3 }))).map((parts) => parts.join(''))
    fc.assert(
      fc.property(almost, (text) => {
        try {
          compileFilter(parseFilter(text), schema)(item)
        } catch (error) {
          expect(error).toBeInstanceOf(ApiError)
        }
      }),
    )
  })

  test('comparisons of instants agree with comparing ticks as numbers', () => {
    const operators: Record<Comparison, (left: bigint, right: bigint) => boolean> = {
      eq: (left, right) => left === right,
      ne: (left, right) => left !== right,
      gt: (left, right) => left > right,
      ge: (left, right) => left >= right,
      lt: (left, right) => left < right,
      le: (left, right) => left <= right,
    }
    const ticks = (key: string) => BigInt(Date.parse(`${key.slice(0, 19)}Z`)) * 10_000n + BigInt(key.slice(20))
    fc.assert(
      fc.property(instants, instants, fc.constantFrom(...comparisons), (left, right, comparison) => {
        expect(matches(`at ${comparison} ${right}Z`, { ...item, at: left })).toBe(
          operators[comparison](ticks(left), ticks(right)),
        )
      }),
    )
  })
})
