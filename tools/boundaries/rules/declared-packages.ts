import type { Rule, Source, Tree } from '../tree.ts'

/** npm hoists every package to the root, so an import works by luck until the workspace that declared it goes. */
export const declaredPackages: Rule = (tree) =>
  tree.sources.flatMap((source) =>
    source.imports.flatMap(({ target, specifier, line }) => {
      const name = packageOf(target)
      if (!name || name === source.workspace.packageName || isDeclared(name, source, tree)) return []
      const message = `"${specifier}" is not in the dependencies of ${source.workspace.packageName}`
      return [{ rule: 'declared-packages', path: source.path, line, message }]
    }),
  )

function packageOf(target: Source['imports'][number]['target']): string | undefined {
  if (target.kind === 'package') return target.name
  return target.kind === 'exported' ? target.workspace.packageName : undefined
}

function isDeclared(name: string, source: Source, tree: Tree): boolean {
  const { dependencies, devDependencies } = source.workspace
  if (dependencies.has(name)) return true
  const isProductCode = source.inside.startsWith('src/') && !source.isTest
  if (isProductCode) return isTypesOf(name, devDependencies)
  return devDependencies.has(name) || tree.rootDependencies.has(name)
}

/** A type-only package (`type-fest` through `@types/…`) has no code that could be missing at run time. */
function isTypesOf(name: string, devDependencies: Set<string>): boolean {
  return devDependencies.has(`@types/${name.replace(/^@(.*)\//, '$1__')}`)
}
