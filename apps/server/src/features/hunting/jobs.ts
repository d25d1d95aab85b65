import { repeatEvery } from '../../jobs/repeat-every.ts'
import type { Services } from '../../services.ts'
import { openVendorSession } from '../vendor-configurations/index.ts'
import { runHuntingQuery } from './run-query.ts'
import { tidyHuntingRuns } from './tidy-runs.ts'

const concurrency = 4
const hour = 60 * 60 * 1000

/** Runs queries as they are asked for and tidies up after them, until the answered function is called. */
export async function startHunting(services: Services, open = openVendorSession): Promise<() => void> {
  const stopping = new AbortController()
  await tidyHuntingRuns(services)
  await services.jobs.handle('hunting.run', concurrency, (payload, signal) =>
    runHuntingQuery(services, { payload, signal: AbortSignal.any([signal, stopping.signal]) }, open),
  )
  const stopTidying = repeatEvery({ milliseconds: hour, what: 'tidying hunting runs', log: services.log }, () =>
    tidyHuntingRuns(services),
  )
  return () => {
    stopTidying()
    stopping.abort(new Error('the server is stopping'))
  }
}
