import { type TelemetryRow, type TelemetryTable, type TelemetryValue, telemetryTables } from '@pocketsoc/connectors/fixtures'
import { instantKey } from '../instant-key.ts'
import { type Column, type Database, emptyOf, type Hint, rowsOf } from '../kql/relation.ts'
import { type Json, type KqlType, splitTicks, ticksOf, type Value } from '../kql/values.ts'
import type { Tenant } from '../tenants.ts'
import { alertEvidenceRows, alertInfoRows } from './alert-tables.ts'

/** Milliseconds since the epoch, inclusive. */
export interface HuntingSpan {
  from: number
  to: number
}

/** What can be hunted in a tenant: its machines' telemetry and its alerts as they are now, of the span alone. */
export function huntingDatabase(tenant: Tenant, span: HuntingSpan, now: number): Database {
  return {
    now: ticksOf(now),
    table(name, hint) {
      const table = telemetryTables.find((candidate) => candidate.name === name)
      if (table === undefined) return undefined
      const rows = rowsOf(() => rowsIn(tenant, name, { hint, ...narrowed(span, hint) }))
      return { columns: table.columns.map(columnOf), rows }
    },
  }
}

function columnOf({ name, type }: TelemetryTable['columns'][number]): Column {
  const empty = emptyOf(type)
  return { name, type, read: (row) => cellOf((row as TelemetryRow)[name] ?? null, type) ?? empty }
}

/** Instants have seven decimals, always: reading them is most of the work of a query. */
function cellOf(value: TelemetryValue, type: KqlType): Value {
  if (type !== 'datetime' || typeof value !== 'string') return value as Json
  return ticksOf(Date.parse(`${value.slice(0, 23)}Z`)) + BigInt(value.slice(23, 27))
}

interface Reading extends HuntingSpan {
  hint: Hint
}

function* rowsIn(tenant: Tenant, name: string, reading: Reading): Generator<TelemetryRow> {
  // As text: every instant has the same form, so that order of text is order of time.
  const [first, last] = [keyOf(reading.from), keyOf(reading.to)]
  for (const row of storedRows(tenant, name, { ...reading, first, last })) {
    const at = String(row.Timestamp).slice(0, -1)
    if (at >= first && at <= last) yield row
  }
}

interface KeyedReading extends Reading {
  first: string
  last: string
}

function storedRows(tenant: Tenant, name: string, { from, to, hint, first, last }: KeyedReading): Iterable<TelemetryRow> {
  if (name === 'AlertInfo') return alertInfoRows(tenant.alerts, { from: first, to: last })
  if (name === 'AlertEvidence') return alertEvidenceRows(tenant.alerts, { from: first, to: last })
  return tenant.telemetry.rows(name, { from, to, machineIds: hint.oneOf.get('DeviceId') ?? null, oneOf: hint.oneOf })
}

const keyOf = (milliseconds: number): string => instantKey(new Date(milliseconds).toISOString()) ?? ''

/** The part of the span that the hint leaves, in whole milliseconds around it. */
function narrowed(span: HuntingSpan, hint: Hint): HuntingSpan {
  const from = hint.from === null ? span.from : Math.max(span.from, splitTicks(hint.from).milliseconds)
  const to = hint.to === null ? span.to : Math.min(span.to, splitTicks(hint.to).milliseconds + 1)
  return { from, to }
}
