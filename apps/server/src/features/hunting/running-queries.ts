import type { Services } from '../../services.ts'

/** Queries that this process waits for, so that one can be given up. */
export interface RunningQueries {
  /** A signal that aborts when the run is cancelled; call `end` when it is over. */
  begin(runId: string): { signal: AbortSignal; end(): void }
  /** Stops waiting for a run, if it runs in this process. */
  abort(runId: string): void
}

const ofServices = new WeakMap<Services, RunningQueries>()

/** Those of this process. */
export function runningQueriesOf(services: Services): RunningQueries {
  const known = ofServices.get(services) ?? createRunningQueries()
  ofServices.set(services, known)
  return known
}

function createRunningQueries(): RunningQueries {
  const controllers = new Map<string, AbortController>()
  return {
    begin(runId) {
      const controller = new AbortController()
      controllers.set(runId, controller)
      return {
        signal: controller.signal,
        end() {
          if (controllers.get(runId) === controller) controllers.delete(runId)
        },
      }
    },
    abort: (runId) => controllers.get(runId)?.abort(new Error('the run was cancelled')),
  }
}
