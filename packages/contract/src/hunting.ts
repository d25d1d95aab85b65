import { createRoute, z } from '@hono/zod-openapi'
import {
  body,
  conflict,
  IdParams,
  Instant,
  invalidInput,
  json,
  missing,
  sealed,
  signedInProblems,
  unsupported,
} from './common.ts'
import { openEnum } from './open-enum.ts'
import { ProblemDetails } from './problem.ts'

const tags = ['Hunting']
const queryText = z.string().trim().min(1, 'Write a query').max(20_000)

export const HuntingColumn = z
  .object({ name: z.string(), type: openEnum(['datetime', 'string', 'number', 'boolean', 'guid', 'object']) })
  .openapi('HuntingColumn')
export type HuntingColumn = z.infer<typeof HuntingColumn>

/** A value of a result: nested ones are JSON text. Integers beyond 2^53 arrive as text. */
export const HuntingValue = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type HuntingValue = z.infer<typeof HuntingValue>

export const HuntingResult = z
  .object({
    columns: z.array(HuntingColumn),
    rows: z.array(z.array(HuntingValue)),
    truncated: z.boolean().openapi({ description: 'More rows matched than are answered (1,000)' }),
    totalRows: z.number().int(),
    backend: z.string().openapi({ description: "Which of the vendor's services answered" }),
    elapsedMilliseconds: z.number().int(),
    /** Rows of ours that a row of the result points at, by row index. */
    links: z.array(z.object({ row: z.number().int(), machineId: z.uuid().nullable(), detectionId: z.uuid().nullable() })),
  })
  .openapi('HuntingResult')
export type HuntingResult = z.infer<typeof HuntingResult>

/** One run of a query. It goes on at the vendor while the phone sleeps; ask for it by id. */
export const HuntingRun = z
  .object({
    id: z.uuid(),
    configurationId: z.uuid(),
    query: z.string(),
    days: z.number().int(),
    state: openEnum(['running', 'done', 'failed', 'cancelled']),
    startedAt: Instant,
    startedBy: z.string().nullable(),
    finishedAt: Instant.nullable(),
    rowCount: z.number().int().nullable(),
    result: HuntingResult.nullable(),
    problem: ProblemDetails.extend({
      position: z
        .object({ line: z.number().int(), column: z.number().int() })
        .nullable()
        .openapi({ description: 'Place in the query that the vendor complains about, from 1' }),
    }).nullable(),
  })
  .openapi('HuntingRun')
export type HuntingRun = z.infer<typeof HuntingRun>

export const startHuntingRun = createRoute({
  method: 'post',
  path: '/hunting/runs',
  summary: 'Run a query; the same id again is the same run',
  tags,
  request: {
    body: body(
      z
        .object({ id: z.uuid(), configurationId: z.uuid(), query: queryText, days: z.number().int().min(1).max(30) })
        .openapi('StartHuntingRun'),
    ),
  },
  responses: {
    202: json(HuntingRun, 'Accepted'),
    ...signedInProblems,
    ...invalidInput,
    ...missing,
    ...conflict,
    ...unsupported,
    ...sealed,
  },
})

export const getHuntingRun = createRoute({
  method: 'get',
  path: '/hunting/runs/{id}',
  summary: 'One run with its result, kept for an hour',
  tags,
  request: { params: IdParams },
  responses: { 200: json(HuntingRun), ...signedInProblems, ...missing },
})

export const listHuntingRuns = createRoute({
  method: 'get',
  path: '/hunting/runs',
  summary: "The member's own last 50 runs, newest first, without results",
  tags,
  responses: { 200: json(z.object({ items: z.array(HuntingRun) })), ...signedInProblems },
})

export const cancelHuntingRun = createRoute({
  method: 'post',
  path: '/hunting/runs/{id}/cancel',
  summary: 'Stop waiting for a run; its answer is dropped',
  tags,
  request: { params: IdParams },
  responses: { 200: json(HuntingRun), ...signedInProblems, ...missing },
})

export const SavedQuery = z
  .object({
    id: z.uuid(),
    name: z.string(),
    query: z.string(),
    shared: z.boolean(),
    mine: z.boolean(),
    author: z.string().nullable(),
    updatedAt: Instant,
  })
  .openapi('SavedQuery')
export type SavedQuery = z.infer<typeof SavedQuery>

const SaveQuery = z.object({ name: z.string().trim().min(1).max(80), query: queryText, shared: z.boolean() }).openapi('SaveQuery')

export const listSavedQueries = createRoute({
  method: 'get',
  path: '/hunting/queries',
  summary: "The member's own and the organisation's shared queries, by name",
  tags,
  responses: { 200: json(z.object({ items: z.array(SavedQuery) })), ...signedInProblems },
})

export const saveQuery = createRoute({
  method: 'put',
  path: '/hunting/queries/{id}',
  summary: 'Create or replace a query of the member’s own, under an id made by the phone',
  tags,
  request: { params: IdParams, body: body(SaveQuery) },
  responses: { 200: json(SavedQuery), ...signedInProblems, ...invalidInput, ...missing },
})

export const deleteSavedQuery = createRoute({
  method: 'delete',
  path: '/hunting/queries/{id}',
  summary: 'Delete a query of the member’s own',
  tags,
  request: { params: IdParams },
  responses: { 204: { description: 'Deleted' }, ...signedInProblems, ...missing },
})

/** A ready query. `{{name}}` in its text stands for a parameter, filled from a detection or asked for. */
export const StarterQuery = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    query: z.string(),
    parameters: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        kind: openEnum(['machine', 'sha1', 'sha256', 'file', 'user', 'ip', 'url']),
      }),
    ),
  })
  .openapi('StarterQuery')
export type StarterQuery = z.infer<typeof StarterQuery>

export const HuntingSchemaTable = z
  .object({ name: z.string(), description: z.string(), columns: z.array(HuntingColumn.extend({ description: z.string() })) })
  .openapi('HuntingSchemaTable')
export type HuntingSchemaTable = z.infer<typeof HuntingSchemaTable>

export const getHuntingReference = createRoute({
  method: 'get',
  path: '/hunting/reference/{id}',
  summary: "Tables, starter queries and limits of a profile's hunting, for the editor; `id` is the profile's",
  tags,
  request: { params: IdParams },
  responses: {
    200: json(
      z
        .object({
          language: z.literal('kql'),
          tables: z.array(HuntingSchemaTable),
          operators: z.array(z.string()),
          functions: z.array(z.string()),
          starters: z.array(StarterQuery),
          limits: z.array(z.string()).openapi({ description: 'Sentences for people' }),
        })
        .openapi('HuntingReference'),
    ),
    ...signedInProblems,
    ...missing,
    ...unsupported,
    ...sealed,
  },
})

export const fillStarter = createRoute({
  method: 'get',
  path: '/detections/{id}/hunting-parameters',
  summary: 'Values that a detection offers for the parameters of starter queries',
  tags,
  request: { params: IdParams },
  responses: {
    200: json(
      z
        .object({ items: z.array(z.object({ kind: z.string(), value: z.string(), label: z.string() })) })
        .openapi('HuntingParameters'),
    ),
    ...signedInProblems,
    ...missing,
  },
})
