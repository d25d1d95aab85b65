import { createRoute, z } from '@hono/zod-openapi'
import { anyProblems, body, conflict, IdParams, Instant, invalidInput, json, missing, signedInProblems } from './common.ts'
import { openEnum } from './open-enum.ts'
import { roles } from './permissions.ts'

/** An iPhone, or a browser running the phone app, that a member signed in with. */
export const Device = z
  .object({
    id: z.uuid(),
    name: z.string(),
    platform: openEnum(['ios', 'web']),
    systemVersion: z.string().nullable(),
    appVersion: z.string().nullable(),
    createdAt: Instant,
    lastSeenAt: Instant,
    expiresAt: Instant.openapi({ description: 'Slides 7 days ahead of the last use' }),
    current: z.boolean(),
  })
  .openapi('Device')
export type Device = z.infer<typeof Device>

export const Me = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string(), emailVerified: z.boolean() }),
    organization: z.object({ id: z.uuid(), name: z.string() }),
    role: openEnum(roles),
    permissions: z.array(z.string()),
    device: Device.nullable().openapi({ description: 'Null in the portal' }),
  })
  .openapi('Me')
export type Me = z.infer<typeof Me>

const tags = ['Account']

export const getMe = createRoute({
  method: 'get',
  path: '/me',
  summary: 'Who is signed in, where, and what they may do',
  tags,
  responses: { 200: json(Me), ...signedInProblems },
})

/** Password rules: 10 to 128 characters, nothing else; length beats composition rules (NIST SP 800-63B). */
export const Password = z.string().min(10, 'Use at least 10 characters').max(128)

/** How colleagues see a person. */
export const PersonName = z.string().trim().min(1, 'Tell us your name').max(80)

export const SignUp = z
  .object({
    name: PersonName,
    email: z.email('This is not an e-mail address').max(254),
    password: Password,
    organizationName: z.string().trim().min(1, 'Name your organisation').max(80),
  })
  .openapi('SignUp')
export type SignUp = z.infer<typeof SignUp>

export const signUp = createRoute({
  method: 'post',
  path: '/sign-up',
  summary: 'Create an account, its organisation, and a portal session',
  tags,
  request: { body: body(SignUp) },
  responses: { 201: json(Me, 'Created and signed in (session cookie)'), ...anyProblems, ...invalidInput, ...conflict },
})

export const listDevices = createRoute({
  method: 'get',
  path: '/me/devices',
  summary: 'Devices signed in to this account',
  tags,
  responses: { 200: json(z.object({ items: z.array(Device) })), ...signedInProblems },
})

export const revokeDevice = createRoute({
  method: 'delete',
  path: '/me/devices/{id}',
  summary: 'Sign a device out; its next request is refused',
  tags,
  request: { params: IdParams },
  responses: { 204: { description: 'Signed out' }, ...signedInProblems, ...missing },
})
