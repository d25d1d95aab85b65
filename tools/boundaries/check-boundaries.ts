import { readTree } from './read-tree.ts'
import { declaredPackages } from './rules/declared-packages.ts'
import { environmentReaders } from './rules/environment.ts'
import { featuresApart, layersBelow } from './rules/features.ts'
import { fileShape } from './rules/file-shape.ts'
import { importCycles } from './rules/import-cycles.ts'
import { fixturesInTestsOnly, vendorsApart, vendorsUnnamed } from './rules/vendors.ts'
import { workspaceImports } from './rules/workspace-imports.ts'
import type { Rule, Violation } from './tree.ts'

const rules: Rule[] = [
  workspaceImports,
  declaredPackages,
  featuresApart,
  layersBelow,
  vendorsApart,
  fixturesInTestsOnly,
  vendorsUnnamed,
  environmentReaders,
  importCycles,
  fileShape,
]

/** Everything in the tree under `root` that breaks a rule of the house. Throws when a file does not parse. */
export function checkBoundaries(root: string): { files: number; violations: Violation[] } {
  const tree = readTree(root)
  return { files: tree.sources.length, violations: onceEach(rules.flatMap((rule) => rule(tree))) }
}

/** `export … from` is both an import and an export, and a line may hold the same mistake twice. */
function onceEach(violations: Violation[]): Violation[] {
  return [...new Map(violations.map((violation) => [Object.values(violation).join('\0'), violation])).values()]
}
