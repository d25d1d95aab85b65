import { HuntingSchemaTable, StarterQuery } from '@pocketsoc/contract'
import { describe, expect, test } from 'vitest'
import { huntingReference } from './reference.ts'

const { tables, starters, operators, functions, limits } = huntingReference

const kinds = ['machine', 'sha1', 'sha256', 'file', 'user', 'ip', 'url']
const types = ['datetime', 'string', 'number', 'boolean', 'guid', 'object']
const columns = new Map(tables.map((table) => [table.name, new Set(table.columns.map(({ name }) => name))]))

test.each(tables.map((table) => [table.name, table] as const))('table %s describes each of its columns once', (_name, table) => {
  expect(HuntingSchemaTable.safeParse(table).success).toBe(true)
  expect(columns.get(table.name)?.size).toBe(table.columns.length)
  for (const { name, type, description } of table.columns) {
    expect(name).toMatch(/^[A-Z][A-Za-z0-9]+$/)
    expect(types).toContain(type)
    expect(description).toMatch(/^[A-Z].{3,}/)
  }
})

describe.each(starters.map((starter) => [starter.id, starter] as const))('starter %s', (_id, starter) => {
  test('asks for exactly the parameters that stand in it, each inside a string', () => {
    expect(StarterQuery.safeParse(starter).success).toBe(true)
    const used = [...starter.query.matchAll(/"\{\{(\w+)\}\}"/g)].map(([, name]) => name)
    expect(starter.query.match(/\{\{/g)?.length ?? 0).toBe(used.length)
    expect(new Set(used)).toEqual(new Set(starter.parameters.map(({ name }) => name)))
    for (const { kind } of starter.parameters) expect(kinds).toContain(kind)
  })

  test('names tables and columns that exist', () => {
    const bare = starter.query.replace(/"[^"]*"/g, '""')
    const named = new Set(bare.match(/\b[A-Z][A-Za-z0-9]+\b/g) ?? [])
    const used = [...columns.keys()].filter((table) => named.has(table))
    expect(used.length).toBeGreaterThan(0)
    const made = [...bare.matchAll(/\b([A-Z]\w+) = /g)].map(([, name]) => name ?? '')
    const known = new Set([...used, ...made, ...used.flatMap((table) => [...(columns.get(table) ?? [])])])
    expect([...named].filter((word) => !known.has(word))).toEqual([])
  })

  test('uses operators and functions that the editor offers, and bounds its result', () => {
    const bare = starter.query.replace(/"[^"]*"/g, '""')
    const words = [...bare.matchAll(/(?<![\w.])([a-z][a-z_]*~?)(?![\w~])/g)].map(([, word]) => word ?? '')
    const offered = new Set([...operators, ...functions])
    expect([...new Set(words)].filter((word) => !offered.has(word) && !/^\d*[dhms]$/.test(word))).toEqual([])
    expect(bare).toMatch(/\| take \d+$/)
  })
})

test('there are a dozen starters and more, by ids and names of their own', () => {
  expect(starters.length).toBeGreaterThanOrEqual(12)
  expect(new Set(starters.map(({ id }) => id)).size).toBe(starters.length)
  expect(new Set(starters.map(({ name }) => name)).size).toBe(starters.length)
})

test('limits are sentences, and name the end of the old endpoint', () => {
  for (const limit of limits) expect(limit).toMatch(/^[A-Z].*\.$/)
  expect(limits.join(' ')).toMatch(/30 days.*100,000 rows.*45 queries a minute.*2027-02-01/)
})

test('completion offers each word once', () => {
  expect(new Set(operators).size).toBe(operators.length)
  expect(new Set(functions).size).toBe(functions.length)
})
