import type { HuntingRows } from '@pocketsoc/connectors'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../../context.ts'
import { type JobQueue, startJobQueue } from '../../jobs/job-queue.ts'
import { createTestConfiguration } from '../../testing/test-configuration.ts'
import { createTestHunter, openWith } from '../../testing/test-hunter.ts'
import { createTestMember, createTestServices, type TestServices } from '../../testing/test-services.ts'
import { cancelHuntingRun } from './cancel-run.ts'
import { startHunting } from './jobs.ts'
import { getHuntingRun } from './read-runs.ts'
import { startHuntingRun } from './start-run.ts'

const found: HuntingRows = { backend: 'graph', columns: [{ name: 'Answer', type: 'string' }], rows: [['here']] }

let services: TestServices
let jobs: JobQueue
let mine: Context
let configurationId: string
let stop: () => void
let answer: (query: string, signal?: AbortSignal) => Promise<HuntingRows>
const hunter = createTestHunter({ run: (query, _days, signal) => answer(query, signal) })
const open = openWith(hunter)

beforeAll(async () => {
  services = await createTestServices()
  jobs = await startJobQueue(services.database, services.log)
  services.jobs = jobs
  mine = await createTestMember(services)
  configurationId = (await createTestConfiguration(mine)).id
  stop = await startHunting(services, open)
})
afterAll(async () => {
  await jobs.stop()
  await services.database.close()
})

const asked = () => ({ id: uuidv7(), configurationId, query: 'DeviceInfo', days: 1 })

const untilAborted = (signal?: AbortSignal) =>
  new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason), { once: true }))

/** Waits for the run's end as a phone does: woken by the stream of events. */
async function ended(id: string) {
  const woken = { wake: () => {} }
  const close = await services.database.listen('pocketsoc_live', () => woken.wake())
  try {
    for (;;) {
      const rung = new Promise<void>((resolve) => {
        woken.wake = resolve
      })
      const run = await getHuntingRun(mine, id)
      if (run.state !== 'running') return run
      await rung
    }
  } finally {
    await close()
  }
}

test('the queue runs what was asked for', async () => {
  answer = async () => found
  const input = asked()
  await startHuntingRun(mine, input, open)
  expect(await ended(input.id)).toMatchObject({ state: 'done', result: { rows: [['here']] } })
})

test('a refused request leaves no job behind', async () => {
  answer = async () => found
  const calls = hunter.calls.length
  const input = asked()
  await startHuntingRun(mine, input, open)
  await expect(startHuntingRun(mine, { ...input, query: 'another' }, open)).rejects.toMatchObject({ code: 'conflict' })
  await ended(input.id)
  expect(hunter.calls.slice(calls).map(({ query }) => query)).toEqual(['DeviceInfo'])
})

test('a running query is cancelled, and the queue goes on', async () => {
  const begun = Promise.withResolvers<void>()
  const aborted = Promise.withResolvers<void>()
  answer = (_query, signal) => {
    begun.resolve()
    signal?.addEventListener('abort', () => aborted.resolve(), { once: true })
    return untilAborted(signal)
  }
  const input = asked()
  await startHuntingRun(mine, input, open)
  await begun.promise
  await cancelHuntingRun(mine, input.id)
  await aborted.promise
  answer = async () => found
  const next = asked()
  await startHuntingRun(mine, next, open)
  expect(await ended(next.id)).toMatchObject({ state: 'done' })
  expect(await getHuntingRun(mine, input.id)).toMatchObject({ state: 'cancelled' })
})

test('stopping the server ends what still runs before the database closes', async () => {
  const begun = Promise.withResolvers<void>()
  answer = (_query, signal) => {
    begun.resolve()
    return untilAborted(signal)
  }
  const input = asked()
  await startHuntingRun(mine, input, open)
  await begun.promise
  stop()
  await jobs.stop()
  expect(await getHuntingRun(mine, input.id)).toMatchObject({ state: 'failed', problem: { title: 'Interrupted' } })
})
