import type { DetectionFilter } from '@pocketsoc/contract'
import { and, gte, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { detections } from '../../db/schema/index.ts'

/** The filter's conditions but for words, which only `search_detections` can look up by index. */
export function conditionsOf(filter: DetectionFilter): SQL | undefined {
  return and(
    filter.severity && inArray(detections.severity, filter.severity),
    filter.status && inArray(detections.status, filter.status),
    filter.profile && inArray(detections.configurationId, filter.profile),
    filter.from ? gte(detections.createdAt, new Date(filter.from)) : undefined,
    filter.to ? lt(detections.createdAt, new Date(filter.to)) : undefined,
  )
}

/** Ids that match filter and words behind a place in the feed's order, at most `limit`, newest first. */
export function searchIds(
  filter: DetectionFilter,
  words: string[],
  page: { before: { createdAt: Date; id: string } | null; limit: number },
): SQL {
  return sql`select search_detections(
    ${list(words, 'text')}, ${list(filter.severity, 'text')}, ${list(filter.status, 'text')}, ${list(filter.profile, 'uuid')},
    ${instant(filter.from)}, ${instant(filter.to)},
    ${instant(page.before?.createdAt.toISOString())}, ${page.before?.id ?? null}::uuid, ${page.limit}::integer)`
}

/** How many match filter and words but for severity and status, by these two; `limit` rows are counted at most. */
export function foundCounts(filter: DetectionFilter, words: string[], limit: number): SQL {
  return sql`select severity, status, found from count_found_detections(
    ${list(words, 'text')}, ${list(filter.profile, 'uuid')}, ${instant(filter.from)}, ${instant(filter.to)}, ${limit}::integer)`
}

function list(values: readonly string[] | undefined, type: string): SQL {
  return values ? sql`${sql.param(values)}::${sql.raw(type)}[]` : sql`null::${sql.raw(type)}[]`
}

const instant = (value: string | undefined) => sql`${value ?? null}::timestamptz`
