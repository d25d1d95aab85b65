import { createRoute, z } from '@hono/zod-openapi'
import { Capability } from './capabilities.ts'
import {
  body,
  conflict,
  credentialRejected,
  IdParams,
  Instant,
  invalidInput,
  json,
  missing,
  sealed,
  signedInProblems,
} from './common.ts'
import { openEnum } from './open-enum.ts'

/** One field of a vendor's form. `secret` fields are write-only: sent, sealed, never answered. */
export const VendorField = z
  .object({
    name: z.string(),
    label: z.string(),
    kind: openEnum(['text', 'url', 'guid', 'secret']),
    help: z.string().openapi({ description: "Where to find the value in the vendor's own screens" }),
    placeholder: z.string().optional(),
    defaultValue: z.string().optional(),
    authTypes: z.array(z.string()).openapi({ description: 'Auth types that need this field' }),
    options: z.array(z.object({ value: z.string(), label: z.string() })).optional(),
  })
  .openapi('VendorField')
export type VendorField = z.infer<typeof VendorField>

/** What the portal needs to draw a vendor's form, so that no client names a vendor. */
export const VendorManifest = z
  .object({
    vendor: z.string(),
    name: z.string(),
    authTypes: z.array(z.object({ value: z.string(), label: z.string(), description: z.string() })),
    fields: z.array(VendorField),
    permissions: z.array(z.object({ name: z.string(), description: z.string() })),
    connectionSteps: z
      .array(z.object({ id: z.string(), label: z.string() }))
      .openapi({ description: 'What a connection test looks at, in this order' }),
    guideUrl: z.string().optional(),
  })
  .openapi('VendorManifest')
export type VendorManifest = z.infer<typeof VendorManifest>

export const listVendors = createRoute({
  method: 'get',
  path: '/vendors',
  summary: 'Vendors that can be configured, with their forms',
  tags: ['Vendor configurations'],
  responses: { 200: json(z.object({ items: z.array(VendorManifest) })), ...signedInProblems },
})

/** The last problem of a configuration, in words an administrator can act on. */
export const ConfigurationProblem = z
  .object({
    code: z.string(),
    title: z.string().openapi({ description: 'The symptom as the setup guide names it: Unauthorized, Forbidden, …' }),
    detail: z.string(),
    remedy: z.string(),
    vendorCode: z.string().nullable(),
    at: Instant,
  })
  .openapi('ConfigurationProblem')
export type ConfigurationProblem = z.infer<typeof ConfigurationProblem>

/**
 * `connecting` until the first answer, `backfilling` while the first 30 days are read, then `connected`;
 * `failing` while the last poll failed.
 */
export const healthStates = ['connecting', 'backfilling', 'connected', 'failing'] as const

export const ConfigurationHealth = z
  .object({
    state: openEnum(healthStates),
    lastPolledAt: Instant.nullable(),
    lastSucceededAt: Instant.nullable(),
    nextPollAt: Instant.nullable(),
    lastDetectionAt: Instant.nullable().openapi({ description: 'When the newest detection was raised' }),
    detectionCount: z.number().int(),
    problem: ConfigurationProblem.nullable(),
    warnings: z.array(z.object({ title: z.string(), detail: z.string(), remedy: z.string() })).openapi({
      description: 'Not failing, yet not whole: for example a permission of the guide that was not granted',
    }),
    backfill: z
      .object({
        fraction: z.number().min(0).max(1),
        detections: z.number().int(),
        reachedBackTo: Instant.nullable(),
        finishedAt: Instant.nullable(),
      })
      .nullable(),
    capabilities: z.array(Capability).default([]),
    grantedPermissions: z.array(z.string()).nullable().openapi({ description: 'Null until a token was seen' }),
    callBudget: z.object({
      minute: z.object({ used: z.number().int(), limit: z.number().int() }),
      hour: z.object({ used: z.number().int(), limit: z.number().int() }),
    }),
  })
  .openapi('ConfigurationHealth')
export type ConfigurationHealth = z.infer<typeof ConfigurationHealth>

export const VendorConfiguration = z
  .object({
    id: z.uuid(),
    vendor: z.string(),
    vendorName: z.string(),
    displayName: z.string(),
    authType: z.string(),
    settings: z.record(z.string(), z.string()).openapi({ description: 'The fields that are no secrets' }),
    secrets: z.record(z.string(), z.object({ setAt: Instant })).openapi({ description: 'Which secrets are held, since when' }),
    health: ConfigurationHealth,
    createdAt: Instant,
    updatedAt: Instant,
  })
  .openapi('VendorConfiguration')
export type VendorConfiguration = z.infer<typeof VendorConfiguration>

const displayName = z.string().trim().min(1, 'Give it a name').max(80)
const fields = z.record(z.string(), z.string().max(4000))
const confirmed = z
  .boolean()
  .optional()
  .openapi({ description: 'Saves without asking the vendor, so also a credential that it refuses (credential-rejected)' })

export const CreateVendorConfiguration = z
  .object({
    vendor: z.string(),
    displayName,
    authType: z.string(),
    fields: fields.openapi({ description: "Values of the manifest's fields by name, secrets among them" }),
    confirmed,
  })
  .openapi('CreateVendorConfiguration')
export type CreateVendorConfiguration = z.infer<typeof CreateVendorConfiguration>

export const UpdateVendorConfiguration = z
  .object({
    displayName: displayName.optional(),
    fields: fields.optional().openapi({ description: 'Only the fields to change; a secret left out stays as it is' }),
    confirmed,
  })
  .openapi('UpdateVendorConfiguration')
export type UpdateVendorConfiguration = z.infer<typeof UpdateVendorConfiguration>

const tags = ['Vendor configurations']

export const listVendorConfigurations = createRoute({
  method: 'get',
  path: '/vendor-configurations',
  summary: "The organisation's vendor configurations with their health",
  tags,
  responses: { 200: json(z.object({ items: z.array(VendorConfiguration) })), ...signedInProblems },
})

export const getVendorConfiguration = createRoute({
  method: 'get',
  path: '/vendor-configurations/{id}',
  summary: 'One vendor configuration with its health',
  tags,
  request: { params: IdParams },
  responses: { 200: json(VendorConfiguration), ...signedInProblems, ...missing },
})

export const createVendorConfiguration = createRoute({
  method: 'post',
  path: '/vendor-configurations',
  summary: 'Add a vendor configuration whose credential the vendor takes; polling starts at once',
  tags,
  request: { body: body(CreateVendorConfiguration) },
  responses: {
    201: json(VendorConfiguration, 'Created'),
    ...signedInProblems,
    ...invalidInput,
    ...conflict,
    ...credentialRejected,
    ...sealed,
  },
})

export const updateVendorConfiguration = createRoute({
  method: 'patch',
  path: '/vendor-configurations/{id}',
  summary: 'Rename a vendor configuration or change its values; it is polled again at once',
  tags,
  request: { params: IdParams, body: body(UpdateVendorConfiguration) },
  responses: {
    200: json(VendorConfiguration),
    ...signedInProblems,
    ...invalidInput,
    ...missing,
    ...conflict,
    ...credentialRejected,
    ...sealed,
  },
})

export const deleteVendorConfiguration = createRoute({
  method: 'delete',
  path: '/vendor-configurations/{id}',
  summary: 'Delete a vendor configuration, its secrets and its detections',
  tags,
  request: { params: IdParams },
  responses: { 204: { description: 'Deleted' }, ...signedInProblems, ...missing },
})

export const pollVendorConfiguration = createRoute({
  method: 'post',
  path: '/vendor-configurations/{id}/poll',
  summary: 'Ask the vendor now instead of at the next scheduled poll',
  tags,
  request: { params: IdParams },
  responses: { 202: json(VendorConfiguration, 'Asked'), ...signedInProblems, ...missing },
})

/** A vendor configuration as a member sees it on the phone: no settings, no secrets. */
export const Profile = z
  .object({
    id: z.uuid(),
    displayName: z.string(),
    vendor: z.string(),
    vendorName: z.string(),
    state: openEnum(healthStates),
    lastSucceededAt: Instant.nullable(),
    lastDetectionAt: Instant.nullable(),
    detectionCount: z.number().int(),
    problem: ConfigurationProblem.nullable(),
    capabilities: z.array(Capability).default([]),
    backfillFraction: z.number().min(0).max(1).nullable().openapi({ description: 'Null when no backfill is running' }),
  })
  .openapi('Profile')
export type Profile = z.infer<typeof Profile>

export const listProfiles = createRoute({
  method: 'get',
  path: '/profiles',
  summary: 'The profiles given to the signed-in member',
  tags: ['Profiles'],
  responses: { 200: json(z.object({ items: z.array(Profile) })), ...signedInProblems },
})
