/** What tells one process from another: ids are used again, so only the pair is an identity. */
export interface ProcessIdentity {
  processId: number | null
  /** RFC 3339 in UTC with as many digits as the source gave. */
  startedAt: string | null
}

// The alert's own record and telemetry round the same start differently.
const toleranceMilliseconds = 2000

const time = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(?:Z|[+-]00:?00)$/i

/** An instant whose plain text order is its order in time, at full precision and without zone; null for anything else. */
export function exactTime(text: string | null): string | null {
  const [, seconds, digits = ''] = time.exec(text?.trim() ?? '') ?? []
  if (!seconds || Number.isNaN(Date.parse(`${seconds}Z`))) return null
  const fraction = digits.replace(/0+$/, '')
  return fraction ? `${seconds.toUpperCase()}.${fraction}` : seconds.toUpperCase()
}

/** Milliseconds since the epoch of an `exactTime`. */
export function millisecondsOf(exact: string): number {
  const [seconds, digits = ''] = exact.split('.')
  return Date.parse(`${seconds}Z`) + Number(digits.slice(0, 3).padEnd(3, '0'))
}

/** The identity as one string; null unless both halves are known. */
export function identityKey({ processId, startedAt }: ProcessIdentity): string | null {
  const exact = exactTime(startedAt)
  return exact === null || processId === null || !Number.isSafeInteger(processId) ? null : `${processId}@${exact}`
}

export type FindKey = (key: string) => string | null

/** Finds, among known keys, the same one or else that of the same process id whose start is nearest, at most 2 s away. */
export function keyFinder(keys: Iterable<string>): FindKey {
  const known = new Set(keys)
  const startsOf = new Map<string, string[]>()
  for (const key of [...known].sort()) {
    const [processId = '', exact = ''] = key.split('@')
    const starts = startsOf.get(processId)
    if (starts) starts.push(exact)
    else startsOf.set(processId, [exact])
  }
  return (key) => {
    if (known.has(key)) return key
    const [processId = '', exact = ''] = key.split('@')
    let nearest: string | null = null
    let distance = toleranceMilliseconds + 1
    for (const start of startsOf.get(processId) ?? []) {
      const away = Math.abs(millisecondsOf(start) - millisecondsOf(exact))
      if (away < distance) [nearest, distance] = [start, away]
    }
    return nearest === null ? null : `${processId}@${nearest}`
  }
}
