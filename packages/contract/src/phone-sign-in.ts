import { createRoute, z } from '@hono/zod-openapi'
import { Device } from './account.ts'
import { anyProblems, body, Instant, invalidInput, json, signedInProblems } from './common.ts'

/**
 * OAuth 2.1 public clients. `redirectUris` are compared whole, never by prefix.
 * The browser build's redirect is on the server's own origin, so only its path is fixed.
 */
export const phoneClients = {
  'pocketsoc-ios': { redirectUri: 'pocketsoc://auth' },
  'pocketsoc-web': { redirectPath: '/app/auth' },
} as const
export type PhoneClientId = keyof typeof phoneClients

/** Page of the portal that asks the member to allow the phone; parameters are those of RFC 6749 4.1.1 and RFC 7636. */
export const authorizePath = '/oauth/authorize'

export const AuthorizePhone = z
  .object({
    response_type: z.literal('code'),
    client_id: z.enum(['pocketsoc-ios', 'pocketsoc-web']),
    redirect_uri: z.string().max(500),
    code_challenge: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'Not a base64url SHA-256'),
    code_challenge_method: z.literal('S256'),
    state: z.string().min(8).max(200),
  })
  .openapi('AuthorizePhone')
export type AuthorizePhone = z.infer<typeof AuthorizePhone>

export const authorizePhone = createRoute({
  method: 'post',
  path: '/oauth/authorizations',
  summary: 'The signed-in member allows a phone: answers where to send the browser, with a one-time code',
  tags: ['Phone sign-in'],
  request: { body: body(AuthorizePhone) },
  responses: { 200: json(z.object({ redirectTo: z.string() })), ...signedInProblems, ...invalidInput },
})

export const TokenRequest = z
  .object({
    grant_type: z.literal('authorization_code'),
    client_id: z.enum(['pocketsoc-ios', 'pocketsoc-web']),
    code: z.string().max(200),
    redirect_uri: z.string().max(500),
    code_verifier: z.string().regex(/^[A-Za-z0-9._~-]{43,128}$/, 'Not a code verifier (RFC 7636)'),
    device_name: z.string().trim().min(1).max(80),
    system_version: z.string().max(40).optional(),
    app_version: z.string().max(40).optional(),
  })
  .openapi('TokenRequest')
export type TokenRequest = z.infer<typeof TokenRequest>

export const TokenResponse = z
  .object({
    token_type: z.literal('Bearer'),
    access_token: z.string().nullable().openapi({
      description: 'Null for pocketsoc-web: the browser gets an HttpOnly cookie instead, which no script can read',
    }),
    expires_in: z.number().int().openapi({ description: 'Seconds; slides forward with use' }),
    expires_at: Instant,
    device: Device,
  })
  .openapi('TokenResponse')
export type TokenResponse = z.infer<typeof TokenResponse>

/** Errors are those of RFC 6749 5.2: `{ error, error_description }` with HTTP 400. */
export const issueToken = createRoute({
  method: 'post',
  path: '/oauth/token',
  summary: 'Redeem the code with its PKCE verifier for a device session',
  tags: ['Phone sign-in'],
  request: { body: { required: true, content: { 'application/x-www-form-urlencoded': { schema: TokenRequest } } } },
  responses: {
    200: json(TokenResponse),
    400: json(z.object({ error: z.string(), error_description: z.string() }).openapi('OAuthError'), 'Refused'),
    ...anyProblems,
  },
})

export const signOutDevice = createRoute({
  method: 'post',
  path: '/oauth/sign-out',
  summary: 'End the device session that makes this request',
  tags: ['Phone sign-in'],
  responses: { 204: { description: 'Signed out' }, ...signedInProblems },
})

/**
 * Header with which the phone app in a browser names itself (`phone`). The portal lives on the same origin with a
 * cookie of its own; the header says whose cookie counts, and no foreign page can send it.
 */
export const clientHeader = 'x-pocketsoc-client'
