import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { parseSource } from './parse-source.ts'
import { resolveImport } from './resolve-import.ts'
import type { Source, Tree, Workspace } from './tree.ts'

const skippedAnywhere = new Set(['node_modules', 'dist'])
/** Generated or static, in a workspace's own folder; deeper down such a name is a folder of sources like any other. */
const skippedAtTop = new Set(['build', 'ios', 'android', 'coverage', 'assets', 'public'])

/** Reads and parses every source file of every workspace and of `tools`. Throws when a file does not parse. */
export function readTree(root: string): Tree {
  const manifest = readManifest(root)
  const folders = [...(manifest.workspaces ?? []).flatMap((pattern) => globSync(pattern, { cwd: root })), 'tools']
  const workspaces = folders.filter((folder) => existsSync(join(root, folder))).map((folder) => readWorkspace(root, folder))
  const rootDependencies = new Set(Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }))
  const files = workspaces.flatMap((workspace) => sourceFiles(join(root, workspace.folder)).map((file) => ({ workspace, file })))
  const known = new Set(files.map(({ file }) => relative(root, file)))
  const sources = files.map(({ workspace, file }) => readSource({ root, workspace, file, workspaces, known }))
  return { root, sources: sources.sort((a, b) => (a.path < b.path ? -1 : 1)), workspaces, rootDependencies }
}

type Manifest = {
  name?: string
  workspaces?: string[]
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  exports?: Record<string, string>
}

function readManifest(folder: string): Manifest {
  const path = join(folder, 'package.json')
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Manifest) : {}
}

function readWorkspace(root: string, folder: string): Workspace {
  const manifest = readManifest(join(root, folder))
  return {
    name: basename(folder),
    packageName: manifest.name ?? basename(folder),
    folder,
    dependencies: new Set(Object.keys(manifest.dependencies ?? {})),
    devDependencies: new Set(Object.keys(manifest.devDependencies ?? {})),
    exports: manifest.exports ?? {},
  }
}

function sourceFiles(folder: string, skippedHere = skippedAtTop): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    const isSkipped = skippedAnywhere.has(entry.name) || skippedHere.has(entry.name) || entry.name.startsWith('.')
    if (entry.isDirectory()) return isSkipped ? [] : sourceFiles(path, new Set())
    return /\.(ts|tsx|mts|mjs|js|cjs)$/.test(entry.name) && !/\.(gen|d)\.ts$/.test(entry.name) ? [path] : []
  })
}

type ReadSource = { root: string; workspace: Workspace; file: string; workspaces: Workspace[]; known: Set<string> }

function readSource({ root, workspace, file, workspaces, known }: ReadSource): Source {
  const path = relative(root, file)
  const text = readFileSync(file, 'utf8')
  const parsed = parseSource(path, text)
  return {
    ...parsed,
    path,
    workspace,
    inside: relative(workspace.folder, path),
    isTest: isTestPath(relative(workspace.folder, path), workspace.name),
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    imports: parsed.imports.map(({ specifier, line }) => ({
      specifier,
      line,
      target: resolveImport(specifier, { folder: dirname(path), workspaces, known }),
    })),
  }
}

function isTestPath(inside: string, workspace: string): boolean {
  return workspace === 'e2e' || /\.(test|bench)\.tsx?$/.test(inside) || /(^|\/)(testing|bench)\//.test(inside)
}
