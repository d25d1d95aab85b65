import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { VendorError } from '../../sdk/vendor-error.ts'
import { machineEventsQuery, processActivityQuery, processStartsQuery } from './templates.ts'

const span = {
  vendorMachineId: '7C1F0A9BE24D5583C0AA19F2D6B3E8417F55C2D9',
  from: new Date('2026-03-04T03:12:31.441Z'),
  to: new Date('2026-03-04T09:42:58Z'),
}

const templates = [
  ['process-starts', processStartsQuery],
  ['process-activity', processActivityQuery],
  ['machine-events', machineEventsQuery],
] as const

describe.each(templates)('%s', (name, template) => {
  test('begins with its mark and its three values, each in one form', () => {
    expect(template(span, 250).split('\n').slice(0, 4)).toEqual([
      `// pocketsoc:${name}`,
      'let dev = "7c1f0a9be24d5583c0aa19f2d6b3e8417f55c2d9";',
      'let t0 = datetime(2026-03-04T03:12:31.441Z);',
      'let t1 = datetime(2026-03-04T09:42:58.000Z);',
    ])
    expect(template(span, 250)).toMatch(/\| take 250$/)
  })

  test('takes no machine id but forty hexadecimal digits, and no time that is none', () => {
    const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF'), minLength: 40, maxLength: 40 })
    const nearly = fc.tuple(hex, fc.string({ minLength: 1 })).map(([id, more]) => id + more)
    const anything = fc.oneof(fc.string(), nearly, fc.constantFrom('" | take 1; //', `${span.vendorMachineId}\n`))
    fc.assert(
      fc.property(anything, (vendorMachineId) => {
        expect(() => template({ ...span, vendorMachineId }, 1)).toThrow(VendorError)
      }),
    )
    expect(() => template({ ...span, from: new Date(Number.NaN) }, 1)).toThrow(VendorError)
  })

  test.each([
    [0, 1],
    [Number.NaN, 1],
    [12.7, 12],
    [1e9, 10_000],
  ])('asked for %s rows takes %s', (limit, taken) => {
    expect(template(span, limit)).toMatch(new RegExp(`\\| take ${taken}$`))
  })

  test('keeps to the documented part of the language, balanced throughout', () => {
    const query = template(span, 10)
    const bare = query.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/^\/\/.*$/m, '')
    const operators = [...bare.matchAll(/\|\s*([a-z-]+)/g)].map(([, operator]) => operator)
    expect(
      [...new Set(operators)].filter(
        (each) => !['where', 'project', 'extend', 'summarize', 'order', 'take'].includes(each ?? ''),
      ),
    ).toEqual([])
    const functions = [...bare.matchAll(/([a-z_]+)\s*\(/g)].map(([, called]) => called)
    const known = [
      'datetime',
      'between',
      'strcat',
      'coalesce',
      'tostring',
      'isnotempty',
      'column_ifexists',
      'iff',
      'count',
      'make_set',
      'arg_min',
      'true',
    ]
    expect([...new Set(functions)].filter((each) => !known.includes(each ?? ''))).toEqual([])
    expect(bare.split('(').length).toBe(bare.split(')').length)
  })
})
