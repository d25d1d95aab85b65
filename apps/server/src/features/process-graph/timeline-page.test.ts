import type { MachineEvent } from '@pocketsoc/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { timelinePage } from './timeline-page.ts'

const eventAt = (milliseconds: number, title: string): MachineEvent => ({
  at: new Date(Date.UTC(2026, 2, 4) + milliseconds).toISOString(),
  kind: 'process',
  title,
  detail: null,
  actor: null,
  byProcess: null,
  detectionId: null,
})

/** Reads all pages as the phone does; telemetry answers `huntedSize` at a time, as the vendor does. */
function readAll(own: MachineEvent[], telemetry: MachineEvent[], { limit, huntedSize }: { limit: number; huntedSize: number }) {
  const newest = telemetry.toSorted((a, b) => (a.at < b.at ? 1 : -1))
  const pages: MachineEvent[][] = []
  let before: string | null = null
  do {
    const until = before
    const found = newest.filter(({ at }) => until === null || at <= until).slice(0, huntedSize)
    const page = timelinePage({ own, hunted: { events: found, complete: found.length < huntedSize }, before, limit })
    pages.push(page.items)
    before = page.nextBefore
    expect(pages.length).toBeLessThan(500)
  } while (before !== null)
  return pages
}

test('pages hold every event exactly once, newest first, from both sources', () => {
  const some = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 60 })
  fc.assert(
    fc.property(some, some, fc.integer({ min: 1, max: 8 }), (ownTimes, huntedTimes, limit) => {
      const own = ownTimes.map((time, index) => eventAt(time * 10, `own ${index}`))
      // At most three of a millisecond, fewer than telemetry answers at once.
      const spread = huntedTimes.map((time, index) => eventAt(time * 10 + Math.floor(index / 3), `hunted ${index}`))
      const counts = new Map<string, number>()
      const telemetry = spread.filter(({ at }) => {
        counts.set(at, (counts.get(at) ?? 0) + 1)
        return (counts.get(at) ?? 0) <= 3
      })
      const events = readAll(own, telemetry, { limit, huntedSize: 8 }).flat()
      expect(events.map(({ title }) => title).sort()).toEqual([...own, ...telemetry].map(({ title }) => title).sort())
      expect(events.map(({ at }) => at)).toEqual(
        events
          .map(({ at }) => at)
          .toSorted()
          .reverse(),
      )
    }),
    { numRuns: 500 },
  )
})

test('a record that telemetry repeats is shown once', () => {
  const event = eventAt(1, 'twice')
  expect(
    timelinePage({ own: [], hunted: { events: [event, { ...event }], complete: true }, before: null, limit: 10 }).items,
  ).toEqual([event])
})

test('a millisecond with more events than a page is one longer page, and reading goes on', () => {
  const crowd = Array.from({ length: 30 }, (_, index) => eventAt(5, `crowd ${index}`))
  const pages = readAll([...crowd, eventAt(1, 'older')], [], { limit: 10, huntedSize: 8 })
  expect(pages.map((page) => page.length)).toEqual([30, 1])
  const reading = readAll([eventAt(1, 'older')], crowd, { limit: 10, huntedSize: 8 }).flat()
  expect([reading.length, reading.at(-1)?.title]).toEqual([9, 'older'])
})
