/** What the main thread asks of the thread that runs the embedded database. */
export type PgliteRequest = { id: number } & (
  | { kind: 'query'; text: string; values: readonly unknown[]; arrays: boolean }
  | { kind: 'execute'; text: string }
  | { kind: 'listen'; channel: string }
  | { kind: 'unlisten'; channel: string }
  | { kind: 'dump' }
  | { kind: 'close' }
)

/** An error of PostgreSQL with the fields that callers branch on. */
export interface SqlErrorFields {
  message: string
  code?: string
  constraint?: string
  detail?: string
}

export type PgliteReply =
  | { kind: 'ready' }
  | { kind: 'result'; id: number; value: unknown }
  | { kind: 'failed'; id: number; error: SqlErrorFields }
  | { kind: 'notification'; channel: string; payload: string }

export interface PgliteWorkerData {
  /** Folder of the database; null keeps it in memory. */
  folder: string | null
  /** A dump to start from, made by the `dump` request. */
  dump: Uint8Array | null
}
