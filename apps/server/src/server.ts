import { createAdaptorServer } from '@hono/node-server'
import { createApplication } from './application.ts'
import { systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { lockDataFolder } from './data-folder.ts'
import { migrate } from './db/migrate.ts'
import { openDatabase } from './db/open-database.ts'
import { startHunting } from './features/hunting/index.ts'
import { createLiveHub, pruneEvents } from './features/live-events/index.ts'
import { startMachineActions } from './features/machine-actions/index.ts'
import { startMachineSync } from './features/machines/index.ts'
import { createAuth } from './features/sign-in/index.ts'
import { startPolling } from './features/vendor-configurations/index.ts'
import { startJobQueue } from './jobs/job-queue.ts'
import { createLog } from './log.ts'
import { createMailer } from './mail/mailer.ts'
import type { Services } from './services.ts'
import { deriveSecret, loadMasterKey } from './vault/master-key.ts'
import { createVault } from './vault/vault.ts'

export interface RunningServer {
  /** Where it listens, e.g. `http://127.0.0.1:8080`. */
  url: string
  services: Services
  /** Stops taking work, lets running requests and jobs end within a few seconds, closes the database. */
  close(): Promise<void>
}

const hour = 60 * 60 * 1000

/**
 * Starts the whole server: API, workers and files. Throws `DataFolderInUse`, and Node's `EADDRINUSE` for a taken port;
 * whatever was opened before is closed again.
 */
export async function startServer(config: Config, clock = systemClock): Promise<RunningServer> {
  const log = createLog(config.logLevel)
  const closers: (() => Promise<unknown> | unknown)[] = []
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) {
      await Promise.resolve(closer()).catch((error: unknown) => log.error({ error }, 'while stopping'))
    }
  }
  try {
    closers.push(lockDataFolder(config.dataFolder))
    const database = await openDatabase(config)
    closers.push(() => database.close())
    const master = loadMasterKey(config.masterKey, config.dataFolder)
    if (master.fromFile) {
      log.warn('the master key is a file in the data folder: keep the key apart from backups by setting POCKETSOC_MASTER_KEY')
    }
    await migrate(database)
    const jobs = await startJobQueue(database, log)
    closers.push(() => jobs.stop())
    const services: Services = {
      config,
      database,
      jobs,
      log,
      vault: createVault(master, clock.now),
      mailer: createMailer(config.smtpUrl, config.mailFrom, log),
      environment: { entraUrl: config.entraUrl, extraOrigins: config.extraVendorOrigins, clock },
    }
    closers.push(await startPolling(services))
    closers.push(await startHunting(services))
    closers.push(await startMachineSync(services))
    closers.push(await startMachineActions(services))
    closers.push(pruneHourly(services))
    const { port, stop } = await serve(services, deriveSecret(master, 'sign-in cookies'))
    closers.push(stop)
    return { url: `http://${config.host}:${port}`, services, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function serve(services: Services, secret: string): Promise<{ port: number; stop: () => Promise<void> }> {
  const { config, database, log, mailer } = services
  const hub = await createLiveHub(database)
  const { publicUrl, trustProxy } = config
  const auth = createAuth({ database, mailer, log, publicUrl, trustProxy, secret })
  const server = createAdaptorServer({ fetch: createApplication(services, { auth, hub }).fetch })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.port, config.host, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : config.port,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      // Event streams never end by themselves.
      if ('closeAllConnections' in server) setTimeout(() => server.closeAllConnections(), 300).unref()
      await closed
      await hub.close()
    },
  }
}

function pruneHourly({ ...services }: Services): () => void {
  const timer = setInterval(() => {
    pruneEvents(services).catch((error: unknown) => services.log.error({ error }, 'old events could not be pruned'))
  }, hour)
  return () => clearInterval(timer)
}
