import { randomBytes } from 'node:crypto'
import type { Role } from '@pocketsoc/contract'
import { v7 as uuidv7 } from 'uuid'
import { readConfig } from '../config.ts'
import { type Context, createContext } from '../context.ts'
import type { Database } from '../db/database.ts'
import { members, organizations, users } from '../db/schema/index.ts'
import { asIdentity, asSystem } from '../db/scoped.ts'
import { createLog } from '../log.ts'
import type { Mail } from '../mail/mailer.ts'
import type { Services } from '../services.ts'
import { masterKeyOf } from '../vault/master-key.ts'
import { createVault } from '../vault/vault.ts'
import { createTestClock, type TestClock } from './test-clock.ts'
import { createTestDatabase } from './test-database.ts'

export interface TestServices extends Services {
  database: Database
  clock: TestClock
  /** Jobs asked for so far, oldest first. */
  enqueued: { name: string; key: string; payload: unknown }[]
  mails: Mail[]
}

/** Services on a database of the suite's own, a clock that stands still, and jobs and mails that are only noted. */
export async function createTestServices(environment: Record<string, string> = {}): Promise<TestServices> {
  const database = await createTestDatabase()
  const clock = createTestClock('2026-03-04T09:00:00.000Z')
  const enqueued: TestServices['enqueued'] = []
  const mails: Mail[] = []
  const config = readConfig(environment)
  return {
    config,
    database,
    clock,
    enqueued,
    mails,
    log: createLog('silent'),
    vault: createVault(masterKeyOf(randomBytes(32).toString('base64')), clock.now),
    mailer: { send: async (mail) => mails.push(mail) > 0 },
    jobs: {
      enqueue: async (_tx, name, { key, payload }) => void enqueued.push({ name, key, payload }),
      handle: async () => undefined,
      stop: async () => undefined,
    },
    environment: { entraUrl: config.entraUrl, extraOrigins: config.extraVendorOrigins, clock },
  }
}

/** An organisation with one member of the given role; answers that member's context in the portal. */
export async function createTestMember(services: Services, role: Role = 'owner', organizationId = uuidv7()): Promise<Context> {
  const now = new Date(services.environment.clock.now())
  const userId = uuidv7()
  await asIdentity(services.database, (tx) =>
    tx.sql.insert(users).values({ id: userId, name: 'Dana', email: `${userId}@fabrikam.example` }),
  )
  await asSystem(services.database, async (tx) => {
    await tx.sql.insert(organizations).values({ id: organizationId, name: 'Fabrikam', createdAt: now }).onConflictDoNothing()
    await tx.sql.insert(members).values({ organizationId, userId, role, createdAt: now })
  })
  return createContext(services, organizationId, { userId, name: 'Dana', role, via: 'portal', deviceId: null })
}
