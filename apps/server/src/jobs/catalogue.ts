import { z } from 'zod'

/**
 * Every job by name: what it carries and how its queue behaves. Handlers live in the features.
 * `stately` holds one waiting and one running job a key. A process that dies is noticed by its missing heartbeat.
 */
export const jobCatalogue = {
  'vendor-configuration.poll': {
    payload: z.object({ organizationId: z.uuid(), configurationId: z.uuid() }),
    // No retries: the poll itself writes down when to try again.
    queue: { policy: 'stately', retryLimit: 0, heartbeatSeconds: 10, expireInSeconds: 3600, deleteAfterSeconds: 600 },
  },
  'machine-action.run': {
    payload: z.object({ organizationId: z.uuid(), actionId: z.uuid() }),
    // No retries: the action's own row says when to try again.
    queue: { policy: 'stately', retryLimit: 0, heartbeatSeconds: 10, expireInSeconds: 600, deleteAfterSeconds: 600 },
  },
  'machine-actions.follow': {
    payload: z.object({ organizationId: z.uuid(), configurationId: z.uuid() }),
    queue: { policy: 'stately', retryLimit: 0, heartbeatSeconds: 10, expireInSeconds: 600, deleteAfterSeconds: 600 },
  },
  'machines.sync': {
    payload: z.object({ organizationId: z.uuid(), configurationId: z.uuid() }),
    queue: { policy: 'stately', retryLimit: 0, heartbeatSeconds: 10, expireInSeconds: 3600, deleteAfterSeconds: 600 },
  },
  'hunting.run': {
    payload: z.object({ organizationId: z.uuid(), runId: z.uuid() }),
    // No retries: a run whose process died is shown as interrupted, since its query may be what killed it.
    queue: { policy: 'stately', retryLimit: 0, heartbeatSeconds: 10, expireInSeconds: 600, deleteAfterSeconds: 600 },
  },
} as const

export type JobName = keyof typeof jobCatalogue
export type JobPayload<N extends JobName> = z.infer<(typeof jobCatalogue)[N]['payload']>
