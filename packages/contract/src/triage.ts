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
import {
  type Classification,
  classifications,
  Detection,
  DetectionSummary,
  type Determination,
  determinations,
} from './detections.ts'
import { openEnum } from './open-enum.ts'
import { ProblemDetails } from './problem.ts'

/** The determinations that go with each classification, in the order they are offered. */
export const determinationsOf: Record<Exclude<Classification, 'unknown'>, readonly Determination[]> = {
  true_positive: [
    'multi_staged_attack',
    'malicious_user_activity',
    'compromised_account',
    'malware',
    'phishing',
    'unwanted_software',
    'other',
  ],
  expected_activity: ['security_testing', 'line_of_business_application', 'confirmed_activity', 'other'],
  false_positive: ['not_malicious', 'insufficient_data', 'other'],
}

const settableClassification = z.enum(classifications).exclude(['unknown'])
const settableDetermination = z.enum(determinations).exclude(['unknown'])

/** What to change; what is left out stays. A determination needs its classification beside it. */
export const TriageChange = z
  .object({
    status: z.enum(['new', 'in_progress', 'resolved']).optional(),
    assignTo: z.uuid().nullable().optional().openapi({ description: 'User id of a member; null unassigns' }),
    classification: settableClassification.optional(),
    determination: settableDetermination.optional(),
    comment: z.string().trim().min(1).max(4000).optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'Nothing to change')
  .refine(
    ({ classification, determination }) =>
      determination === undefined || (classification !== undefined && determinationsOf[classification].includes(determination)),
    { message: 'This determination does not go with this classification', path: ['determination'] },
  )
  .openapi('TriageChange')
export type TriageChange = z.infer<typeof TriageChange>

const tags = ['Triage']

export const updateDetection = createRoute({
  method: 'patch',
  path: '/detections/{id}',
  summary: "Triage one detection; the vendor's record is the truth",
  description:
    'The vendor is asked first for its present state. If that is newer than `seenUpdatedAt`, nothing is changed and 409 `conflict` is answered; the detection then holds the newer state.',
  tags,
  request: {
    params: IdParams,
    body: body(
      z
        .object({
          change: TriageChange,
          seenUpdatedAt: Instant.openapi({ description: '`updatedAt` of the detection as the analyst saw it' }),
          overwrite: z.boolean().optional().openapi({ description: 'Change it although it was changed since' }),
        })
        .openapi('UpdateDetection'),
    ),
  },
  responses: {
    200: json(Detection),
    ...signedInProblems,
    ...invalidInput,
    ...missing,
    ...conflict,
    ...unsupported,
    ...vendorProblems,
  },
})

/** What became of one detection of a bulk change. */
export const TriageOutcome = z
  .object({ id: z.uuid(), outcome: openEnum(['changed', 'failed']), problem: ProblemDetails.nullable() })
  .openapi('TriageOutcome')
export type TriageOutcome = z.infer<typeof TriageOutcome>

export const updateDetections = createRoute({
  method: 'post',
  path: '/detections/bulk-update',
  summary: 'The same change for many detections, with an outcome for each',
  description:
    'A detection that was changed since `seen` stays as it is, and its outcome is `conflict`; without `seen` it is changed all the same.',
  tags,
  request: {
    body: body(
      z
        .object({
          ids: z.array(z.uuid()).min(1).max(500),
          change: TriageChange,
          seen: z
            .record(z.string(), Instant)
            .optional()
            .openapi({ description: '`updatedAt` of the detections as the analyst saw them, by id' }),
        })
        .openapi('UpdateDetections'),
    ),
  },
  responses: { 200: json(z.object({ items: z.array(TriageOutcome) })), ...signedInProblems, ...invalidInput },
})

export const listRelatedDetections = createRoute({
  method: 'get',
  path: '/detections/{id}/related',
  summary: 'Other detections of the same incident, machine and user, newest first, at most 20 each',
  tags: ['Detections'],
  request: { params: IdParams },
  responses: {
    200: json(
      z
        .object({
          sameIncident: z.array(DetectionSummary),
          sameMachine: z.array(DetectionSummary),
          sameUser: z.array(DetectionSummary),
        })
        .openapi('RelatedDetections'),
    ),
    ...signedInProblems,
    ...missing,
  },
})
