import type { HuntingReference } from './hunting-queries.ts'
import type { Vocabulary } from './kql-tokens.ts'

/** The words of a profile's query language, ready to look up. */
export function vocabularyOf({
  tables,
  operators,
  functions,
}: Pick<HuntingReference, 'tables' | 'operators' | 'functions'>): Vocabulary {
  return {
    tables: new Set(tables.map(({ name }) => name)),
    columns: new Set(tables.flatMap(({ columns }) => columns.map(({ name }) => name))),
    operators: new Set(operators),
    functions: new Set(functions),
  }
}

/** Before the reference is read nothing is a known word. */
export const noVocabulary: Vocabulary = { tables: new Set(), columns: new Set(), operators: new Set(), functions: new Set() }
