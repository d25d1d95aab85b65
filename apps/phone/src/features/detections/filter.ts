import type { CallInput, listDetections } from '@pocketsoc/contract'

export const timeRanges = ['24h', '7d', '30d'] as const
export type TimeRange = (typeof timeRanges)[number]
export type FilterField = 'severity' | 'status' | 'profile'

/** What the feed is narrowed to. Values of one field are alternatives; fields narrow each other. */
export interface FeedFilter {
  severity: readonly string[]
  status: readonly string[]
  /** Ids of profiles. */
  profile: readonly string[]
  range: TimeRange | null
  q: string
}

export type FilterChange =
  | { type: 'toggle'; field: FilterField; value: string }
  | { type: 'range'; range: TimeRange | null }
  | { type: 'search'; q: string }
  | { type: 'clear' }

export const noFilter: FeedFilter = { severity: [], status: [], profile: [], range: null, q: '' }

/** The filter after a change. Values are kept sorted, so that the same choice is the same query. */
export function changeFilter(filter: FeedFilter, change: FilterChange): FeedFilter {
  switch (change.type) {
    case 'toggle': {
      const before = filter[change.field]
      const after = before.includes(change.value)
        ? before.filter((value) => value !== change.value)
        : [...before, change.value].sort()
      return { ...filter, [change.field]: after }
    }
    case 'range':
      return { ...filter, range: change.range }
    case 'search':
      return { ...filter, q: change.q.trim() }
    case 'clear':
      return noFilter
  }
}

/** How many choices narrow the feed, the search apart. */
export function choices(filter: FeedFilter): number {
  return filter.severity.length + filter.status.length + filter.profile.length + (filter.range ? 1 : 0)
}

/** Whether anything at all narrows the feed. */
export function isNarrowed(filter: FeedFilter): boolean {
  return choices(filter) > 0 || filter.q !== ''
}

/** The values to offer as chips: `unknown` only where some detection has it or it is chosen already. */
export function valuesToOffer<T extends string>(
  known: readonly T[],
  counts: Record<string, number> | undefined,
  chosen: readonly string[],
): T[] {
  return known.filter((value) => value !== 'unknown' || (counts?.[value] ?? 0) > 0 || chosen.includes(value))
}

const hours: Record<TimeRange, number> = { '24h': 24, '7d': 7 * 24, '30d': 30 * 24 }

type FeedQuery = NonNullable<CallInput<typeof listDetections>['query']>

/** The filter as the contract's query; a range starts from `now` (milliseconds since the epoch). */
export function queryOf(filter: FeedFilter, now: number): FeedQuery {
  const query: FeedQuery = {}
  if (filter.severity.length > 0) query.severity = [...filter.severity]
  if (filter.status.length > 0) query.status = [...filter.status]
  if (filter.profile.length > 0) query.profile = [...filter.profile]
  if (filter.range) query.from = new Date(now - hours[filter.range] * 3_600_000).toISOString()
  if (filter.q) query.q = filter.q
  return query
}
