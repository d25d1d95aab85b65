import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KqlError } from './error.ts'
import { fault, run } from './testing/small-database.ts'

describe('faults', () => {
  test.each([
    [
      'P\n| where FileNam == "x"',
      "Semantic error at line 2, position 9: 'where' operator: Failed to resolve column or scalar expression named 'FileNam'. Fix semantic errors in your query.",
    ],
    ['P\n| whre x', "Syntax error at line 2, position 3: The operator 'whre' is not known. Fix syntax errors in your query."],
    [
      'Nowhere | take 1',
      "Semantic error at line 1, position 1: Failed to resolve table or column expression named 'Nowhere'. Fix semantic errors in your query.",
    ],
    [
      'P | where (FileName == "x"',
      "Syntax error at line 1, position 27: Query could not be parsed at its end. ')' is expected. Fix syntax errors in your query.",
    ],
    [
      'P | extend x = nonsense(1)',
      "Semantic error at line 1, position 16: 'extend' operator: Unknown function: 'nonsense'. Fix semantic errors in your query.",
    ],
    [
      'P | where Timestamp > "x"',
      "Semantic error at line 1, position 21: 'where' operator: Cannot compare values of types datetime and string. Try adding explicit casts. Fix semantic errors in your query.",
    ],
    [
      'P | project x = strlen(1, 2)',
      "Semantic error at line 1, position 17: 'project' operator: Function 'strlen' expects 1 argument(s), found 2. Fix semantic errors in your query.",
    ],
    ['', 'Syntax error at line 1, position 1: A query is missing. Fix syntax errors in your query.'],
    ['P | where FileName == "x', 'Syntax error at line 1, position 23: A string is not closed. Fix syntax errors in your query.'],
    [
      'P | project a = 1, a = 2',
      "Semantic error at line 1, position 5: 'project' operator: A column named 'a' already exists. Fix semantic errors in your query.",
    ],
    [
      'P | join kind=sideways N on Pid',
      "Semantic error at line 1, position 5: 'join' operator: The kind 'sideways' is not known. Fix semantic errors in your query.",
    ],
    [
      'P | summarize median(ProcessId)',
      "Semantic error at line 1, position 15: 'summarize' operator: Unknown function: 'median'. Fix semantic errors in your query.",
    ],
    ['let f = (n:long) { f(n) }; print f(1)', "Unknown function: 'f'"],
    ['P; P', "Query could not be parsed at 'P'"],
  ])('%s says where', (query, message) => {
    expect(fault(query)).toContain(message)
  })

  test('nesting has an end', () => {
    expect(fault(`print ${'('.repeat(5000)}1${')'.repeat(5000)}`)).toContain('nested too deeply')
    expect(fault(`print ${'-'.repeat(5000)}1`)).toContain('nested too deeply')
  })

  test('whatever the text, a query runs or fails as a KqlError with a place in it', () => {
    const pieces = fc.constantFrom(
      ...'P N | where project extend summarize by count() FileName == =~ "x" ( ) [ ] { } , ; let = x 1 2h .. in~ has_any join on union sort order take 5 * . - + datetime( dynamic( " \' \\ ! // \n @ mv-expand arg_max( , * ) between $left top print'.split(
        ' ',
      ),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join(' ')),
        ),
        (query) => {
          try {
            run(query)
          } catch (error) {
            expect(error).toBeInstanceOf(KqlError)
            const { line, column } = (error as KqlError).position
            const lines = query.split('\n')
            expect(line).toBeLessThanOrEqual(lines.length)
            expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1)
          }
        },
      ),
      { numRuns: 3000 },
    )
  })
})
