import { createRoute, z } from '@hono/zod-openapi'
import { body, invalidInput, missing, sealed, signedInProblems } from './common.ts'
import { openEnum } from './open-enum.ts'

/** What stands in the way of a step, in the setup guide's words where it has a row for it. */
export const ConnectionStepProblem = z
  .object({
    code: z.string().openapi({ description: 'Stable code to branch on, one of those of problems' }),
    title: z.string().openapi({ description: "The guide's issue: Unauthorized, Forbidden, …" }),
    detail: z.string(),
    remedy: z.string().openapi({ description: "The guide's solution, and what is known beyond it" }),
    vendorCode: z.string().nullable().openapi({ description: "The vendor's own code, e.g. AADSTS7000215" }),
  })
  .openapi('ConnectionStepProblem')
export type ConnectionStepProblem = z.infer<typeof ConnectionStepProblem>

/** A permission that the vendor's guide asks for, or recommends, and whether the token really holds it. */
export const ConnectionPermission = z
  .object({
    name: z.string(),
    enables: z.string().openapi({ description: 'What PocketSOC does with it' }),
    isGranted: z.boolean(),
    isOptional: z.boolean().openapi({ description: 'Recommended: nothing is amiss without it' }),
  })
  .openapi('ConnectionPermission')
export type ConnectionPermission = z.infer<typeof ConnectionPermission>

/**
 * `passed`; `warning`: works in part; `failed`; `skipped`: could not be tried, because of an earlier step or for want
 * of a permission, or the vendor did not say.
 */
export const connectionStepStates = ['passed', 'warning', 'failed', 'skipped'] as const

/** How one step of a connection test came out. */
export const ConnectionStep = z
  .object({
    id: z.string().openapi({ description: "One of the manifest's connection steps" }),
    state: openEnum(connectionStepStates),
    detail: z.string().nullable().openapi({ description: 'What was found, or why the step was skipped' }),
    problem: ConnectionStepProblem.nullable(),
    permissions: z.array(ConnectionPermission).nullable().openapi({ description: 'Of the step that reads them, else null' }),
  })
  .openapi('ConnectionStep')
export type ConnectionStep = z.infer<typeof ConnectionStep>

/**
 * `works`; `limited`: the vendor takes the credential, yet not everything can be done; `rejected`: it refuses the
 * credential; `unknown`: it could not be asked.
 */
export const connectionVerdicts = ['works', 'limited', 'rejected', 'unknown'] as const

/** What a running connection test tells: each step as it comes out, then the verdict. A stream without one was cut off. */
export const ConnectionTestEvent = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('step'), step: ConnectionStep }),
    z.object({ type: z.literal('finished'), verdict: openEnum(connectionVerdicts) }),
  ])
  .openapi('ConnectionTestEvent')
export type ConnectionTestEvent = z.infer<typeof ConnectionTestEvent>

export const TestVendorConfiguration = z
  .object({
    vendor: z.string(),
    authType: z.string(),
    fields: z
      .record(z.string(), z.string().max(4000))
      .openapi({ description: "Values of the manifest's fields by name, secrets among them" }),
    configurationId: z
      .uuid()
      .optional()
      .openapi({ description: 'The configuration that is being changed: what is left out of `fields` is taken from it' }),
  })
  .openapi('TestVendorConfiguration')
export type TestVendorConfiguration = z.infer<typeof TestVendorConfiguration>

export const testVendorConfiguration = createRoute({
  method: 'post',
  path: '/vendor-configurations/test',
  summary: 'Try values out before they are saved (text/event-stream); nothing is stored',
  tags: ['Vendor configurations'],
  request: { body: body(TestVendorConfiguration) },
  responses: {
    200: {
      description: 'Stream of ConnectionTestEvent as JSON data',
      content: { 'text/event-stream': { schema: ConnectionTestEvent } },
    },
    ...signedInProblems,
    ...invalidInput,
    ...missing,
    ...sealed,
  },
})
