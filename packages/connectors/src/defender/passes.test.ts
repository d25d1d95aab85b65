import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReceivedAlert } from '../sdk/alert.ts'
import { mapAlert } from './mapping/alert.ts'
import { type Page, type PageStart, type PassPage, readWholeSet } from './passes.ts'

const pageSize = 500
const start = Date.parse('2026-03-04T09:00:00Z')
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString()

function received(id: string, updatedAt: string): ReceivedAlert {
  const raw = { id, lastUpdateTime: updatedAt }
  return { alert: mapAlert(raw, { readAt: new Date(start), portalHost: 'portal.example' }), raw }
}

/** Alerts of the past, the newest first. */
const many = (count: number) => Array.from({ length: count }, (_, index) => received(`a${index}`, at(-index - 1)))

/** Serves slices of a list that may change before each page. */
function serve(list: ReceivedAlert[], change: (read: number) => void = () => undefined) {
  let reads = 0
  return {
    reads: () => reads,
    async read(from: PageStart): Promise<Page<ReceivedAlert>> {
      change(reads)
      reads += 1
      const skip = 'skip' in from ? from.skip : Number(from.link.searchParams.get('from'))
      return { items: list.slice(skip, skip + pageSize), nextLink: null, vendorTime: new Date(start + reads) }
    },
  }
}

const stateOf = ({ alert }: ReceivedAlert) => `${alert.vendorAlertId} ${alert.revision}`

async function collect(read: (from: PageStart) => Promise<Page<ReceivedAlert>>) {
  const pages: PassPage<ReceivedAlert>[] = []
  for await (const page of readWholeSet({ noun: 'alerts', pageSize, read, stateOf })) pages.push(page)
  const alerts = pages.flatMap((page) => page.items)
  return { pages, alerts, ids: new Set(alerts.map(({ alert }) => alert.vendorAlertId)), end: pages.at(-1)?.end }
}

describe('a set that stands still', () => {
  test.each([0, 1, 499, 500, 501, 900, 1400, 2345])('of %i alerts is read once, each alert once', async (count) => {
    const source = serve(many(count))
    const { alerts, ids, end, pages } = await collect(source.read)
    expect([alerts.length, ids.size]).toEqual([count, count])
    expect(end).toEqual({ startedAt: new Date(start + 1), whole: true })
    expect(source.reads()).toBe(pages.length)
    expect(pages.slice(0, -1).every((page) => page.end === null)).toBe(true)
  })

  test('is read to the end when the vendor links its pages', async () => {
    const list = many(1234)
    const { ids, end } = await collect(async (from) => {
      const skip = 'link' in from ? Number(from.link.searchParams.get('from')) : from.skip
      const next = skip + 100 < list.length ? new URL(`https://vendor.example/?from=${skip + 100}`) : null
      return { items: list.slice(skip, skip + 100), nextLink: next, vendorTime: new Date(start) }
    })
    expect([ids.size, end?.whole]).toEqual([1234, true])
  })

  test('is read to the end when links cover only what was asked for', async () => {
    const list = many(1234)
    const { ids, end } = await collect(async (from) => {
      const skip = 'link' in from ? Number(from.link.searchParams.get('from')) : from.skip
      const base = 'link' in from ? Number(from.link.searchParams.get('base')) : from.skip
      const more = skip + 100 < Math.min(base + pageSize, list.length)
      const next = more ? new URL(`https://vendor.example/?from=${skip + 100}&base=${base}`) : null
      return { items: list.slice(skip, skip + 100), nextLink: next, vendorTime: new Date(start) }
    })
    expect([ids.size, end?.whole]).toEqual([1234, true])
  })
})

describe('a set that moves', () => {
  test('down, by new alerts in front, is not read again', async () => {
    const list = many(1500)
    const source = serve(list, (read) => {
      if (read > 0) list.unshift(...Array.from({ length: 50 }, (_, index) => received(`new${read}-${index}`, at(read))))
    })
    const { ids, end, pages } = await collect(source.read)
    expect(many(1500).every(({ alert }) => ids.has(alert.vendorAlertId))).toBe(true)
    expect([end?.whole, source.reads()]).toEqual([true, pages.length])
    expect(source.reads()).toBeLessThan(10)
  })

  test('up by less than the overlap loses nothing', async () => {
    const list = many(1500)
    const source = serve(list, (read) => {
      if (read > 0 && read < 3) list.splice(0, 90)
    })
    const { ids, end } = await collect(source.read)
    expect([ids.size, end?.whole]).toEqual([1500, true])
  })

  test('up by more than the overlap is noticed and read again', async () => {
    const list = many(1500)
    const lost = many(1500).slice(0, 300)
    const source = serve(list, (read) => {
      if (read === 1) list.push(...list.splice(0, 300))
    })
    const { ids, end } = await collect(source.read)
    expect(lost.every(({ alert }) => ids.has(alert.vendorAlertId))).toBe(true)
    expect([ids.size, end?.whole]).toEqual([1500, true])
  })

  test('too fast for three passes is not called whole', async () => {
    const list = many(4000)
    const source = serve(list, () => {
      list.push(...list.splice(0, 1000))
    })
    const { end } = await collect(source.read)
    expect(end?.whole).toBe(false)
  })
})

describe('a page that repeats', () => {
  test('once costs another pass and loses nothing', async () => {
    const list = many(1200)
    const source = serve(list)
    let first: Page<ReceivedAlert> | null = null
    let repeated = false
    const { ids, end } = await collect(async (from) => {
      const page = await source.read(from)
      first ??= page
      if ('skip' in from && from.skip > 0 && !repeated) {
        repeated = true
        return first
      }
      return page
    })
    expect([ids.size, end?.whole]).toEqual([1200, true])
  })

  test('for ever is an invalid answer, not an endless loop', async () => {
    const [page] = [many(pageSize)]
    const reading = collect(async () => ({ items: page, nextLink: null, vendorTime: new Date(start) }))
    await expect(reading).rejects.toMatchObject({ name: 'VendorError', code: 'vendor-invalid-answer' })
  })

  test('by a link to itself is an invalid answer, not an endless loop', async () => {
    const nextLink = new URL('https://vendor.example/?from=0')
    const reading = collect(async () => ({ items: many(3), nextLink, vendorTime: new Date(start) }))
    await expect(reading).rejects.toMatchObject({ code: 'vendor-invalid-answer' })
  })
})

interface Change {
  kind: 'add' | 'update'
  /** Where in the set, as a share of its length. */
  share: number
}

function idOf({ kind, share }: Change, list: ReceivedAlert[], fresh: string): string {
  return (kind === 'update' && list[Math.floor(share * list.length)]?.alert.vendorAlertId) || fresh
}

function replace(list: ReceivedAlert[], changed: ReceivedAlert): void {
  const place = list.findIndex(({ alert }) => alert.vendorAlertId === changed.alert.vendorAlertId)
  if (place >= 0) list.splice(place, 1)
  list.push(changed)
}

test('whatever changes meanwhile, an alert of a whole set was yielded or will be found by its update time', async () => {
  const orders: ((left: ReceivedAlert, right: ReceivedAlert) => number)[] = [
    (left, right) => right.alert.revision.localeCompare(left.alert.revision),
    (left, right) => left.alert.revision.localeCompare(right.alert.revision),
    (left, right) => left.alert.vendorAlertId.localeCompare(right.alert.vendorAlertId),
    (left, right) => right.alert.vendorAlertId.localeCompare(left.alert.vendorAlertId),
  ]
  const changes = fc.array(
    fc.array(fc.record<Change>({ kind: fc.constantFrom('add', 'update'), share: fc.double({ min: 0, max: 1, noNaN: true }) }), {
      maxLength: 150,
    }),
    { maxLength: 12 },
  )
  const scenario = fc.tuple(fc.integer({ min: 0, max: 1700 }), fc.constantFrom(...orders), changes)
  await fc.assert(
    fc.asyncProperty(scenario, async ([count, order, steps]) => {
      const list = many(count).sort(order)
      const original = list.map(({ alert }) => alert.vendorAlertId)
      const updated = new Set<string>()
      const source = serve(list, (read) => {
        for (const [index, change] of (steps[read - 1] ?? []).entries()) {
          const id = idOf(change, list, `b${read}-${index}`)
          updated.add(id)
          replace(list, received(id, at(read + index / 1000)))
        }
        list.sort(order)
      })
      const { ids, end } = await collect(source.read)
      if (end?.whole) expect(original.filter((id) => !ids.has(id) && !updated.has(id))).toEqual([])
    }),
    { numRuns: 60 },
  )
}, 60_000)
