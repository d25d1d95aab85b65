import { type Client, type DetectionFilter, type DetectionSummary, listDetections } from '@pocketsoc/contract'

/** Every detection of the feed that passes the filter, newest first, read page by page to its end. */
export async function wholeFeed(api: Client, filter: DetectionFilter = {}): Promise<DetectionSummary[]> {
  const found: DetectionSummary[] = []
  let cursor: string | null = null
  do {
    const page: { items: DetectionSummary[]; nextCursor: string | null } = await api.call(listDetections, {
      query: { ...filter, limit: 200, ...(cursor ? { cursor } : {}) },
    })
    found.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  return found
}
