import { type Config, ConfigError, readConfig } from '../config.ts'
import { DataFolderInUse, lockDataFolder } from '../data-folder.ts'
import { migrate } from '../db/migrate.ts'
import { openDatabase } from '../db/open-database.ts'
import { asSystem } from '../db/scoped.ts'
import { type MasterKey, masterKeyOf, readKeyFile } from './master-key.ts'
import { SealBroken } from './sealing.ts'
import { rewrapDataKeys } from './vault.ts'

// The command `npm run vault:rewrap`: from the previous master key to the one in POCKETSOC_MASTER_KEY.

function keysOf(config: Config): { previous: MasterKey; next: MasterKey } {
  if (!config.masterKey) throw new ConfigError('Set POCKETSOC_MASTER_KEY to the new key; make one with: openssl rand -base64 32')
  const previous = config.previousMasterKey ? masterKeyOf(config.previousMasterKey) : readKeyFile(config.dataFolder)
  if (previous) return { previous, next: masterKeyOf(config.masterKey) }
  throw new ConfigError(
    `Set POCKETSOC_MASTER_KEY_PREVIOUS to the key used so far: there is no key file in the data folder ${config.dataFolder}.`,
  )
}

async function rewrap(config: Config): Promise<number> {
  const unlock = lockDataFolder(config.dataFolder)
  try {
    const keys = keysOf(config)
    const database = await openDatabase(config)
    try {
      // A running server would go on wrapping new data keys with the previous master key.
      if (!(await database.joinWorkers())) throw new ConfigError('Stop every PocketSOC server on this database first.')
      await migrate(database)
      return await asSystem(database, (tx) => rewrapDataKeys(tx, { ...keys, now: new Date() }))
    } finally {
      await database.close()
    }
  } finally {
    unlock()
  }
}

try {
  const count = await rewrap(readConfig())
  console.log(`${count} data ${count === 1 ? 'key is' : 'keys are'} now wrapped by the key in POCKETSOC_MASTER_KEY.`)
  console.log('The previous key opens nothing any more, but for backups made before: keep it as long as you keep those.')
} catch (error) {
  if (error instanceof ConfigError || error instanceof DataFolderInUse) console.error(error.message)
  else if (error instanceof SealBroken) console.error(`Nothing was changed: ${error.message}.`)
  else console.error(error)
  process.exitCode = 1
}
