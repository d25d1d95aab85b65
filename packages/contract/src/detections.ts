import { createRoute, z } from '@hono/zod-openapi'
import { IdParams, Instant, invalidInput, json, many, missing, signedInProblems } from './common.ts'
import { Evidence } from './evidence.ts'
import { openEnum } from './open-enum.ts'

/** From most to least severe; `unknown` when the vendor said nothing we can rank. */
export const severities = ['critical', 'high', 'medium', 'low', 'informational', 'unknown'] as const
export type Severity = (typeof severities)[number]

export const detectionStatuses = ['new', 'in_progress', 'resolved', 'unknown'] as const
export type DetectionStatus = (typeof detectionStatuses)[number]

export const classifications = ['true_positive', 'expected_activity', 'false_positive', 'unknown'] as const
export type Classification = (typeof classifications)[number]

export const determinations = [
  'multi_staged_attack',
  'malicious_user_activity',
  'compromised_account',
  'malware',
  'phishing',
  'unwanted_software',
  'security_testing',
  'line_of_business_application',
  'confirmed_activity',
  'not_malicious',
  'insufficient_data',
  'other',
  'unknown',
] as const
export type Determination = (typeof determinations)[number]

const text = z.string().nullable()

/** Which of the organisation's vendor accounts it came from; `displayName` is the administrator's word. */
export const DetectionSource = z
  .object({ configurationId: z.uuid(), displayName: z.string(), vendor: z.string(), vendorName: z.string() })
  .openapi('DetectionSource')

/** One row of the feed. */
export const DetectionSummary = z
  .object({
    id: z.uuid(),
    title: z.string(),
    severity: openEnum(severities),
    status: openEnum(detectionStatuses),
    source: DetectionSource,
    machine: z.object({ vendorMachineId: text, name: text }).nullable(),
    user: text.openapi({ description: 'The user most involved, DOMAIN\\account or principal name' }),
    category: text.openapi({ description: "The vendor's word, spaced for reading: Credential Access" }),
    assignedTo: text,
    createdAt: Instant.openapi({ description: 'When the vendor raised it; the feed is sorted by this, newest first' }),
    updatedAt: Instant.openapi({ description: "The vendor's last update" }),
  })
  .openapi('DetectionSummary')
export type DetectionSummary = z.infer<typeof DetectionSummary>

/** A technique of MITRE ATT&CK; `name` is null for an id that our table does not hold. */
export const Technique = z
  .object({
    id: z.string().openapi({ example: 'T1003.001' }),
    name: text.openapi({ example: 'OS Credential Dumping: LSASS Memory' }),
    tactics: z.array(z.string()).openapi({ example: ['Credential Access'] }),
    url: z.string(),
  })
  .openapi('Technique')
export type Technique = z.infer<typeof Technique>

export const timelineKinds = ['activity', 'evidence', 'alert', 'comment', 'resolution'] as const

/** One thing that happened, for the detail's timeline (oldest first). */
export const TimelineEntry = z
  .object({ at: Instant, kind: openEnum(timelineKinds), title: z.string(), detail: text })
  .openapi('TimelineEntry')
export type TimelineEntry = z.infer<typeof TimelineEntry>

export const DetectionComment = z.object({ text: z.string(), author: text, at: Instant.nullable() }).openapi('DetectionComment')

/** Everything known of one detection. */
export const Detection = DetectionSummary.extend({
  vendorAlertId: z.string(),
  description: text,
  classification: openEnum(classifications).nullable(),
  determination: openEnum(determinations).nullable(),
  detectedBy: text.openapi({ description: 'Component that raised it: EDR, Antivirus, …' }),
  threatName: text,
  threatFamily: text,
  incidentId: text,
  investigationState: text,
  machineGroup: text,
  firstActivityAt: Instant.nullable(),
  lastActivityAt: Instant.nullable(),
  resolvedAt: Instant.nullable(),
  techniques: z.array(Technique),
  users: z.array(
    z.object({ name: text, domain: text, principalName: text, relation: openEnum(['related', 'logged_on', 'evidence']) }),
  ),
  evidence: z.array(Evidence),
  comments: z.array(DetectionComment),
  timeline: z.array(TimelineEntry),
  portalUrl: text.openapi({ description: "The alert in the vendor's own portal" }),
}).openapi('Detection')
export type Detection = z.infer<typeof Detection>

export const DetectionFilter = z.object({
  severity: many(z.enum(severities)).openapi({
    param: { name: 'severity', in: 'query' },
    type: 'array',
    items: { type: 'string' },
  }),
  status: many(z.enum(detectionStatuses)).openapi({
    param: { name: 'status', in: 'query' },
    type: 'array',
    items: { type: 'string' },
  }),
  profile: many(z.uuid()).openapi({
    param: { name: 'profile', in: 'query' },
    type: 'array',
    items: { type: 'string' },
    description: 'Ids of vendor configurations',
  }),
  from: Instant.optional().openapi({ description: 'Raised at or after' }),
  to: Instant.optional().openapi({ description: 'Raised before' }),
  q: z.string().trim().max(200).optional().openapi({
    description: 'All words must occur, in any order and inside words, in title, machine, user, file, address or hash',
  }),
})
export type DetectionFilter = z.infer<typeof DetectionFilter>

export const listDetections = createRoute({
  method: 'get',
  path: '/detections',
  summary: 'The detections feed, newest first',
  tags: ['Detections'],
  request: {
    query: DetectionFilter.extend({
      cursor: z.string().max(200).optional().openapi({ description: '`nextCursor` of the page before' }),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
  },
  responses: {
    200: json(
      z
        .object({ items: z.array(DetectionSummary), nextCursor: z.string().nullable() })
        .openapi('DetectionPage', { description: 'nextCursor is null at the end' }),
    ),
    ...signedInProblems,
    ...invalidInput,
  },
})

export const countDetections = createRoute({
  method: 'get',
  path: '/detections/counts',
  summary: 'How many detections match, by severity and by status',
  description: '`bySeverity` ignores the severity filter and `byStatus` the status filter, so that each can label its own chips.',
  tags: ['Detections'],
  request: { query: DetectionFilter },
  responses: {
    200: json(
      z
        .object({
          total: z.number().int(),
          bySeverity: z.record(z.string(), z.number().int()),
          byStatus: z.record(z.string(), z.number().int()),
        })
        .openapi('DetectionCounts'),
    ),
    ...signedInProblems,
    ...invalidInput,
  },
})

export const getDetection = createRoute({
  method: 'get',
  path: '/detections/{id}',
  summary: 'One detection with its evidence',
  tags: ['Detections'],
  request: { params: IdParams },
  responses: { 200: json(Detection), ...signedInProblems, ...missing },
})
