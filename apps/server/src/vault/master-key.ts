import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from '../config.ts'

/** Wraps the organisations' data keys. `id` names it in the database and reveals nothing of it. */
export interface MasterKey {
  id: string
  key: Uint8Array
}

export function masterKeyOf(base64: string): MasterKey {
  const key = new Uint8Array(Buffer.from(base64, 'base64'))
  return { id: createHash('sha256').update('pocketsoc master key id').update(key).digest('hex').slice(0, 16), key }
}

const keyFile = (dataFolder: string) => join(dataFolder, 'master.key')

/**
 * The master key given by the environment, or that of a key file in the data folder, which is made on first use
 * and readable by its owner only. `fromFile` tells that a backup of the folder holds the key beside the data.
 * Throws `ConfigError` for a damaged key file.
 */
export function loadMasterKey(given: string | null, dataFolder: string): MasterKey & { fromFile: boolean } {
  if (given) return { ...masterKeyOf(given), fromFile: false }
  return { ...(readKeyFile(dataFolder) ?? makeKeyFile(dataFolder)), fromFile: true }
}

/** The key of the data folder's key file, or null when there is none. Throws `ConfigError` for a damaged one. */
export function readKeyFile(dataFolder: string): MasterKey | null {
  const file = keyFile(dataFolder)
  if (!existsSync(file)) return null
  chmodSync(file, 0o600)
  const master = masterKeyOf(readFileSync(file, 'utf8').trim())
  if (master.key.length === 32) return master
  throw new ConfigError(`The key file ${file} is damaged: it must hold 32 bytes in base64. Put it back from your backup.`)
}

function makeKeyFile(dataFolder: string): MasterKey {
  const base64 = randomBytes(32).toString('base64')
  const draft = `${keyFile(dataFolder)}.draft`
  writeFileSync(draft, `${base64}\n`, { mode: 0o600 })
  // Renamed when whole, so that a crash here cannot leave half a key that later data would be sealed with.
  renameSync(draft, keyFile(dataFolder))
  return masterKeyOf(base64)
}

/** A secret for one other purpose, in hex; from it the master key cannot be found. */
export function deriveSecret(master: MasterKey, purpose: string): string {
  return Buffer.from(hkdfSync('sha256', master.key, '', `pocketsoc ${purpose}`, 32)).toString('hex')
}
