import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KqlError } from './error.ts'
import { arrayRelation, type Database, type Hint } from './relation.ts'
import { runQuery } from './run-query.ts'
import { type KqlType, parseDatetime, textOf, type Value } from './values.ts'

const now = parseDatetime('2026-03-04T12:00:00Z') ?? 0n
const at = (text: string) => parseDatetime(`2026-03-04T${text}Z`)

const processColumns = [
  { name: 'Timestamp', type: 'datetime' },
  { name: 'DeviceId', type: 'string' },
  { name: 'FileName', type: 'string' },
  { name: 'ProcessId', type: 'long' },
  { name: 'ParentId', type: 'long' },
  { name: 'CommandLine', type: 'string' },
] as const
const processes: Value[][] = [
  [at('09:12:29.9004163'), 'd1', 'powershell.exe', 8840, 100, 'powershell.exe -NoP -W Hidden'],
  [at('09:12:31.4410275'), 'd1', 'rundll32.exe', 9132, 8840, 'rundll32.exe C:\\Windows\\System32\\comsvcs.dll, MiniDump'],
  [at('10:30:00'), 'd2', 'PowerShell.EXE', 40, 8, 'powershell -enc AAAA'],
  [at('11:59:59.9999999'), 'd2', 'cmd.exe', 44, 40, ''],
]
const network: Value[][] = [
  [at('09:13:00'), 'd1', 8840, '203.0.113.9', 443],
  [at('09:14:00'), 'd1', 8840, '203.0.113.10', null],
  [at('10:31:00'), 'd2', 40, '', 80],
]

const hints: Hint[] = []
const database: Database = {
  now,
  table(name, hint) {
    hints.push(hint)
    if (name === 'P') return arrayRelation(processColumns, processes)
    if (name !== 'N') return undefined
    return arrayRelation(
      [
        { name: 'Timestamp', type: 'datetime' },
        { name: 'DeviceId', type: 'string' },
        { name: 'Pid', type: 'long' },
        { name: 'RemoteIP', type: 'string' },
        { name: 'RemotePort', type: 'int' },
      ],
      network,
    )
  },
}
const run = (query: string) => runQuery(query, database)
/** Rows with every value as text. */
const texts = (query: string) => {
  const { columns, rows } = run(query)
  return rows.map((row) => row.map((value, index) => textOf(value, columns[index]?.type ?? 'string')))
}
const names = (query: string) => run(query).columns.map((column) => column.name)
const scalar = (expression: string) => texts(`print x = ${expression}`)[0]?.[0]
const typeOf = (expression: string): KqlType | undefined => run(`print x = ${expression}`).columns[0]?.type
const fault = (query: string): string => {
  try {
    run(query)
  } catch (error) {
    if (error instanceof KqlError) return error.message
    throw error
  }
  return 'ran'
}

describe('conditions', () => {
  test.each([
    ['FileName == "powershell.exe"', 1],
    ['FileName =~ "powershell.exe"', 2],
    ['FileName != "powershell.exe"', 3],
    ['FileName !~ "powershell.exe"', 2],
    ['ProcessId < 44', 1],
    ['ProcessId <= 44 and ProcessId >= 40', 2],
    ['ProcessId > 44 or DeviceId == "d2"', 4],
    ['not(DeviceId == "d2")', 2],
    ['FileName in ("cmd.exe", "powershell.exe")', 2],
    ['FileName in~ ("cmd.exe", "powershell.exe")', 3],
    ['FileName !in ("cmd.exe", "powershell.exe")', 2],
    ['FileName !in~ ("cmd.exe", "powershell.exe")', 1],
    ['ProcessId in (40, 44)', 2],
    ['CommandLine has "minidump"', 1],
    ['CommandLine has "Mini"', 0],
    ['CommandLine !has "minidump"', 3],
    ['CommandLine has_any ("enc", "hidden")', 2],
    ['CommandLine has_all ("nop", "hidden")', 1],
    ['CommandLine contains "DUMP"', 1],
    ['CommandLine contains_cs "DUMP"', 0],
    ['CommandLine !contains "dump"', 3],
    ['FileName startswith "POWER"', 2],
    ['FileName !startswith "power"', 2],
    ['FileName endswith ".EXE"', 4],
    ['CommandLine matches regex @"-(enc|W) "', 2],
    ['CommandLine matches regex "(?i)minidump$"', 1],
    ['Timestamp between (datetime(2026-03-04T09:12:31.4410275Z) .. datetime(2026-03-04T10:30:00Z))', 2],
    ['Timestamp between (datetime(2026-03-04T09:00:00Z) .. 1h)', 2],
    ['Timestamp !between (datetime(2026-03-04T09:00:00Z) .. 1h)', 2],
    ['ProcessId between (40 .. 44)', 2],
    ['Timestamp > ago(2h)', 2],
    ['Timestamp == datetime("2026-03-04 11:59:59.9999999")', 1],
    ['isnotempty(CommandLine)', 3],
    ['isempty(CommandLine)', 1],
    ['isnotnull(ProcessId)', 4],
  ])('%s holds for %i rows', (condition, expected) => {
    expect(run(`P | where ${condition}`).rows).toHaveLength(expected)
  })

  test('null differs from every value and is neither more nor less', () => {
    expect(run('N | where RemotePort == 443').rows).toHaveLength(1)
    expect(run('N | where RemotePort != 443').rows).toHaveLength(2)
    expect(run('N | where RemotePort > 0').rows).toHaveLength(2)
    expect(run('N | where isnull(RemotePort)').rows).toHaveLength(1)
  })
})

describe('columns', () => {
  test('are chosen, computed, renamed and taken away', () => {
    expect(names('P | project FileName, Pid = ProcessId, tostring(ParentId), strcat("a", "b")')).toEqual([
      'FileName',
      'Pid',
      'ParentId',
      'Column1',
    ])
    expect(names('P | project-away *Id, Timestamp')).toEqual(['FileName', 'CommandLine'])
    expect(names('P | project-keep *Id')).toEqual(['DeviceId', 'ProcessId', 'ParentId'])
    expect(names('P | project-rename Pid = ProcessId | project-reorder Pid')[0]).toBe('Pid')
    expect(names('P | extend Twice = ProcessId * 2, FileName = tolower(FileName)')).toEqual([
      ...processColumns.map((column) => column.name),
      'Twice',
    ])
    expect(texts('P | extend Twice = ProcessId * 2 | where Twice == 88 | project FileName, Twice')).toEqual([['cmd.exe', '88']])
  })

  test('column_ifexists reads the column or gives the other value', () => {
    expect(texts('P | take 1 | project a = column_ifexists("FileName", ""), b = column_ifexists("Unique", "none")')).toEqual([
      ['powershell.exe', 'none'],
    ])
  })
})

describe('summaries', () => {
  test('count, find extremes and gather by group', () => {
    expect(
      texts(
        'P | summarize N = count(), First = min(Timestamp), dcount(FileName), Names = make_set(FileName, 1) by DeviceId | order by DeviceId asc',
      ),
    ).toEqual([
      ['d1', '2', '2026-03-04T09:12:29.9004163Z', '2', '["powershell.exe"]'],
      ['d2', '2', '2026-03-04T10:30:00.0000000Z', '2', '["PowerShell.EXE"]'],
    ])
    expect(names('P | summarize count(), countif(ProcessId > 1), max(ProcessId), avg(ProcessId), make_list(FileName)')).toEqual([
      'count_',
      'countif_',
      'max_ProcessId',
      'avg_ProcessId',
      'list_FileName',
    ])
  })

  test('may be expressions over several aggregates', () => {
    expect(texts('P | summarize Share = round(countif(FileName =~ "powershell.exe") * 100.0 / count(), 1)')).toEqual([['50']])
  })

  test('bin instants', () => {
    expect(texts('P | summarize count() by bin(Timestamp, 1h) | sort by Timestamp asc')).toEqual([
      ['2026-03-04T09:00:00.0000000Z', '2'],
      ['2026-03-04T10:00:00.0000000Z', '1'],
      ['2026-03-04T11:00:00.0000000Z', '1'],
    ])
  })

  test('arg_max gives the whole row, arg_min chosen columns', () => {
    expect(texts('P | summarize arg_max(Timestamp, *) by DeviceId | project DeviceId, FileName, ProcessId')).toEqual([
      ['d1', 'rundll32.exe', '9132'],
      ['d2', 'cmd.exe', '44'],
    ])
    expect(names('P | summarize arg_max(Timestamp, *) by DeviceId')).toEqual([
      'DeviceId',
      'Timestamp',
      'FileName',
      'ProcessId',
      'ParentId',
      'CommandLine',
    ])
    expect(texts('P | summarize arg_min(Timestamp, FileName)')).toEqual([['2026-03-04T09:12:29.9004163Z', 'powershell.exe']])
  })

  test('of nothing are one row without groups and none with', () => {
    expect(texts('P | where false | summarize count(), make_set(FileName)')).toEqual([['0', '[]']])
    expect(texts('P | where false | summarize count() by DeviceId')).toEqual([])
    expect(texts('P | where false | count')).toEqual([['0']])
  })

  test('distinct gives each combination once', () => {
    expect(texts('P | distinct DeviceId')).toEqual([['d1'], ['d2']])
    expect(run('P | union P | distinct *').rows).toHaveLength(4)
  })
})

describe('order', () => {
  test('is descending unless said, nulls last then', () => {
    expect(texts('N | sort by RemotePort | project RemotePort')).toEqual([['443'], ['80'], ['']])
    expect(texts('N | order by RemotePort asc | project RemotePort')).toEqual([[''], ['80'], ['443']])
    expect(texts('N | order by RemotePort asc nulls last | project RemotePort')).toEqual([['80'], ['443'], ['']])
    expect(texts('P | top 1 by ProcessId | project ProcessId')).toEqual([['9132']])
    expect(run('P | take 2 | limit 1').rows).toHaveLength(1)
  })
})

describe('several tables', () => {
  test('a join pairs rows with equal values', () => {
    const join = (kind: string) =>
      texts(`P | join kind=${kind} (N | project-rename ProcessId = Pid) on ProcessId, DeviceId | project ProcessId`)
    expect(join('inner').flat()).toEqual(['8840', '8840', '40'])
    expect(join('leftouter').flat()).toEqual(['8840', '8840', '9132', '40', '44'])
    expect(join('leftsemi').flat()).toEqual(['8840', '40'])
    expect(join('leftanti').flat()).toEqual(['9132', '44'])
    expect(names('P | join kind=inner N on $left.ProcessId == $right.Pid').slice(6)).toEqual([
      'Timestamp1',
      'DeviceId1',
      'Pid',
      'RemoteIP',
      'RemotePort',
    ])
    expect(texts('P | join kind=inner (P) on $left.ParentId == $right.ProcessId | project FileName, FileName1')).toEqual([
      ['rundll32.exe', 'powershell.exe'],
      ['cmd.exe', 'PowerShell.EXE'],
    ])
  })

  test('a union has the columns of all, empty where a table lacks them', () => {
    expect(run('union P, (N | where RemotePort == 443)').rows).toHaveLength(5)
    expect(texts('union (P | take 1), (N | take 1) | project FileName, RemoteIP, ProcessId')).toEqual([
      ['powershell.exe', '', '8840'],
      ['', '203.0.113.9', ''],
    ])
    expect(run('union isfuzzy=true P, Nowhere, (N)').rows).toHaveLength(7)
    expect(texts('P | take 1 | union withsource=From N | summarize count() by From | sort by From asc')).toEqual([
      ['N', '3'],
      ['union_arg0', '1'],
    ])
  })

  test('mv-expand makes a row of each element', () => {
    expect(texts('print a = dynamic(["x", 2]) | mv-expand a | extend b = tostring(a) | project b')).toEqual([['x'], ['2']])
    expect(texts('print a = dynamic([1, 2]) | mv-expand a to typeof(long) | summarize sum(a)')).toEqual([['3']])
  })
})

describe('let', () => {
  test('names scalars, tables and functions', () => {
    expect(
      texts(`
        // Everything that a process started.
        let dev = "d2"; let t0 = datetime(2026-03-04T10:00:00Z);
        let procs = materialize(P | where DeviceId == dev and Timestamp > t0);
        let children = (K:(ProcessId:long)) { procs | join kind=inner (K | distinct ProcessId) on $left.ParentId == $right.ProcessId };
        let twice = (n:long) { n * 2 };
        let seeds = datatable(ProcessId:long, Seen:datetime) [ 40, datetime(2026-03-04) ];
        children(seeds | project ProcessId)
        | extend Double = twice(ProcessId)
        | project FileName, Double`),
    ).toEqual([['cmd.exe', '88']])
  })

  test('a table serves as a list and as a scalar', () => {
    expect(texts('let bad = N | where RemotePort == 443 | project Pid; P | where ProcessId in (bad) | project FileName')).toEqual(
      [['powershell.exe']],
    )
    expect(texts('let last = toscalar(P | summarize max(ProcessId)); P | where ProcessId == last | project FileName')).toEqual([
      ['rundll32.exe'],
    ])
    expect(texts('let names = dynamic(["CMD.EXE"]); P | where FileName in~ (names) | count')).toEqual([['1']])
  })
})

describe('functions', () => {
  test.each([
    ['strcat("a", 1, ":", datetime(2026-01-02))', 'a1:2026-01-02T00:00:00.0000000Z'],
    ['tolower("ÄB")', 'äb'],
    ['toupper("ab")', 'AB'],
    ['strlen("abc")', '3'],
    ['substring("abcdef", 2, 3)', 'cde'],
    ['tostring(split("a,b,c", ","))', '["a","b","c"]'],
    ['split("a,b,c", ",")[1]', 'b'],
    ['split(@"C:\\Users\\x", "\\\\")[-1]', 'x'],
    ['replace_string("a.b.c", ".", "-")', 'a-b-c'],
    ['extract(@"port (\\d+)", 1, "on port 443 now")', '443'],
    ['extract(@"port (\\d+)", 1, "on port 443", typeof(long)) + 1', '444'],
    ['coalesce("", "x")', 'x'],
    ['coalesce(int(null), 7)', '7'],
    ['iff(1 > 2, "a", "b")', 'b'],
    ['case(1 > 2, "a", 2 > 1, "b", "c")', 'b'],
    ['bin(17, 5)', '15'],
    ['bin(datetime(2026-03-04T10:44:31Z), 30m)', '2026-03-04T10:30:00.0000000Z'],
    ['floor(-1, 5)', '-5'],
    ['abs(-3)', '3'],
    ['abs(datetime(2026-03-04) - datetime(2026-03-05)) <= 1d', 'true'],
    ['datetime_diff("hour", datetime(2026-03-04T10:05:00Z), datetime(2026-03-04T08:55:00Z))', '2'],
    ['format_datetime(datetime(2026-03-04T09:05:07.1234567Z), "yyyy-MM-dd HH:mm:ss.fff")', '2026-03-04 09:05:07.123'],
    ['tostring(parse_json("{\\"a\\":{\\"b\\":[1,2]}}").a.b)', '[1,2]'],
    ['parse_json("{\\"ProcessId\\":\\"1960\\"}")["ProcessId"]', '1960'],
    ['tolong(parse_json("{\\"n\\":5}").n) + 1', '6'],
    ['array_length(dynamic([1,2,3]))', '3'],
    ['tostring(pack_array("a", 1, datetime(2026-01-01)))', '["a",1,"2026-01-01T00:00:00.0000000Z"]'],
    ['toint("42")', '42'],
    ['todatetime("2026-03-04T09:12:31.4410275Z")', '2026-03-04T09:12:31.4410275Z'],
    ['todatetime("nonsense")', ''],
    ['now() - ago(1h)', '01:00:00'],
    ['1d + 90m', '1.01:30:00'],
    ['2h / 30m', '4'],
    ['7 / 2', '3'],
    ['7.0 / 2', '3.5'],
    ['1 / 0', ''],
    ['-(3 - 5) * 2 + 1', '5'],
    ['tostring(1.5)', '1.5'],
    ['tobool("true") and not(false)', 'true'],
    ['"say \\"hi\\""', 'say "hi"'],
    ["'it''s'", 'it'],
    ['base64_decode_tostring("aGk=")', 'hi'],
    ['parse_url("https://sync.example:8443/a?b=c").Host', 'sync.example'],
  ])('%s is %s', (expression, expected) => {
    if (expression === "'it''s'") return expect(fault(`print x = ${expression}`)).toContain('Syntax error')
    return expect(scalar(expression)).toBe(expected)
  })

  test.each([
    ['1', 'long'],
    ['1.0', 'real'],
    ['1h', 'timespan'],
    ['now()', 'datetime'],
    ['now() - 1h', 'datetime'],
    ['now() - now()', 'timespan'],
    ['dynamic([])', 'dynamic'],
    ['1 == 2', 'bool'],
    ['guid(74be27de-1e4e-49d9-b579-fe0b331d3642)', 'guid'],
    ['iff(true, 1, 2.5)', 'real'],
  ])('%s has the type %s', (expression, type) => {
    expect(typeOf(expression)).toBe(type)
  })
})

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

describe('what may be relied on', () => {
  const word = fc.stringMatching(/^[a-z0-9 .-]{0,8}$/)
  const table = fc.array(fc.record({ name: word, size: fc.integer({ min: -50, max: 50 }) }), { maxLength: 40 })
  const over = (items: { name: string; size: number }[], query: string) => {
    const relation = arrayRelation(
      [
        { name: 'name', type: 'string' },
        { name: 'size', type: 'long' },
      ],
      items.map(({ name, size }) => [name, size]),
    )
    return runQuery(query, { now, table: (wanted) => (wanted === 'T' ? relation : undefined) }).rows
  }

  test('where and count agree with a filter', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: -50, max: 50 }), word, (items, size, part) => {
        const query = `T | where size > ${size < 0 ? `(${size})` : size} or name contains "${part}" | count`
        expect(over(items, query)).toEqual([[items.filter((item) => item.size > size || item.name.includes(part)).length]])
      }),
    )
  })

  test('sort gives the same rows in order, top the first of them', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 0, max: 10 }), (items, most) => {
        const sorted = [...items].sort((left, right) => right.size - left.size)
        expect(over(items, 'T | sort by size desc').map(([, size]) => size)).toEqual(sorted.map((item) => item.size))
        expect(over(items, `T | top ${most} by size | project size`)).toEqual(sorted.slice(0, most).map((item) => [item.size]))
      }),
    )
  })

  test('groups hold every row once', () => {
    fc.assert(
      fc.property(table, (items) => {
        const groups = over(items, 'T | summarize n = count(), s = sum(size) by name')
        expect(groups.reduce((sum, [, n]) => sum + Number(n), 0)).toBe(items.length)
        for (const [name, n, sum] of groups) {
          const own = items.filter((item) => item.name === name)
          expect([n, sum]).toEqual([own.length, own.reduce((total, item) => total + item.size, 0)])
        }
      }),
    )
  })

  test('a semi and an anti join part the rows', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: -50, max: 50 }), (items, size) => {
        const some = `(T | where size >= (${size}))`
        const both =
          over(items, `T | join kind=leftsemi ${some} on name`).length +
          over(items, `T | join kind=leftanti ${some} on name`).length
        expect(both).toBe(items.length)
      }),
    )
  })
})

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
