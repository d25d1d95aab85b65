import type { Import, Rule, Source } from '../tree.ts'
import { importViolation } from './import-violation.ts'

/** What a workspace may import of the others: a package name, or a package name with its exported subpath. */
type Allowance = {
  /** Anywhere. */
  workspaces: string[]
  /** In tests, besides. */
  inTests?: string[]
  /** Fails on `node:` modules outside tests: this code also runs in a browser or on a phone. */
  portable?: boolean
  /** When given, the only packages from npm it may import outside tests. */
  packages?: string[]
}

const contract = '@pocketsoc/contract'
const tokens = '@pocketsoc/tokens'
const connectors = '@pocketsoc/connectors'
const fixtures = '@pocketsoc/connectors/fixtures'

const allowances: Record<string, Allowance> = {
  tokens: { workspaces: [], portable: true, packages: [] },
  contract: { workspaces: [], portable: true, packages: ['zod', '@hono/zod-openapi', 'eventsource-parser'] },
  connectors: { workspaces: [contract] },
  server: { workspaces: [contract, connectors], inTests: [fixtures] },
  portal: { workspaces: [contract, tokens], portable: true },
  phone: { workspaces: [contract, tokens], portable: true },
  simulator: { workspaces: [fixtures] },
  e2e: { workspaces: [contract, fixtures, '@pocketsoc/simulator'] },
  // `npm start` makes the demo organisation as a person would, through the API.
  tools: { workspaces: [contract, fixtures] },
}

/** Who may import whom; a workspace without a line here may import nothing, so a new one has to be thought about. */
export const workspaceImports: Rule = ({ sources }) =>
  sources.flatMap((source) =>
    source.imports.flatMap((written) => {
      const reason = whyNot(source, written)
      return reason ? [importViolation('workspace-imports', { source, written }, reason)] : []
    }),
  )

function whyNot(source: Source, { target }: Import): string | undefined {
  const { workspace, isTest } = source
  const allowance = allowances[workspace.name] ?? { workspaces: [] }
  switch (target.kind) {
    case 'virtual':
      return undefined
    case 'outside':
      return 'reaches a file outside every workspace'
    case 'file':
      return target.workspace === workspace
        ? undefined
        : `reaches into ${target.workspace.name} by a path instead of its package name`
    case 'hidden':
      return `is not in the "exports" of ${target.workspace.packageName}`
    case 'exported': {
      const name = target.workspace.packageName + target.subpath.slice(1)
      const allowed = [...allowance.workspaces, ...(isTest ? (allowance.inTests ?? []) : [])]
      return allowed.includes(name) ? undefined : `${workspace.name} may not import ${name}`
    }
    case 'builtin':
      return allowance.portable && isProductCode(source)
        ? `${workspace.name} also runs outside Node, so no ${target.name}`
        : undefined
    case 'package':
      if (isTest || !allowance.packages || allowance.packages.includes(target.name)) return undefined
      return `${workspace.name} may not import ${target.name}`
  }
}

/** Build configuration beside `src` runs in Node whatever the product runs in. */
function isProductCode(source: Source): boolean {
  return !source.isTest && source.inside.startsWith('src/')
}
