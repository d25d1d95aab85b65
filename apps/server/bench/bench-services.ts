import { randomBytes } from 'node:crypto'
import { systemClock } from '../src/clock.ts'
import { readConfig } from '../src/config.ts'
import type { Database } from '../src/db/database.ts'
import { createLog } from '../src/log.ts'
import type { Services } from '../src/services.ts'
import { masterKeyOf } from '../src/vault/master-key.ts'
import { createVault } from '../src/vault/vault.ts'

/** The server's services in real time; only jobs and mails go nowhere. */
export function createBenchServices(database: Database, environment: Record<string, string> = {}): Services {
  const config = readConfig(environment)
  return {
    config,
    database,
    log: createLog('silent'),
    vault: createVault(masterKeyOf(randomBytes(32).toString('base64')), systemClock.now),
    mailer: { send: async () => true },
    jobs: { enqueue: async () => undefined, handle: async () => undefined, stop: async () => undefined },
    environment: { entraUrl: config.entraUrl, extraOrigins: config.extraVendorOrigins, clock: systemClock },
  }
}
