import { repeatEvery } from '../../jobs/repeat-every.ts'
import type { Services } from '../../services.ts'
import { pollConfiguration } from './poll-configuration.ts'
import { enqueueDuePolls } from './schedule-polls.ts'

const concurrency = 4
const tickMilliseconds = 1000

/** Polls configurations as they fall due, until the answered function is called. */
export async function startPolling(services: Services): Promise<() => void> {
  const running = new Set<string>()
  const stopping = new AbortController()

  await services.jobs.handle('vendor-configuration.poll', concurrency, async (payload, jobSignal) => {
    running.add(payload.configurationId)
    try {
      await pollConfiguration(services, { payload, signal: AbortSignal.any([jobSignal, stopping.signal]) })
    } finally {
      running.delete(payload.configurationId)
    }
  })

  const stopTicking = repeatEvery({ milliseconds: tickMilliseconds, what: 'enqueueing due polls', log: services.log }, () =>
    enqueueDuePolls(services, running),
  )

  return () => {
    stopTicking()
    stopping.abort(new Error('the server is stopping'))
  }
}
