import { Worker } from 'node:worker_threads'
import type { Connection, Database } from './database.ts'
import type { PgliteReply, PgliteRequest, PgliteWorkerData, SqlErrorFields } from './pglite-protocol.ts'

/** The embedded database's own additions: a copy of the whole database as bytes, to start another from. */
export interface PgliteDatabase extends Database {
  readonly kind: 'pglite'
  dump(): Promise<Uint8Array>
}

type Ask = PgliteRequest extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never

/** An error of the embedded database, with PostgreSQL's code and constraint as `pg` gives them. */
class PgliteError extends Error implements SqlErrorFields {
  override readonly name = 'PgliteError'
  code?: string
  constraint?: string
  detail?: string

  constructor(fields: SqlErrorFields) {
    super(fields.message)
    Object.assign(this, fields)
  }
}

/**
 * Opens the embedded PostgreSQL in a thread of its own. The caller must hold the lock of the data folder:
 * a second process on the same folder would corrupt it.
 */
export async function openPglite(options: PgliteWorkerData): Promise<PgliteDatabase> {
  const worker = new Worker(new URL('./pglite-worker.ts', import.meta.url), { workerData: options })
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  const channels = new Map<string, Set<(payload: string) => void>>()
  let lastId = 0

  const fail = (error: Error) => {
    for (const waiting of pending.values()) waiting.reject(error)
    pending.clear()
  }
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (message: PgliteReply) => {
      if (message.kind === 'ready') return resolve()
      if (message.kind === 'notification') return channels.get(message.channel)?.forEach((call) => void call(message.payload))
      const waiting = pending.get(message.id)
      pending.delete(message.id)
      if (message.kind === 'failed') waiting?.reject(new PgliteError(message.error))
      else waiting?.resolve(message.value)
    })
    worker.on('error', (error: Error) => {
      reject(error)
      fail(error)
    })
    worker.on('exit', () => fail(new Error('the embedded database has stopped')))
  })

  const ask = <T>(request: Ask) =>
    new Promise<T>((resolve, reject) => {
      lastId += 1
      pending.set(lastId, { resolve: resolve as (value: unknown) => void, reject })
      worker.postMessage({ ...request, id: lastId })
    })

  const connection: Connection = {
    query: async <Row>(text: string, values: readonly unknown[] = []) => ({
      rows: await ask<Row[]>({ kind: 'query', text, values, arrays: false }),
    }),
    queryArrays: async (text, values = []) => ({ rows: await ask<unknown[][]>({ kind: 'query', text, values, arrays: true }) }),
    execute: async (text) => ({ rows: await ask<Record<string, unknown>[]>({ kind: 'execute', text }) }),
  }

  // One connection only, so sessions take turns: each begins when the one before has ended, well or not.
  let turn: Promise<unknown> = Promise.resolve()
  const session: Database['session'] = (work) => {
    const mine = turn.then(() =>
      work(connection).catch(async (error: unknown) => {
        // Without an open transaction this only draws a warning; with a failed one it frees the connection.
        await connection.execute('rollback').catch(() => undefined)
        throw error
      }),
    )
    turn = mine.catch(() => undefined)
    return mine
  }

  return {
    kind: 'pglite',
    session,
    async listen(channel, onPayload) {
      const calls = channels.get(channel) ?? new Set()
      channels.set(channel, calls)
      calls.add(onPayload)
      if (calls.size === 1) await session(() => ask({ kind: 'listen', channel }))
      return async () => {
        calls.delete(onPayload)
        if (calls.size === 0) await session(() => ask({ kind: 'unlisten', channel }))
      }
    },
    // The data folder's lock lets one process in.
    joinWorkers: async () => true,
    dump: () => session(() => ask<Uint8Array>({ kind: 'dump' })),
    async close() {
      await session(() => ask({ kind: 'close' }))
      await worker.terminate()
    },
  }
}
