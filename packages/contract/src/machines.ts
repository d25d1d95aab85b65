import { createRoute, z } from '@hono/zod-openapi'
import { IdParams, Instant, invalidInput, json, missing, signedInProblems, unsupported, vendorProblems } from './common.ts'
import { DetectionSource, DetectionSummary } from './detections.ts'
import { openEnum } from './open-enum.ts'

const text = z.string().nullable()

export const isolationStates = ['not_isolated', 'requested', 'isolating', 'isolated', 'releasing', 'failed'] as const
export type IsolationState = (typeof isolationStates)[number]

/**
 * Derived from the vendor's and our actions, since a machine record has no such flag; `checkedAt` says how fresh it is.
 * `failed` means that the last isolation or release did not happen; `reason` says why.
 */
export const Isolation = z
  .object({
    state: openEnum(isolationStates),
    type: openEnum(['full', 'selective']).nullable(),
    since: Instant.nullable(),
    by: text,
    reason: text,
    actionId: z.uuid().nullable().openapi({ description: 'The machine action that explains the state' }),
    checkedAt: Instant.nullable(),
  })
  .openapi('Isolation')
export type Isolation = z.infer<typeof Isolation>

/** A protected endpoint. Vendor words (health, risk, exposure) are spaced for reading. */
export const Machine = z
  .object({
    id: z.uuid(),
    vendorMachineId: z.string(),
    source: DetectionSource,
    name: text,
    health: text,
    online: z.boolean().openapi({ description: 'False when the sensor does not report; actions then wait' }),
    riskScore: text,
    exposureLevel: text,
    osPlatform: text,
    osVersion: text,
    addresses: z.array(z.object({ address: z.string(), mac: text, kind: text })),
    externalAddress: text,
    tags: z.array(z.string()),
    group: text,
    firstSeenAt: Instant.nullable(),
    lastSeenAt: Instant.nullable().openapi({ description: "The vendor's last full report, not the last sign of life" }),
    directoryId: text,
    managedBy: text,
    isolation: Isolation,
    detectionCounts: z.object({ total: z.number().int(), open: z.number().int() }),
    refreshedAt: Instant.openapi({ description: 'When the vendor was last asked' }),
  })
  .openapi('Machine')
export type Machine = z.infer<typeof Machine>

export const listMachines = createRoute({
  method: 'get',
  path: '/machines',
  summary: 'Search of machines by name, address, tag, group or user',
  tags: ['Machines'],
  request: {
    query: z.object({
      q: z.string().trim().max(200).optional(),
      profile: z.uuid().optional(),
      isolated: z
        .enum(['true'])
        .optional()
        .openapi({ description: 'Only machines that are isolated or being isolated, longest first' }),
      cursor: z.string().max(400).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  },
  responses: {
    200: json(z.object({ items: z.array(Machine), nextCursor: z.string().nullable() }).openapi('MachinePage')),
    ...signedInProblems,
    ...invalidInput,
  },
})

export const MachineDetail = Machine.extend({
  users: z.array(z.object({ name: z.string(), lastSeenAt: Instant.nullable() })).openapi({ description: 'Seen in evidence' }),
  detections: z.array(DetectionSummary).openapi({ description: 'Newest first, at most 50' }),
}).openapi('MachineDetail')
export type MachineDetail = z.infer<typeof MachineDetail>

export const getMachine = createRoute({
  method: 'get',
  path: '/machines/{id}',
  summary: 'One machine, asked of the vendor again when our copy is older than a minute',
  tags: ['Machines'],
  request: { params: IdParams },
  responses: { 200: json(MachineDetail), ...signedInProblems, ...missing },
})

export const findMachineOfDetection = createRoute({
  method: 'get',
  path: '/detections/{id}/machine',
  summary: "The machine of a detection; 404 when it has none or the vendor's inventory does not hold it",
  tags: ['Machines'],
  request: { params: IdParams },
  responses: { 200: json(MachineDetail), ...signedInProblems, ...missing, ...unsupported, ...vendorProblems },
})
