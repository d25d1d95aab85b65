import type { ParsedSource } from './parse-source.ts'

/** A workspace by its folder name (`server`), its package name and what its package.json allows. */
export type Workspace = {
  name: string
  packageName: string
  folder: string
  dependencies: Set<string>
  devDependencies: Set<string>
  /** Exported subpath (`.`, `./fixtures`) to the file it names, relative to the workspace. */
  exports: Record<string, string>
}

/** What an import reaches. `path` is relative to the repository's root. */
export type Target =
  | { kind: 'file'; path: string; workspace: Workspace }
  | { kind: 'exported'; path: string; workspace: Workspace; subpath: string }
  | { kind: 'hidden'; workspace: Workspace; subpath: string }
  | { kind: 'package'; name: string }
  | { kind: 'builtin'; name: string }
  | { kind: 'outside'; path: string }
  /** `virtual:…`, made up by a bundler's plugin. */
  | { kind: 'virtual' }

export type Import = { specifier: string; line: number; target: Target }

export type Source = Omit<ParsedSource, 'imports'> & {
  /** Relative to the repository's root, with forward slashes. */
  path: string
  workspace: Workspace
  /** Relative to the workspace's folder. */
  inside: string
  isTest: boolean
  lines: number
  imports: Import[]
}

export type Tree = { root: string; sources: Source[]; workspaces: Workspace[]; rootDependencies: Set<string> }

/** One broken rule, at a place a person can click on. `line` is 1 where the whole file is meant. */
export type Violation = { rule: string; path: string; line: number; message: string }

/** A rule is pure: the whole tree in, what breaks it out. */
export type Rule = (tree: Tree) => Violation[]
