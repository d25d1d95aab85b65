import type { AlertReader } from '@pocketsoc/connectors'
import type { Services } from '../../services.ts'
import { type PollRun, storePage } from './poll-run.ts'
import { readAhead } from './read-ahead.ts'

const hour = 60 * 60 * 1000
const day = 24 * hour
const backfillReach = 30 * day
const largestWindow = day

// Alerts surface hours after they were raised, with times the cursor has passed. A shallow sweep finds those soon,
// a deep one whatever else was missed.
const sweepEvery = hour
const sweepReach = 2 * day
const deepSweepEvery = day

export interface Reading {
  services: Services
  reader: AlertReader
  run: PollRun
  signal: AbortSignal
}

/** Reads what is new; on the first run, and after a crash in it, the last 30 days as well. Throws `VendorError`. */
export async function readAlerts(reading: Reading): Promise<void> {
  const { state } = reading.run
  if (state.cursor === null || !state.backfill) await beginBackfill(reading)
  else await readChanges(reading)
  await continueBackfill(reading)
  await sweepWhenDue(reading)
}

const nowOf = ({ services }: Reading) => services.environment.clock.now()

async function readChanges(reading: Reading): Promise<void> {
  const { services, reader, run, signal } = reading
  if (run.state.cursor === null) return
  for await (const page of readAhead(reader.since(run.state.cursor, signal))) {
    await storePage(services, run, { alerts: page.alerts, progress: () => ({ cursor: page.cursor }) })
  }
}

/** The newest hour first, so that the feed shows something at once; the cursor starts where this began. */
async function beginBackfill(reading: Reading): Promise<void> {
  const { services, reader, run, signal } = reading
  const to = new Date(nowOf(reading) + day)
  const from = new Date(nowOf(reading) - hour)
  let cursor: string | null = null
  let detections = 0
  for await (const page of readAhead(reader.createdBetween({ from, to }, signal))) {
    cursor ??= reader.cursorAt(page.vendorTime)
    await storePage(services, run, {
      alerts: page.alerts,
      progress: (created) => {
        detections += created
        return {}
      },
    })
  }
  await storePage(services, run, {
    alerts: [],
    progress: () => ({
      cursor: cursor ?? reader.cursorAt(from),
      backfill: {
        startedAt: new Date(nowOf(reading)).toISOString(),
        reachedBackTo: from.toISOString(),
        goesBackTo: new Date(nowOf(reading) - backfillReach).toISOString(),
        detections,
        finishedAt: null,
      },
    }),
  })
}

/** Walks back in windows that double up to a day: few calls for a quiet tenant, little repeated after a crash. */
async function continueBackfill(reading: Reading): Promise<void> {
  const { run, services } = reading
  let size = 2 * hour
  let lastChanges = nowOf(reading)
  while (run.state.backfill && !run.state.backfill.finishedAt) {
    await readWindow(reading, size)
    size = Math.min(size * 2, largestWindow)
    if (nowOf(reading) - lastChanges >= services.config.pollSeconds * 1000) {
      await readChanges(reading)
      lastChanges = nowOf(reading)
    }
  }
}

async function readWindow(reading: Reading, size: number): Promise<void> {
  const { services, reader, run, signal } = reading
  const backfill = run.state.backfill
  if (!backfill) return
  const to = new Date(backfill.reachedBackTo)
  const from = new Date(Math.max(Date.parse(backfill.goesBackTo), to.getTime() - size))
  let detections = backfill.detections
  for await (const page of readAhead(reader.createdBetween({ from, to }, signal))) {
    await storePage(services, run, {
      alerts: page.alerts,
      progress: (created) => {
        detections += created
        return { backfill: { ...backfill, detections } }
      },
    })
  }
  const done = from.toISOString() === backfill.goesBackTo
  const reached = { ...backfill, detections, reachedBackTo: from.toISOString() }
  const finishedAt = done ? new Date(nowOf(reading)).toISOString() : null
  await storePage(services, run, { alerts: [], progress: () => ({ backfill: { ...reached, finishedAt } }) })
}

async function sweepWhenDue(reading: Reading): Promise<void> {
  const { state } = reading.run
  const now = new Date(nowOf(reading))
  const finished = state.backfill?.finishedAt ? new Date(state.backfill.finishedAt) : now
  if (now.getTime() - (state.deepSweptAt ?? finished).getTime() >= deepSweepEvery) {
    await sweep(reading, backfillReach)
    await storePage(reading.services, reading.run, { alerts: [], progress: () => ({ deepSweptAt: now, sweptAt: now }) })
  } else if (now.getTime() - (state.sweptAt ?? finished).getTime() >= sweepEvery) {
    await sweep(reading, sweepReach)
    await storePage(reading.services, reading.run, { alerts: [], progress: () => ({ sweptAt: now }) })
  }
}

async function sweep(reading: Reading, reach: number): Promise<void> {
  const { services, reader, run, signal } = reading
  const range = { from: new Date(nowOf(reading) - reach), to: new Date(nowOf(reading) + day) }
  for await (const page of readAhead(reader.createdBetween(range, signal))) {
    await storePage(services, run, { alerts: page.alerts, progress: () => ({}) })
  }
}
