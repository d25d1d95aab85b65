import { isBuiltin } from 'node:module'
import { join } from 'node:path'
import type { Target, Workspace } from './tree.ts'

export type ResolveContext = {
  /** Folder of the importing file, relative to the repository's root. */
  folder: string
  workspaces: Workspace[]
  /** Every source file, relative to the root: tells `./x` apart as a file or a folder with an index. */
  known: Set<string>
}

/** Resolves a specifier without the file system, honouring each workspace's `exports`; never throws. */
export function resolveImport(specifier: string, context: ResolveContext): Target {
  if (specifier.startsWith('.')) return resolveRelative(specifier, context)
  if (isBuiltin(specifier)) return { kind: 'builtin', name: specifier }
  if (/^[a-z]+:/.test(specifier)) return { kind: 'virtual' }
  const { name, subpath } = splitPackage(specifier)
  const workspace = context.workspaces.find((candidate) => candidate.packageName === name)
  if (!workspace) return { kind: 'package', name }
  const exported = workspace.exports[subpath]
  if (exported === undefined) return { kind: 'hidden', workspace, subpath }
  return { kind: 'exported', path: join(workspace.folder, exported), workspace, subpath }
}

function resolveRelative(specifier: string, { folder, workspaces, known }: ResolveContext): Target {
  const written = join(folder, specifier.replace(/\?.*$/, ''))
  const workspace = workspaces.find((candidate) => written === candidate.folder || written.startsWith(`${candidate.folder}/`))
  if (!workspace) return { kind: 'outside', path: written }
  return { kind: 'file', path: existingFile(written, known), workspace }
}

function existingFile(written: string, known: Set<string>): string {
  const endings = ['', '.ts', '.tsx', '.web.ts', '.web.tsx', '/index.ts', '/index.tsx']
  return endings.map((ending) => written + ending).find((path) => known.has(path)) ?? written
}

function splitPackage(specifier: string): { name: string; subpath: string } {
  const parts = specifier.split('/')
  const length = specifier.startsWith('@') ? 2 : 1
  const rest = parts.slice(length)
  return { name: parts.slice(0, length).join('/'), subpath: rest.length === 0 ? '.' : `./${rest.join('/')}` }
}
