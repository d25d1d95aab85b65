import type { Services } from '../../services.ts'

/** Queries that this process waits for, so that one can be given up. */
export interface RunningQueries {
  /** A signal that aborts when the run is cancelled; call `end` when it is over. */
  begin(run: RunKey): { signal: AbortSignal; end(): void }
  /** Stops waiting for a run, if it runs in this process. */
  abort(run: RunKey): void
}

/** Phones make the ids of runs, so that only together with the organisation they name one. */
interface RunKey {
  organizationId: string
  runId: string
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
    begin(run) {
      const controller = new AbortController()
      const key = keyOf(run)
      controllers.set(key, controller)
      return {
        signal: controller.signal,
        end() {
          if (controllers.get(key) === controller) controllers.delete(key)
        },
      }
    },
    abort: (run) => controllers.get(keyOf(run))?.abort(new Error('the run was cancelled')),
  }
}

const keyOf = ({ organizationId, runId }: RunKey) => `${organizationId}/${runId}`
