/** Where something begins in a query; both count from 1. */
export interface Position {
  line: number
  column: number
}

/** A query that cannot be run, in the words of the service and with the place of the fault. */
export class KqlError extends Error {
  readonly kind: 'syntax' | 'semantic'
  readonly position: Position

  constructor(kind: 'syntax' | 'semantic', what: string, position: Position) {
    const name = kind === 'syntax' ? 'Syntax' : 'Semantic'
    super(`${name} error at line ${position.line}, position ${position.column}: ${what} Fix ${kind} errors in your query.`)
    this.kind = kind
    this.position = position
  }
}

/** The line and column of an offset. */
export function positionOf(source: string, offset: number): Position {
  const before = source.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - before.lastIndexOf('\n') }
}
