import { repeatEvery } from '../../jobs/repeat-every.ts'
import type { Services } from '../../services.ts'
import { followMachineActions } from './follow-machine-actions.ts'
import { remindOfIsolation } from './remind-of-isolation.ts'
import { runMachineAction } from './run-machine-action.ts'
import { scheduleActions } from './schedule-actions.ts'

const second = 1000
const tenMinutes = 10 * 60 * second

/** Sends and follows machine actions until the answered function is called. */
export async function startMachineActions(services: Services): Promise<() => void> {
  const { log } = services
  const stopping = new AbortController()
  const signalOf = (job: AbortSignal) => AbortSignal.any([job, stopping.signal])
  await services.jobs.handle('machine-action.run', 4, (payload, job) =>
    runMachineAction(services, { payload, signal: signalOf(job) }),
  )
  await services.jobs.handle('machine-actions.follow', 2, async (payload, job) => {
    await followMachineActions(services, { payload, signal: signalOf(job) }).catch((error: unknown) => {
      log.info({ error, configurationId: payload.configurationId }, 'machine actions could not be followed')
    })
  })
  const stopSchedule = repeatEvery({ milliseconds: second, what: 'machine actions', log }, () => scheduleActions(services))
  const stopReminders = repeatEvery({ milliseconds: tenMinutes, what: 'isolation reminders', log }, () =>
    remindOfIsolation(services),
  )
  return () => {
    stopSchedule()
    stopReminders()
    stopping.abort(new Error('the server is stopping'))
  }
}
