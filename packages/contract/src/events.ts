import { createRoute, z } from '@hono/zod-openapi'
import { invalidInput, signedInProblems } from './common.ts'

/**
 * Live changes as server-sent events. Each carries an `id` that grows by one within an organisation;
 * `Last-Event-ID` (or `?after=`) resumes behind it, nothing lost or repeated. `reset` says that the events asked
 * for are gone and everything on screen should be read again.
 */
export const LiveEvent = z
  .union([
    z.object({
      type: z.literal('detections.changed'),
      configurationId: z.uuid(),
      created: z.number().int(),
      updated: z.number().int(),
      ids: z.array(z.uuid()).openapi({ description: 'At most 50 of them, newest first' }),
    }),
    z.object({
      type: z.literal('configuration.changed'),
      configurationId: z.uuid(),
      change: z.enum(['created', 'updated', 'deleted']),
    }),
    z.object({ type: z.literal('configuration.health'), configurationId: z.uuid() }),
    z.object({ type: z.literal('machine-action.changed'), actionId: z.uuid(), machineId: z.uuid().nullable() }),
    z.object({ type: z.literal('hunting-run.changed'), runId: z.uuid() }),
    z.object({ type: z.literal('device.revoked'), deviceId: z.uuid() }),
    z
      .object({ type: z.literal('member.changed'), userId: z.string(), change: z.enum(['joined', 'role', 'removed']) })
      .openapi({ description: 'The stream of a member who was removed ends with it' }),
    z.object({ type: z.literal('invitation.changed'), invitationId: z.uuid() }),
    z.object({ type: z.literal('ready') }).openapi({ description: 'First of every stream; its id is where to resume' }),
    z.object({ type: z.literal('reset') }),
  ])
  .openapi('LiveEvent')
export type LiveEvent = z.infer<typeof LiveEvent>

export const streamEvents = createRoute({
  method: 'get',
  path: '/events',
  summary: 'Live changes (text/event-stream), resumable by Last-Event-ID',
  tags: ['Events'],
  request: {
    headers: z.object({
      'last-event-id': z
        .string()
        .regex(/^\d{1,19}$/)
        .optional(),
    }),
    query: z.object({
      after: z
        .string()
        .regex(/^\d{1,19}$/)
        .optional(),
    }),
  },
  responses: {
    200: { description: 'Stream of LiveEvent as JSON data', content: { 'text/event-stream': { schema: LiveEvent } } },
    ...signedInProblems,
    ...invalidInput,
  },
})
