import type { Config } from '../config.ts'
import type { Database } from './database.ts'
import { openPglite } from './pglite-database.ts'
import { openPostgres } from './postgres-database.ts'

/** The PostgreSQL server of DATABASE_URL, or the embedded database in the data folder, whose lock the caller must hold. */
export async function openDatabase(config: Config): Promise<Database> {
  if (config.databaseUrl) return openPostgres(config.databaseUrl, config.databasePool)
  return openPglite({ folder: `${config.dataFolder}/database`, dump: null })
}
