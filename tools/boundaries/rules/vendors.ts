import type { Import, Rule, Source, Tree } from '../tree.ts'
import { importViolation } from './import-violation.ts'

/** Folders of `packages/connectors/src` that are no vendor's. */
const sharedFolders = new Set(['sdk', 'fixtures', 'testing'])

/** Owners' and products' names that may show up before (or without) a connector folder of their own. */
const ownersNames = ['microsoft', 'entra', 'azure', 'crowdstrike', 'splunk', 'guardduty', 'amazon']

/** Vendors never import each other, and the sdk imports no vendor nor the list of them. */
export const vendorsApart: Rule = ({ sources }) =>
  sources.filter(isConnector).flatMap((source) => {
    const own = folderOf(source.inside)
    return ownImports(source).flatMap(({ written, inside }) => {
      const other = folderOf(inside)
      if (own === 'sdk' && (isVendor(other) || isListOfVendors(inside))) {
        return [importViolation('vendors-apart', { source, written }, 'the sdk knows no vendor')]
      }
      if (!isVendor(own) || !isVendor(other) || own === other) return []
      return [importViolation('vendors-apart', { source, written }, `vendor ${own} imports vendor ${other}`)]
    })
  })

/** A connector tested on the fixtures it also reads would pass with its own misreading of the vendor's documents. */
export const fixturesInTestsOnly: Rule = ({ sources }) =>
  sources
    .filter((source) => isConnector(source) && !source.isTest && !isFixture(source.inside))
    .flatMap((source) =>
      ownImports(source)
        .filter(({ inside }) => isFixture(inside))
        .map(({ written }) =>
          importViolation('fixtures-in-tests-only', { source, written }, 'only tests and simulators read fixtures'),
        ),
    )

/** The clients draw what a vendor's manifest says, and the sdk serves any vendor: a vendor's name there is a special case. */
export const vendorsUnnamed: Rule = (tree) => {
  const folders = vendorFolders(tree)
  return tree.sources
    .filter((source) => !source.isTest)
    .flatMap((source) => {
      const refused = namesRefusedIn(source, folders)
      return source.words.flatMap(({ text, line }) => {
        const name = refused.find((candidate) => text.toLowerCase().includes(candidate))
        return name ? [{ rule: 'vendors-unnamed', path: source.path, line, message: `names the vendor "${name}"` }] : []
      })
    })
}

function namesRefusedIn(source: Source, folders: string[]): string[] {
  const { name } = source.workspace
  if (name === 'portal' || name === 'phone') return source.inside.startsWith('src/') ? [...folders, ...ownersNames] : []
  return name === 'connectors' && source.inside.startsWith('src/sdk/') ? folders : []
}

function vendorFolders(tree: Tree): string[] {
  return [...new Set(tree.sources.filter(isConnector).map((source) => folderOf(source.inside)))].filter(isVendor)
}

function isConnector(source: Source): boolean {
  return source.workspace.name === 'connectors'
}

function folderOf(inside: string): string | undefined {
  return /^src\/([^/]+)\//.exec(inside)?.[1]
}

function isVendor(folder: string | undefined): folder is string {
  return folder !== undefined && !sharedFolders.has(folder)
}

function isListOfVendors(inside: string): boolean {
  return /^src\/(index|registry|simulators)\.ts$/.test(inside)
}

function isFixture(inside: string): boolean {
  return /\/fixtures(\/|\.ts$)/.test(inside)
}

function ownImports(source: Source): { written: Import; inside: string }[] {
  return source.imports.flatMap((written) => {
    const { target } = written
    if (target.kind !== 'file' && target.kind !== 'exported') return []
    if (target.workspace !== source.workspace) return []
    return [{ written, inside: target.path.slice(source.workspace.folder.length + 1) }]
  })
}
