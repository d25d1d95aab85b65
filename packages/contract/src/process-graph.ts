import { createRoute, z } from '@hono/zod-openapi'
import { IdParams, Instant, invalidInput, json, missing, signedInProblems, vendorProblems } from './common.ts'
import { openEnum } from './open-enum.ts'
import { ProblemDetails } from './problem.ts'

const text = z.string().nullable()

/** A process of the graph. `id` is unique within the graph and stable between its versions. */
export const ProcessNode = z
  .object({
    id: z.string(),
    parentId: text,
    name: text,
    path: text,
    commandLine: text,
    processId: z.number().int().nullable(),
    startedAt: Instant.nullable(),
    user: text,
    sha1: text,
    sha256: text,
    integrityLevel: text,
    triggering: z.boolean().openapi({ description: 'Named by the detection itself' }),
    verdict: openEnum(['detected', 'blocked', 'prevented']).nullable(),
    origin: openEnum(['evidence', 'hunting', 'inferred']).openapi({
      description: '`inferred` is known only as a parent of another',
    }),
    activity: z.array(z.object({ kind: z.string(), count: z.number().int(), samples: z.array(z.string()) })).openapi({
      description: 'What else it did: network, file, registry, module, event',
    }),
    sameSiblings: z
      .number()
      .int()
      .openapi({ description: 'How many more siblings with the same image and command line it stands for' }),
  })
  .openapi('ProcessNode')
export type ProcessNode = z.infer<typeof ProcessNode>

export const ProcessGraph = z
  .object({
    nodes: z
      .array(ProcessNode)
      .openapi({ description: 'Parents before children, siblings by start time; several roots are possible' }),
    completeness: openEnum(['evidence', 'complete', 'truncated']),
    incompleteReason: text.openapi({ description: 'Why deeper levels are missing, for people' }),
    problem: ProblemDetails.nullable().openapi({ description: 'When completing it by hunting failed' }),
  })
  .openapi('ProcessGraph')
export type ProcessGraph = z.infer<typeof ProcessGraph>

const depth = z.enum(['evidence', 'hunting']).default('evidence')

export const getProcessGraph = createRoute({
  method: 'get',
  path: '/detections/{id}/process-graph',
  summary: 'The tree of processes: at once from evidence, or completed by hunting',
  tags: ['Process graph'],
  request: { params: IdParams, query: z.object({ depth }) },
  responses: { 200: json(ProcessGraph), ...signedInProblems, ...invalidInput, ...missing },
})

export const MachineEvent = z
  .object({
    at: Instant,
    kind: openEnum(['process', 'network', 'file', 'registry', 'logon', 'alert', 'event']),
    title: z.string(),
    detail: text,
    actor: text,
    byProcess: text,
    detectionId: z.uuid().nullable(),
  })
  .openapi('MachineEvent')
export type MachineEvent = z.infer<typeof MachineEvent>

export const getMachineTimeline = createRoute({
  method: 'get',
  path: '/detections/{id}/machine-timeline',
  summary: "What happened on the detection's machine around it, newest first, 200 a page",
  tags: ['Process graph'],
  request: { params: IdParams, query: z.object({ before: Instant.optional() }) },
  responses: {
    200: json(
      z
        .object({
          items: z.array(MachineEvent),
          nextBefore: Instant.nullable(),
          onlyOwnReason: text
            .default(null)
            .openapi({ description: "Why the vendor's telemetry is not among the events, for people" }),
        })
        .openapi('MachineTimeline'),
    ),
    ...signedInProblems,
    ...invalidInput,
    ...missing,
    ...vendorProblems,
  },
})
