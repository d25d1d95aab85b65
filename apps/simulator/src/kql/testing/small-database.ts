import { KqlError } from '../error.ts'
import { arrayRelation, type Database, type Hint } from '../relation.ts'
import { runQuery } from '../run-query.ts'
import { type KqlType, parseDatetime, textOf, type Value } from '../values.ts'

/** Ticks; the instant at which every query of the tests runs. */
export const now = parseDatetime('2026-03-04T12:00:00Z') ?? 0n
const at = (text: string) => parseDatetime(`2026-03-04T${text}Z`)

export const processColumns = [
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

/** What the engine told of the rows it wants, one a table read. */
export const hints: Hint[] = []
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
/** Runs a query over `P`, four processes of two machines, and `N`, three of their connections. */
export const run = (query: string) => runQuery(query, database)
/** Rows with every value as text. */
export const texts = (query: string) => {
  const { columns, rows } = run(query)
  return rows.map((row) => row.map((value, index) => textOf(value, columns[index]?.type ?? 'string')))
}
export const names = (query: string) => run(query).columns.map((column) => column.name)
export const scalar = (expression: string) => texts(`print x = ${expression}`)[0]?.[0]
export const typeOf = (expression: string): KqlType | undefined => run(`print x = ${expression}`).columns[0]?.type
/** The message of the error that a query ends in, or `ran`. */
export const fault = (query: string): string => {
  try {
    run(query)
  } catch (error) {
    if (error instanceof KqlError) return error.message
    throw error
  }
  return 'ran'
}
