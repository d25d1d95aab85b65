import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { createLog } from '../log.ts'
import { createTestDatabase } from '../testing/test-database.ts'
import { startJobQueue } from './job-queue.ts'

const patience = 60_000

test('jobs asked for all at once follow each other without a pause, one that fails included', { timeout: patience }, async () => {
  const database = await createTestDatabase()
  const jobs = await startJobQueue(database, createLog('silent'))
  try {
    const actionIds = Array.from({ length: 12 }, () => randomUUID())
    const seen = new Set<string>()
    await new Promise<void>((done, failed) => {
      const run = async ({ actionId }: { actionId: string }) => {
        seen.add(actionId)
        if (seen.size === actionIds.length) done()
        if (actionId === actionIds[0]) throw new Error('this one fails')
      }
      const ask = (actionId: string) =>
        jobs.enqueue(null, 'machine-action.run', { key: actionId, payload: { organizationId: randomUUID(), actionId } })
      jobs
        .handle('machine-action.run', 2, run)
        .then(() => Promise.all(actionIds.map(ask)))
        .catch(failed)
    })
    expect([...seen].sort()).toEqual(actionIds.sort())
  } finally {
    await jobs.stop()
    await database.close()
  }
})
