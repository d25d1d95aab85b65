import type { DetectionSummary } from '@pocketsoc/contract'
import { describe, expect, test } from 'vitest'
import type { Feed } from '../../lib/detection-cache.ts'
import { appendPage, type ReadPage, readFeed } from './feed-reading.ts'
import { rowsFrom } from './testing/detection-rows.ts'

/** A server's feed: pages by keyset, and remembers how it was asked. */
function serverWith(rows: DetectionSummary[]) {
  const limits: number[] = []
  const read: ReadPage = async (cursor, limit) => {
    limits.push(limit)
    const from = cursor ? rows.findIndex(({ id }) => id === cursor) + 1 : 0
    const items = rows.slice(from, from + limit)
    return { items, nextCursor: from + limit < rows.length ? (items.at(-1)?.id ?? null) : null }
  }
  return { read, limits }
}

const ids = (feed: Feed) => feed.rows.map(({ id }) => id)
const readTo = (rows: DetectionSummary[], count: number): Feed => ({
  rows: rows.slice(0, count),
  nextCursor: count < rows.length ? (rows[count - 1]?.id ?? null) : null,
})

describe('readFeed', () => {
  test('the first reading is one page', async () => {
    const rows = rowsFrom(500, 120)
    const { read, limits } = serverWith(rows)
    const feed = await readFeed(read, undefined)
    expect(ids(feed)).toEqual(ids(readTo(rows, 50)))
    expect(limits).toEqual([50])
  })

  test('reading again keeps everything down to the oldest row on screen, new rows added above', async () => {
    const before = readTo(rowsFrom(500, 400), 150)
    const { read } = serverWith(rowsFrom(530, 430))
    const after = await readFeed(read, before)
    expect(after.rows[0]?.id).toBe(rowsFrom(530, 1)[0]?.id)
    for (const id of ids(before)) expect(ids(after)).toContain(id)
  })

  test('more new rows than a page holds are all read', async () => {
    const before = readTo(rowsFrom(500, 60), 50)
    const { read, limits } = serverWith(rowsFrom(900, 460))
    const after = await readFeed(read, before)
    expect(ids(after)).toContain(before.rows.at(-1)?.id)
    expect(new Set(ids(after)).size).toBe(after.rows.length)
    expect(limits.length).toBeGreaterThan(1)
  })

  test('a row that changed, or no longer belongs, is as the server has it now', async () => {
    const rows = rowsFrom(500, 40)
    const [first, second, ...others] = rows
    if (!first || !second) throw new Error('rows are missing')
    const { read } = serverWith([{ ...first, status: 'resolved' }, ...others])
    const after = await readFeed(read, readTo(rows, 40))
    expect(after.rows[0]?.status).toBe('resolved')
    expect(ids(after)).not.toContain(second.id)
  })

  test('a very long feed is read again only in part, and goes on from there', async () => {
    const rows = rowsFrom(1400, 1400)
    const { read } = serverWith(rows)
    const after = await readFeed(read, readTo(rows, 1300))
    expect(after.rows.length).toBeGreaterThanOrEqual(1000)
    expect(after.rows.length).toBeLessThan(1300)
    expect(after.nextCursor).toBe(after.rows.at(-1)?.id)
  })

  test('the end is the end', async () => {
    const rows = rowsFrom(500, 30)
    const after = await readFeed(serverWith(rows).read, readTo(rows, 30))
    expect(after).toEqual({ rows, nextCursor: null })
  })
})

describe('appendPage', () => {
  const rows = rowsFrom(500, 80)
  const feed = readTo(rows, 50)

  test('adds the page behind its cursor', () => {
    const cursor = feed.nextCursor ?? ''
    expect(appendPage(feed, cursor, { items: rows.slice(50), nextCursor: null })).toEqual({ rows, nextCursor: null })
  })

  test('drops a page whose place the feed has left meanwhile', () => {
    expect(appendPage(feed, 'another', { items: rows.slice(50), nextCursor: null })).toBe(feed)
  })

  test('never lists a row twice', () => {
    const cursor = feed.nextCursor ?? ''
    expect(appendPage(feed, cursor, { items: rows.slice(45), nextCursor: null }).rows).toEqual(rows)
  })
})
