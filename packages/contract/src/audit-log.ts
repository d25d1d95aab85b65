import { createRoute, z } from '@hono/zod-openapi'
import { type AuditAction, type AuditTarget, auditActions, auditOutcomes, auditTargets } from './audit-actions.ts'
import { Instant, invalidInput, json, many, signedInProblems } from './common.ts'
import { openEnum } from './open-enum.ts'

const text = z.string().nullable()
const keysOf = <K extends string>(record: Record<K, unknown>) => Object.keys(record) as [K, ...K[]]

/** In the place of a member's id: what the server did by itself. */
export const serverActor = 'pocketsoc'

/** One line of the audit log, as it was written; names are those of that moment. */
export const AuditRecord = z
  .object({
    sequence: z.number().int().openapi({ description: 'Numbered from 1 without gaps within an organisation' }),
    at: Instant,
    action: openEnum(keysOf<AuditAction>(auditActions)),
    outcome: openEnum(auditOutcomes).nullable().openapi({ description: 'How it stood then; null for an unknown action' }),
    actor: z
      .object({ userId: z.uuid().nullable(), name: text })
      .nullable()
      .openapi({ description: 'Null for what the server did by itself' }),
    device: z.object({ id: z.uuid(), name: text }).nullable().openapi({ description: 'Null in the portal' }),
    target: z.object({ kind: openEnum(keysOf<AuditTarget>(auditTargets)), id: z.string(), name: text }),
    reason: text,
    before: z.unknown().openapi({ description: 'What there was, as JSON; null where nothing was' }),
    after: z.unknown(),
    vendorReference: text.openapi({ description: "The vendor's own id for it" }),
    vendorAnswer: text,
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .openapi({ description: 'SHA-256 over this record and the hash before it, in hex' }),
  })
  .openapi('AuditRecord')
export type AuditRecord = z.infer<typeof AuditRecord>

const list = (name: string, description: string) => ({
  param: { name, in: 'query' as const },
  type: 'array' as const,
  items: { type: 'string' as const },
  description,
})

/** Which records: of each list one value must fit, and every filter that is set. */
export const AuditFilter = z.object({
  actor: many(z.union([z.uuid(), z.literal(serverActor)])).openapi(
    list('actor', `User ids of members; \`${serverActor}\` for what the server did by itself`),
  ),
  action: many(z.enum(keysOf<AuditAction>(auditActions))).openapi(list('action', 'Actions by their names')),
  target: many(z.enum(keysOf<AuditTarget>(auditTargets))).openapi(list('target', 'Kinds of what it was done to')),
  from: Instant.optional().openapi({ description: 'At or after' }),
  to: Instant.optional().openapi({ description: 'Before' }),
  q: z.string().trim().max(200).optional().openapi({
    description:
      'All words must occur, in any order and inside words, in who, device, action, target, reason, vendor reference and answer, before or after',
  }),
})
export type AuditFilter = z.infer<typeof AuditFilter>

const tags = ['Audit log']

export const listAuditRecords = createRoute({
  method: 'get',
  path: '/audit-records',
  summary: 'The audit log, newest first',
  tags,
  request: {
    query: AuditFilter.extend({
      cursor: z
        .string()
        .regex(/^[1-9]\d{0,14}$/)
        .optional()
        .openapi({ description: '`nextCursor` of the page before' }),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  responses: {
    200: json(
      z
        .object({ items: z.array(AuditRecord), nextCursor: z.string().nullable() })
        .openapi('AuditRecordPage', { description: 'nextCursor is null at the end' }),
    ),
    ...signedInProblems,
    ...invalidInput,
  },
})

export const auditExportFormats = ['csv', 'ndjson'] as const
export type AuditExportFormat = (typeof auditExportFormats)[number]

export const exportAuditRecords = createRoute({
  method: 'get',
  path: '/audit-records/export',
  summary: 'The audit log as a file, oldest first; the export is itself on the record',
  description:
    'CSV by RFC 4180 in UTF-8 with a byte order mark, for spreadsheets: a value that one would take for a formula begins with an apostrophe. NDJSON holds one AuditRecord a line, as it is. A file that breaks off was cut: the connection then ends with an error.',
  tags,
  request: { query: AuditFilter.extend({ format: z.enum(auditExportFormats).default('csv') }) },
  responses: {
    200: {
      description: 'The file, sent while it is read',
      content: { 'text/csv': { schema: z.string() }, 'application/x-ndjson': { schema: z.string() } },
    },
    ...signedInProblems,
    ...invalidInput,
  },
})

/** Whether the organisation's log is as it was written. */
export const AuditVerification = z
  .object({
    verified: z.boolean(),
    records: z.number().int().openapi({ description: 'How many are proven, from the first on' }),
    through: Instant.nullable().openapi({ description: 'When the last proven record was written; null without one' }),
    checkedAt: Instant,
    firstBroken: z
      .object({ sequence: z.number().int(), fault: openEnum(['missing', 'altered', 'end-altered']) })
      .nullable()
      .openapi({ description: 'The first record that does not fit, and why; null when all do' }),
  })
  .openapi('AuditVerification')
export type AuditVerification = z.infer<typeof AuditVerification>

export const verifyAuditRecords = createRoute({
  method: 'get',
  path: '/audit-records/verification',
  summary: 'Works out every hash of the audit log again and compares',
  tags,
  responses: { 200: json(AuditVerification), ...signedInProblems },
})
