import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/** The data folder is in use by another running server. */
export class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse'
}

/**
 * Makes the data folder, private to its owner, and locks it for this process. Answers a function that unlocks.
 * The lock is the operating system's on a SQLite file: it ends with the process, however the process ends,
 * which a file holding a process id cannot promise.
 */
export function lockDataFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const lock = new DatabaseSync(join(folder, 'lock'))
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive')
  } catch (cause) {
    lock.close()
    throw new DataFolderInUse(
      `Another PocketSOC server is running on the data folder ${folder}. Stop it, or set POCKETSOC_DATA to another folder.`,
      { cause },
    )
  }
  return () => lock.close()
}
