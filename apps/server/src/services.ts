import type { VendorEnvironment } from '@pocketsoc/connectors'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
import type { JobQueue } from './jobs/job-queue.ts'
import type { Log } from './log.ts'
import type { Mailer } from './mail/mailer.ts'
import type { Vault } from './vault/vault.ts'

/** What every part of the server works with, made once at start. */
export interface Services {
  config: Config
  database: Database
  vault: Vault
  jobs: JobQueue
  mailer: Mailer
  log: Log
  /** Time and the outside world, as connectors see them. */
  environment: VendorEnvironment
}
