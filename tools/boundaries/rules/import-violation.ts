import type { Import, Source, Violation } from '../tree.ts'

/** A violation at an import, quoting the specifier as written so that an editor's search finds it. */
export function importViolation(rule: string, at: { source: Source; written: Import }, reason: string): Violation {
  return { rule, path: at.source.path, line: at.written.line, message: `"${at.written.specifier}" ${reason}` }
}
