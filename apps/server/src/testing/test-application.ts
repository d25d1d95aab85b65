import { createHash, randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Device, Me, PhoneClientId, Role } from '@pocketsoc/contract'
import { and, eq } from 'drizzle-orm'
import { createApplication } from '../application.ts'
import { members } from '../db/schema/index.ts'
import { asSystem } from '../db/scoped.ts'
import { createLiveHub } from '../features/live-events/index.ts'
import { createAuth } from '../features/sign-in/index.ts'
import type { Services } from '../services.ts'
import { refuseUndocumented } from './documented-answers.ts'
import { createTestServices, type TestServices } from './test-services.ts'

/** `json` is sent as the body, with its content type. */
export interface TestRequest extends RequestInit {
  json?: unknown
}

export interface ListeningApplication {
  services: Services
  /** Where it listens, e.g. `http://127.0.0.1:40123`; links point at the configured public URL instead. */
  origin: string
  request(path: string, init?: TestRequest): Promise<Response>
  close(): Promise<void>
}

export interface TestApplication extends ListeningApplication {
  services: TestServices
}

/** The whole application over the given services, on a free port of the loopback interface. */
export async function listen(services: Services): Promise<ListeningApplication> {
  const { config, database, mailer, log } = services
  const hub = await createLiveHub(database)
  const secret = randomBytes(32).toString('hex')
  const { publicUrl, trustProxy } = config
  const auth = createAuth({ database, mailer, log, publicUrl, trustProxy, secret })
  const server = createAdaptorServer({ fetch: createApplication(services, { auth, hub }).fetch }) as Server
  // On a busy machine a test may pause for longer than the default of 5 s, and reuse a connection just as it is closed.
  server.keepAliveTimeout = 120_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    services,
    origin,
    async request(path, { json, ...init } = {}) {
      const body = json === undefined ? {} : { body: JSON.stringify(json) }
      const type: Record<string, string> = json === undefined ? {} : { 'content-type': 'application/json' }
      const response = await fetch(origin + path, {
        redirect: 'manual',
        ...init,
        ...body,
        headers: { ...type, ...(init.headers as Record<string, string>) },
      })
      refuseUndocumented(init.method ?? 'GET', path, response.status)
      return response
    },
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await hub.close()
    },
  }
}

/** The same with a database of its own and a clock that stands still. */
export async function startTestApplication(environment: Record<string, string> = {}): Promise<TestApplication> {
  const services = await createTestServices(environment)
  const listening = await listen(services)
  return {
    ...listening,
    services,
    async close() {
      await listening.close()
      await services.database.close()
    },
  }
}

export interface SignedUp {
  me: Me
  email: string
  password: string
  /** Headers of a portal session. */
  portal: { cookie: string }
}

export const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ')

/** Signs up a new person with an organisation of their own. */
export async function signUp(app: ListeningApplication, organizationName = 'Fabrikam'): Promise<SignedUp> {
  const email = `${randomBytes(6).toString('hex')}@fabrikam.example`
  const password = 'correct horse battery'
  const response = await app.request('/api/v1/sign-up', {
    method: 'POST',
    headers: { origin: app.services.config.publicUrl },
    json: { name: 'Dana', email, password, organizationName },
  })
  if (response.status !== 201) throw new Error(`sign-up answered ${response.status}: ${await response.text()}`)
  return { me: (await response.json()) as Me, email, password, portal: { cookie: cookiesOf(response) } }
}

/** Gives a member another role; it counts from their next request. */
export async function setRole(app: ListeningApplication, { me }: SignedUp, role: Role): Promise<void> {
  const member = and(eq(members.userId, me.user.id), eq(members.organizationId, me.organization.id))
  await asSystem(app.services.database, (tx) => tx.sql.update(members).set({ role }).where(member))
}

/** What a phone makes up for one sign-in (RFC 7636). */
export function newPkce() {
  const verifier = randomBytes(32).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}

export const redirectUriOf = (app: ListeningApplication, clientId: PhoneClientId) =>
  clientId === 'pocketsoc-ios' ? 'pocketsoc://auth' : `${app.services.config.publicUrl}/app/auth`

/** The browser's part: the member allows a phone. Answers the URL that the browser is sent to. */
export async function allowPhone(
  app: ListeningApplication,
  headers: Record<string, string>,
  { clientId = 'pocketsoc-ios', challenge }: { clientId?: PhoneClientId; challenge: string },
): Promise<URL> {
  const response = await app.request('/api/v1/oauth/authorizations', {
    method: 'POST',
    headers,
    json: {
      response_type: 'code',
      client_id: clientId,
      redirect_uri: redirectUriOf(app, clientId),
      code_challenge: challenge,
      code_challenge_method: 'S256',
      state: 'state-of-the-phone',
    },
  })
  if (response.status !== 200) throw new Error(`allowing the phone answered ${response.status}: ${await response.text()}`)
  return new URL(((await response.json()) as { redirectTo: string }).redirectTo)
}

/** The phone's part: redeems a code. `fields` replaces what is sent. */
export function redeem(app: ListeningApplication, fields: Record<string, string>): Promise<Response> {
  return app.request('/api/v1/oauth/token', {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'pocketsoc-ios',
      redirect_uri: 'pocketsoc://auth',
      device_name: 'Dana’s iPhone',
      ...fields,
    }),
  })
}

/** Signs an iPhone in; answers its token and headers that use it. */
export async function signInPhone(app: ListeningApplication, { portal }: Pick<SignedUp, 'portal'>) {
  const { verifier, challenge } = newPkce()
  const redirect = await allowPhone(app, portal, { challenge })
  const response = await redeem(app, { code: redirect.searchParams.get('code') ?? '', code_verifier: verifier })
  const answer = (await response.json()) as { access_token: string; device: Device }
  return { ...answer, headers: { authorization: `Bearer ${answer.access_token}` } }
}
