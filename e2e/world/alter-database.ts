import { PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import type { World } from './world.ts'

/**
 * Runs one statement as somebody does who got hold of the database. The embedded one lets one process in, so the server
 * is stopped for it and started again.
 */
export async function alterDatabase({ server, database }: World, statement: string, values: string[]): Promise<void> {
  if (database) return database.run(statement, values)
  await server.stop()
  const embedded = await PGlite.create({ dataDir: `${server.dataFolder}/database`, extensions: { pg_trgm } })
  await embedded.query(statement, values)
  await embedded.close()
  server.start()
  await server.ready()
}
