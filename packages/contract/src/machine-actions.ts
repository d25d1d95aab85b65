import { createRoute, z } from '@hono/zod-openapi'
import {
  body,
  conflict,
  IdParams,
  Instant,
  invalidInput,
  json,
  missing,
  signedInProblems,
  unsupported,
  vendorProblems,
} from './common.ts'
import { DetectionSource } from './detections.ts'
import { openEnum } from './open-enum.ts'

const text = z.string().nullable()

/** Kinds we ask for ourselves; the vendor's own kinds are shown with the vendor's word in `label`. */
export const requestableActionKinds = ['isolate', 'release'] as const

/**
 * `awaiting_approval` and `requested` are before the vendor knows of it; `sent` is waiting or running there;
 * the rest is final. `waitingForMachine` tells that the machine is offline and the vendor keeps trying.
 */
export const machineActionStates = [
  'awaiting_approval',
  'requested',
  'sending',
  'sent',
  'done',
  'failed',
  'cancelled',
  'rejected',
  'expired',
] as const
export type MachineActionState = (typeof machineActionStates)[number]

export const finalActionStates: readonly string[] = ['done', 'failed', 'cancelled', 'rejected', 'expired']

export const Approval = z
  .object({
    state: openEnum(['pending', 'approved', 'rejected', 'expired', 'withdrawn', 'broken_glass']),
    why: z.string().openapi({ description: 'Which rule of the policy asked for it' }),
    expiresAt: Instant,
    decidedBy: text,
    decidedAt: Instant.nullable(),
    reason: text.openapi({ description: 'Given with a rejection or a broken glass' }),
    mayDecide: z.boolean().openapi({ description: 'Whether the signed-in member may approve or reject it now' }),
  })
  .openapi('Approval')

export const MachineAction = z
  .object({
    id: z.uuid(),
    source: DetectionSource,
    machine: z.object({ id: z.uuid().nullable(), vendorMachineId: z.string().nullable(), name: text }),
    kind: z.string().openapi({ examples: ['isolate', 'release', 'scan', 'restrict_execution'] }),
    label: z.string().openapi({ description: 'For people: Isolate, Antivirus scan, …' }),
    isolationType: openEnum(['full', 'selective']).nullable(),
    state: openEnum(machineActionStates),
    waitingForMachine: z.boolean(),
    comment: text,
    requestedBy: text,
    requestedHere: z.boolean().openapi({ description: 'False for actions begun in the vendor’s own portal' }),
    detectionId: z.uuid().nullable(),
    approval: Approval.nullable(),
    failure: z.object({ detail: z.string(), remedy: text, vendorCode: text }).nullable(),
    cancellation: z.object({ by: text, comment: text, at: Instant.nullable() }).nullable(),
    vendorReference: text,
    canCancel: z.boolean(),
    cannotCancelReason: text,
    createdAt: Instant,
    updatedAt: Instant,
    finishedAt: Instant.nullable(),
  })
  .openapi('MachineAction')
export type MachineAction = z.infer<typeof MachineAction>

export const RequestMachineAction = z
  .object({
    id: z.uuid().openapi({ description: 'Made by the phone: the same request again is the same action' }),
    kind: z.enum(requestableActionKinds),
    isolationType: z.enum(['full', 'selective']).optional().openapi({ description: 'Required to isolate' }),
    comment: z.string().trim().min(1, 'Say why').max(1000),
    detectionId: z.uuid().optional(),
    breakGlass: z
      .boolean()
      .optional()
      .openapi({ description: 'Owners only: act without the approval that the policy asks for; the comment is the reason' }),
  })
  .refine(({ kind, isolationType }) => kind !== 'isolate' || isolationType !== undefined, {
    message: 'Choose full or selective',
    path: ['isolationType'],
  })
  .openapi('RequestMachineAction')
export type RequestMachineAction = z.infer<typeof RequestMachineAction>

const tags = ['Machine actions']

export const requestMachineAction = createRoute({
  method: 'post',
  path: '/machines/{id}/actions',
  summary: 'Isolate or release a machine; answers at once, follow the action to its end',
  tags,
  request: { params: IdParams, body: body(RequestMachineAction) },
  responses: {
    202: json(MachineAction, 'Accepted'),
    ...signedInProblems,
    ...invalidInput,
    ...missing,
    ...conflict,
    ...unsupported,
  },
})

export const listMachineActions = createRoute({
  method: 'get',
  path: '/machine-actions',
  summary: 'Machine actions, ours and those begun elsewhere, newest first',
  tags,
  request: {
    query: z.object({
      machine: z.uuid().optional(),
      open: z.enum(['true']).optional(),
      awaitingApproval: z.enum(['true']).optional(),
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  },
  responses: {
    200: json(z.object({ items: z.array(MachineAction), nextCursor: z.string().nullable() }).openapi('MachineActionPage')),
    ...signedInProblems,
    ...invalidInput,
  },
})

export const getMachineAction = createRoute({
  method: 'get',
  path: '/machine-actions/{id}',
  summary: 'One machine action',
  tags,
  request: { params: IdParams },
  responses: { 200: json(MachineAction), ...signedInProblems, ...missing },
})

export const cancelMachineAction = createRoute({
  method: 'post',
  path: '/machine-actions/{id}/cancel',
  summary: 'Cancel an action that has not ended',
  tags,
  request: {
    params: IdParams,
    body: body(z.object({ comment: z.string().trim().min(1, 'Say why').max(1000) }).openapi('CancelMachineAction')),
  },
  responses: {
    200: json(MachineAction),
    ...signedInProblems,
    ...invalidInput,
    ...missing,
    ...conflict,
    ...unsupported,
    ...vendorProblems,
  },
})

export const decideMachineAction = createRoute({
  method: 'post',
  path: '/machine-actions/{id}/decision',
  summary: 'Approve or reject an action that waits for a second person; the first answer wins',
  tags,
  request: {
    params: IdParams,
    body: body(
      z
        .object({ decision: z.enum(['approve', 'reject']), reason: z.string().trim().min(1).max(1000).optional() })
        .openapi('DecideMachineAction'),
    ),
  },
  responses: { 200: json(MachineAction), ...signedInProblems, ...invalidInput, ...missing, ...conflict },
})

/** When isolating needs a second person's approval. Releasing never does. */
export const IsolationPolicy = z
  .object({
    approval: z.enum(['never', 'tagged', 'always']),
    tags: z
      .array(z.string().trim().min(1).max(80))
      .max(50)
      .openapi({ description: 'Machine tags that need approval, compared without case' }),
    expiresMinutes: z.number().int().min(5).max(1440),
    remindAfterHours: z.number().int().min(1).max(720).openapi({ description: 'Machines isolated longer are reminded of' }),
  })
  .openapi('IsolationPolicy')
export type IsolationPolicy = z.infer<typeof IsolationPolicy>

export const getIsolationPolicy = createRoute({
  method: 'get',
  path: '/isolation-policy',
  summary: "The organisation's rule for isolating machines",
  tags,
  responses: { 200: json(IsolationPolicy), ...signedInProblems },
})

export const setIsolationPolicy = createRoute({
  method: 'put',
  path: '/isolation-policy',
  summary: "Change the organisation's rule for isolating machines",
  tags,
  request: { body: body(IsolationPolicy) },
  responses: { 200: json(IsolationPolicy), ...signedInProblems, ...invalidInput },
})
