import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import type { PgliteReply, PgliteRequest, PgliteWorkerData, SqlErrorFields } from './pglite-protocol.ts'
import { valueParsers } from './value-parsers.ts'

// The database runs in this thread because a query in WebAssembly blocks its thread's event loop.
if (!parentPort) throw new Error('pglite-worker.ts runs in a worker thread only')
const port = parentPort
const reply = (message: PgliteReply) => port.postMessage(message)

const { folder, dump } = workerData as PgliteWorkerData
const database = await PGlite.create({
  dataDir: folder ?? 'memory://',
  extensions: { pg_trgm },
  parsers: valueParsers,
  ...(dump ? { loadDataDir: new Blob([new Uint8Array(dump)]) } : {}),
})
const listening = new Map<string, () => Promise<void>>()

async function answer(request: PgliteRequest): Promise<unknown> {
  switch (request.kind) {
    case 'query':
      return (await database.query(request.text, [...request.values], { rowMode: request.arrays ? 'array' : 'object' })).rows
    case 'execute':
      return (await database.exec(request.text)).flatMap((result) => result.rows)
    case 'listen':
      listening.set(
        request.channel,
        await database.listen(request.channel, (payload) => reply({ kind: 'notification', channel: request.channel, payload })),
      )
      return null
    case 'unlisten':
      await listening.get(request.channel)?.()
      listening.delete(request.channel)
      return null
    case 'dump':
      return new Uint8Array(await (await database.dumpDataDir('none')).arrayBuffer())
    case 'close':
      return database.close()
  }
}

function sqlErrorFields(error: unknown): SqlErrorFields {
  const { message, code, constraint, detail } = error as SqlErrorFields
  return { message: String(message), code, constraint, detail }
}

port.on('message', (request: PgliteRequest) => {
  answer(request).then(
    (value) => reply({ kind: 'result', id: request.id, value }),
    (error: unknown) => reply({ kind: 'failed', id: request.id, error: sqlErrorFields(error) }),
  )
})
reply({ kind: 'ready' })
