import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  acceptInvitation,
  type Client,
  createVendorConfiguration,
  getVendorConfiguration,
  inviteMember,
  type Role,
  signUp,
  type VendorConfiguration,
} from '@pocketsoc/contract'
import { eventually } from './eventually.ts'
import { freePorts } from './free-ports.ts'
import { createFreshDatabase, type FreshDatabase } from './fresh-database.ts'
import { createHttpSession, type HttpSession } from './http-session.ts'
import { linkMailedTo } from './mail.ts'
import { createServer, type Server } from './server.ts'
import { type Simulator, startSimulator, type Tenant } from './simulator.ts'

/** What somebody types to sign up. */
export interface Person {
  name: string
  email: string
  password: string
  organizationName: string
}

/** Somebody with an account; `api` is signed in as in the portal. */
export interface Member extends Person {
  session: HttpSession
  api: Client
}

/** A server and the outside world around it, on ports, data and database of their own. */
export interface World {
  simulator: Simulator
  server: Server
  /** Holds the logs and the data folder until `close`. */
  folder: string
  /** Null on the embedded database, whose files are in the server's data folder. */
  database: FreshDatabase | null
  /** The owner of a new organisation, signed up through the API. Default somebody who has no account yet. */
  signUp(person?: Person): Promise<Member>
  /** Somebody new who is invited by this owner, and accepts. */
  signUpColleague(owner: Member, role: Role): Promise<Member>
  /** Adds a vendor configuration, confirmed: also one that the vendor refuses. Does not wait for what comes of it. */
  connectTenant(member: Member, tenant: Tenant, wish?: ConnectWish): Promise<VendorConfiguration>
  /** Stops everything and removes what it kept. */
  close(): Promise<void>
}

export interface ConnectWish {
  displayName?: string
  /** Values to send instead of the tenant's own. */
  fields?: Partial<Record<'baseUrl' | 'clientId' | 'clientSecret' | 'tenantId', string>>
}

export interface WorldOptions {
  /** Seconds between two polls. Default 1. */
  pollSeconds?: number
}

/** Starts a world. With `DATABASE_URL` set, the server works on a new database there, else on the embedded one. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const closers: (() => unknown)[] = []
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    return { ...(await startParts(options, closers)), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Leaves a closer for each thing that it opens, so that a start that fails half way leaves nothing either. */
async function startParts({ pollSeconds = 1 }: WorldOptions, closers: (() => unknown)[]): Promise<Omit<World, 'close'>> {
  const folder = mkdtempSync(join(tmpdir(), 'pocketsoc-world-'))
  closers.push(() => rmSync(folder, { recursive: true, force: true }))
  const [port = 0, simulatorPort = 0, smtpPort = 0] = await freePorts(3)
  const simulator = await startSimulator({ port: simulatorPort, smtpPort, folder })
  closers.push(simulator.stop)
  const { DATABASE_URL: databaseServer } = process.env
  const database = databaseServer ? await createFreshDatabase(databaseServer) : null
  closers.push(() => database?.drop())
  const server = createServer({
    port,
    folder,
    environment: {
      POCKETSOC_ENTRA_URL: simulator.url,
      POCKETSOC_EXTRA_VENDOR_ORIGINS: simulator.url,
      POCKETSOC_SMTP_URL: simulator.smtpUrl,
      POCKETSOC_POLL_SECONDS: `${pollSeconds}`,
      ...(database ? { DATABASE_URL: database.url } : {}),
    },
  })
  server.start()
  closers.push(server.stop)
  await server.ready()
  return {
    simulator,
    server,
    folder,
    database,
    signUp: (person = newcomer()) => signUpAt(server.url, person),
    async signUpColleague(owner, role) {
      const { organizationName } = owner
      const colleague = { ...newcomer(), name: 'Bo Tamsin', organizationName }
      await owner.api.call(inviteMember, { body: { email: colleague.email, role } })
      const link = await linkMailedTo(simulator, colleague.email, `invites you to ${organizationName}`)
      const session = createHttpSession(server.url)
      const { name, password } = colleague
      await session.api.call(acceptInvitation, { body: { token: new URL(link).hash.slice(1), name, password } })
      return { ...colleague, session, api: session.api }
    },
    connectTenant: (member, tenant, wish) => connect(member, { baseUrl: simulator.url, tenant, wish: wish ?? {} }),
  }
}

/** Somebody who has no account yet. */
export function newcomer(): Person {
  const mark = randomBytes(4).toString('hex')
  return {
    name: 'Ada Mirov',
    email: `ada.mirov.${mark}@northgate.example`,
    password: `plain lantern ${mark}`,
    organizationName: 'Northgate Cold Storage',
  }
}

async function signUpAt(origin: string, person: Person): Promise<Member> {
  const session = createHttpSession(origin)
  await session.api.call(signUp, { body: person })
  return { ...person, session, api: session.api }
}

interface Connection {
  baseUrl: string
  tenant: Tenant
  wish: ConnectWish
}

function connect(member: Member, { baseUrl, tenant, wish }: Connection): Promise<VendorConfiguration> {
  const { clientId, clientSecret, tenantId } = tenant
  const body = {
    vendor: 'defender',
    displayName: wish.displayName ?? 'Defender for Endpoint',
    authType: 'oauth',
    fields: { baseUrl, clientId, clientSecret, tenantId, ...wish.fields },
    confirmed: true,
  }
  return member.api.call(createVendorConfiguration, { body })
}

/** Waits until the configuration's first 30 days are read. */
export async function untilConnected(member: Member, id: string, seconds = 60): Promise<VendorConfiguration> {
  return eventually(
    'the vendor configuration is connected',
    async () => {
      const configuration = await member.api.call(getVendorConfiguration, { params: { id } })
      return configuration.health.state === 'connected' && configuration
    },
    seconds,
  )
}
