import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const skipped = new Set(['node_modules', 'dist', '.expo', 'ios', 'android', 'coverage'])

/**
 * One hash over the names and contents of everything in the given files and folders (relative to `root`). Contents,
 * not times: a fresh checkout of the same sources needs no new build. Tests are left out, since no build reads them.
 */
export function inputsHash(root: string, inputs: string[]): string {
  const hash = createHash('sha256')
  for (const path of inputs.flatMap((input) => filesOf(join(root, input))).sort()) {
    hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0')
  }
  return hash.digest('hex')
}

function filesOf(path: string): string[] {
  const entries = listFolder(path)
  if (!entries) return [path]
  return entries
    .filter((entry) => !skipped.has(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(join(path, entry.name)) : [join(path, entry.name)]))
}

function listFolder(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined
    throw error
  }
}
