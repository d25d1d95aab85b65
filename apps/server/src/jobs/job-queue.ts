import { type Db, PgBoss } from 'pg-boss'
import type { z } from 'zod'
import type { Database } from '../db/database.ts'
import type { Transaction } from '../db/scoped.ts'
import type { Log } from '../log.ts'
import { type JobName, type JobPayload, jobCatalogue } from './catalogue.ts'

/** A handler must bear running twice with the same payload: a process may die after the work and before the tick. */
export type JobHandler<N extends JobName> = (payload: JobPayload<N>, signal: AbortSignal) => Promise<void>

export interface JobQueue {
  /** Asks for a job once the transaction commits; a job of the same key that still waits makes this one needless. */
  enqueue<N extends JobName>(tx: Transaction | null, name: N, job: { key: string; payload: JobPayload<N> }): Promise<void>
  /** Runs jobs of this name from now on, `concurrency` at a time in this process. */
  handle<N extends JobName>(name: N, concurrency: number, handler: JobHandler<N>): Promise<void>
  /** Stops taking jobs and waits for running ones, a few seconds at most. */
  stop(): Promise<void>
}

const schema = 'jobs'

/** Jobs in the same database as the rest, by pg-boss. */
export async function startJobQueue(database: Database, log: Log): Promise<JobQueue> {
  const boss = new PgBoss({
    db: bossDatabase(database),
    backend: database.kind,
    schema,
    useListenNotify: true,
    application_name: 'pocketsoc-jobs',
  })
  boss.on('error', (error) => log.error({ error }, 'job queue'))
  await boss.start()
  for (const [name, { queue }] of Object.entries(jobCatalogue)) await boss.createQueue(name, { ...queue, notify: true })
  if (await database.joinWorkers()) await forgetDeadRuns(database)

  return {
    async enqueue(tx, name, { key, payload }) {
      const parsed = jobCatalogue[name].payload.parse(payload)
      await boss.send(name, parsed, { singletonKey: key, ...(tx ? { db: ownerOf(tx) } : {}) })
    },
    async handle(name, concurrency, handler) {
      const payloadSchema: z.ZodType = jobCatalogue[name].payload
      for (let index = 0; index < concurrency; index += 1) {
        const worker: string = await boss.work(name, { pollingIntervalSeconds: 2 }, async ([job]) => {
          try {
            if (job) await handler(payloadSchema.parse(job.data) as JobPayload<typeof name>, job.signal)
          } finally {
            // A notification wakes a worker for one job; those behind it would wait half a minute for the next look.
            boss.notifyWorker(worker)
          }
        })
      }
    },
    async stop() {
      await boss.stop({ graceful: true, timeout: 5000 })
    },
  }
}

function bossDatabase(database: Database): Db {
  return {
    executeSql: (text, values) =>
      database.session((connection) => (values?.length ? connection.query(text, values) : connection.execute(text))),
    async listen(channel, onNotification, onReconnect) {
      const close = await database.listen(channel, (payload) => (payload === null ? onReconnect() : onNotification(payload)))
      onReconnect()
      return { close }
    },
  }
}

/** The transaction's connection under the tables' owner, since the organisation's role may not see the job queue. */
function ownerOf(tx: Transaction): Db {
  return {
    async executeSql(text, values) {
      const { rows } = await tx.connection.query<{ role: string }>('select current_role as role')
      await tx.connection.execute('set local role none')
      const result = values?.length ? await tx.connection.query(text, values) : await tx.connection.execute(text)
      await tx.connection.execute(`set local role ${rows[0]?.role === 'pocketsoc_system' ? 'pocketsoc_system' : 'pocketsoc_app'}`)
      return result
    },
  }
}

/**
 * Where no other worker lives, what stands as running belongs to a process that died, and would block its key until
 * its heartbeat is missed.
 */
async function forgetDeadRuns(database: Database): Promise<void> {
  await database.session((connection) =>
    connection.execute(`update ${schema}.job set state = 'failed', completed_on = now() where state = 'active'`),
  )
}
