import { z } from '@hono/zod-openapi'
import { openEnum } from './open-enum.ts'

/** What can be done with a profile, beyond reading its detections. */
export const capabilityNames = [
  'triage',
  'machines.read',
  'machines.isolate',
  'machine-actions.read',
  'machine-actions.cancel',
  'hunting',
] as const
export type CapabilityName = (typeof capabilityNames)[number]

/**
 * Whether the profile's real permissions allow something. What is missing is shown disabled with `reason` and
 * `remedy`, never as a button that fails.
 */
export const Capability = z
  .object({
    name: openEnum(capabilityNames),
    available: z.boolean(),
    reason: z.string().nullable().openapi({ example: 'Machine.Isolate is not granted to the app registration.' }),
    remedy: z.string().nullable(),
    note: z.string().nullable().openapi({ description: 'Worth knowing although it works, for example a date it ends' }),
  })
  .openapi('Capability')
export type Capability = z.infer<typeof Capability>
