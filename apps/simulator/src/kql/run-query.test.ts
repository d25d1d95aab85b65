import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrayRelation } from './relation.ts'
import { runQuery } from './run-query.ts'
import { names, now, processColumns, run, texts } from './testing/small-database.ts'

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
