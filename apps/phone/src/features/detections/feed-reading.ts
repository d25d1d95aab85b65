import type { DetectionSummary } from '@pocketsoc/contract'
import type { Feed } from '../../lib/detection-cache.ts'

export interface FeedPage {
  items: DetectionSummary[]
  nextCursor: string | null
}

export type ReadPage = (cursor: string | undefined, limit: number) => Promise<FeedPage>

export const pageSize = 50
const largestPage = 200
// Re-reading more than this for one changed row would cost more than reading on when the reader gets there.
const largestExtent = 1_000

/**
 * Reads the feed from its newest row down to the oldest row of `known`, so that what is on screen stays on screen
 * while every row in it becomes true again. Without `known`, the first page.
 */
export async function readFeed(read: ReadPage, known: Feed | undefined): Promise<Feed> {
  const oldest = known?.rows.at(-1)?.createdAt
  const wanted = known ? known.rows.length + 10 : pageSize
  let feed: Feed = { rows: [], nextCursor: null }
  let cursor: string | undefined
  do {
    const page = await read(cursor, Math.min(largestPage, Math.max(pageSize, wanted - feed.rows.length)))
    feed = { rows: joined(feed.rows, page.items), nextCursor: page.nextCursor }
    cursor = page.nextCursor ?? undefined
  } while (cursor && oldest && reachesNot(feed, oldest) && feed.rows.length < largestExtent)
  return feed
}

/** The feed with one more page. A page that was asked for before the feed was read anew no longer fits and is dropped. */
export function appendPage(feed: Feed, cursor: string, page: FeedPage): Feed {
  if (feed.nextCursor !== cursor) return feed
  return { rows: joined(feed.rows, page.items), nextCursor: page.nextCursor }
}

function reachesNot(feed: Feed, oldest: string): boolean {
  const last = feed.rows.at(-1)
  return last !== undefined && last.createdAt > oldest
}

function joined(rows: DetectionSummary[], more: DetectionSummary[]): DetectionSummary[] {
  const seen = new Set(rows.map((row) => row.id))
  return [...rows, ...more.filter((row) => !seen.has(row.id))]
}
