import { asc } from 'drizzle-orm'
import { ConfigError, readConfig } from '../../config.ts'
import { DataFolderInUse, lockDataFolder } from '../../data-folder.ts'
import { openDatabase } from '../../db/open-database.ts'
import { organizations } from '../../db/schema/index.ts'
import { asSystem } from '../../db/scoped.ts'
import { type ChainVerdict, verifyChain } from './verify-chain.ts'

// The command `npm run audit:verify`: reads every organisation's audit log, works out each hash again, and ends with
// 0 when all chains are whole, with 1 when one is not, naming the first entry that does not fit.

const words = {
  missing: 'is missing',
  altered: 'was altered',
  'end-altered': 'was removed from the end, or the end was altered',
}

function describe(verdict: ChainVerdict): string {
  if (verdict.whole) return `whole, ${verdict.entries} ${verdict.entries === 1 ? 'entry' : 'entries'}`
  return `BROKEN: entry ${verdict.sequence} ${words[verdict.fault]} (${verdict.entries} before it are whole)`
}

async function verifyAll(): Promise<boolean> {
  const config = readConfig()
  const unlock = config.databaseUrl ? () => undefined : lockDataFolder(config.dataFolder)
  const database = await openDatabase(config)
  try {
    const all = await asSystem(database, (tx) => tx.sql.select().from(organizations).orderBy(asc(organizations.createdAt)))
    let whole = true
    for (const { id, name } of all) {
      const verdict = await verifyChain((work) => asSystem(database, work), id)
      console.log(`${name} (${id}): ${describe(verdict)}`)
      whole &&= verdict.whole
    }
    if (all.length === 0) console.log('There is no organisation yet.')
    return whole
  } finally {
    await database.close()
    unlock()
  }
}

try {
  process.exitCode = (await verifyAll()) ? 0 : 1
} catch (error) {
  const known = error instanceof ConfigError || error instanceof DataFolderInUse
  console.error(known ? error.message : error)
  process.exitCode = 1
}
