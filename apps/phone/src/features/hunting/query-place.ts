export interface Place {
  /** Both from 1. */
  line: number
  column: number
}

/** The offset of a place in the query; one beyond a line or the end is brought back to it. */
export function offsetOf(query: string, { line, column }: Place): number {
  const lines = query.split('\n')
  const index = Math.min(Math.max(1, line), lines.length) - 1
  const before = lines.slice(0, index).reduce((sum, text) => sum + text.length + 1, 0)
  const length = lines[index]?.length ?? 0
  return before + Math.min(Math.max(1, column) - 1, length)
}

/** The word or sign at an offset, to be marked: never empty where the query is not. */
export function spanAt(query: string, offset: number): { from: number; to: number } {
  const isWord = (at: number) => /\w/.test(query[at] ?? '')
  let from = Math.min(offset, Math.max(0, query.length - 1))
  // At the end of a line there is nothing to see: the last sign before it is marked instead.
  while (from > 0 && /\s/.test(query[from] ?? ' ')) from -= 1
  let to = from + 1
  if (isWord(from)) {
    while (isWord(from - 1)) from -= 1
    while (isWord(to)) to += 1
  }
  return { from, to: Math.min(to, query.length) }
}
