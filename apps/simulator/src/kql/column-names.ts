import type { Item } from './ast.ts'
import type { Compiled } from './compiled.ts'
import type { Column } from './relation.ts'
import type { Scope } from './scope.ts'

/** Columns made of items: named as the query says, as what they are read from, or by number. */
export function nameItems(items: readonly Item[], values: readonly Compiled[], scope: Scope): Column[] {
  const used = new Set(items.map((item) => item.name).filter((name) => name !== null))
  let number = 0
  return items.map((item, index) => {
    const value = values[index]
    if (value === undefined) throw scope.error('An expression is missing.', item.at)
    let name = item.name ?? value.name
    if (name === null) {
      do name = `Column${++number}`
      while (used.has(name))
    }
    used.add(name)
    return { name, type: value.type, read: value.evaluate }
  })
}

/** The columns that patterns with `*` name, each once, in the patterns' order. Throws KqlError for a name that there is not. */
export function matchColumns(
  columns: readonly Column[],
  patterns: readonly string[],
  at: { scope: Scope; operator: string; at: number },
): Column[] {
  const found = new Set<Column>()
  for (const pattern of patterns) {
    const test = new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`)
    const matching = columns.filter((column) => test.test(column.name))
    if (matching.length === 0 && !pattern.includes('*')) {
      throw at.scope.error(`'${at.operator}' operator: Failed to resolve column named '${pattern}'.`, at.at)
    }
    for (const column of matching) found.add(column)
  }
  return [...found]
}

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&')
