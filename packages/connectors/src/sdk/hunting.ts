import type { HuntingColumn, HuntingSchemaTable, HuntingValue, StarterQuery } from '@pocketsoc/contract'

export interface HuntingRows {
  /** Which of the vendor's services answered. */
  backend: string
  columns: HuntingColumn[]
  rows: HuntingValue[][]
}

/** Where in the query, both from 1. */
export interface QueryPosition {
  line: number
  column: number
}

/** A process start, with its parent and grandparent as far as the record names them. */
export interface ProcessStart {
  at: string
  process: HuntedProcess
  parent: HuntedProcess | null
  grandParent: HuntedProcess | null
}

export interface HuntedProcess {
  processId: number | null
  /** As the vendor wrote it, full precision: process ids are reused, the pair is the identity. */
  createdAt: string | null
  uniqueId: string | null
  name: string | null
  path: string | null
  commandLine: string | null
  sha1: string | null
  sha256: string | null
  user: string | null
  integrityLevel: string | null
}

export interface ProcessActivity {
  processId: number | null
  createdAt: string | null
  kind: string
  count: number
  samples: string[]
}

export interface HuntedEvent {
  at: string
  kind: 'process' | 'network' | 'file' | 'registry' | 'logon' | 'alert' | 'event'
  title: string
  detail: string | null
  actor: string | null
  byProcess: string | null
  vendorAlertId: string | null
}

export interface HuntedSpan {
  vendorMachineId: string
  from: Date
  to: Date
}

/**
 * Queries over the vendor's telemetry. Every method throws `VendorError` and nothing else, save the signal's own
 * reason; an error in the query itself is `vendor-rejected` with `position` where the vendor tells it.
 */
export interface Hunter {
  run(query: string, days: number, signal?: AbortSignal): Promise<HuntingRows>
  /** Process starts on a machine, oldest first; `truncated` when there were more than it answers. */
  processStarts(span: HuntedSpan, signal?: AbortSignal): Promise<{ starts: ProcessStart[]; truncated: boolean }>
  /** What processes did on a machine, counted a process and kind. */
  processActivity(span: HuntedSpan, signal?: AbortSignal): Promise<ProcessActivity[]>
  /** Events of a machine, newest first, at most `limit`. */
  machineEvents(span: HuntedSpan, limit: number, signal?: AbortSignal): Promise<HuntedEvent[]>
}

/** What the editor needs to know of a vendor's query language. */
export interface HuntingReferenceData {
  tables: HuntingSchemaTable[]
  operators: string[]
  functions: string[]
  starters: StarterQuery[]
  limits: string[]
  /** Columns whose values are vendor ids of machines, and of alerts, for links from results. */
  machineIdColumns: string[]
  alertIdColumns: string[]
}
