import { describe, expect, test } from 'vitest'
import type { ReceivedAlert } from '../sdk/alert.ts'
import { sendJson } from '../sdk/testing/loopback-server.ts'
import { connectTo, payload, payloads } from './testing/payloads.ts'
import { startTenant } from './testing/tenant.ts'

const dawn = new Date('2026-03-04T00:00:00Z')

async function collect<Page extends { alerts: ReceivedAlert[] }>(pages: AsyncIterable<Page>) {
  const all: Page[] = []
  for await (const page of pages) all.push(page)
  const ids = all.flatMap((page) => page.alerts.map(({ alert }) => alert.vendorAlertId))
  return { pages: all, ids, last: all.at(-1) }
}

describe('changes since a cursor', () => {
  test('are asked with evidence, ten minutes behind the cursor, five hundred at a time', async () => {
    await using tenant = await startTenant()
    const { alerts } = connectTo(tenant)
    await collect(alerts.since(alerts.cursorAt(new Date('2026-03-04T08:30:00.5Z'))))
    expect(tenant.calls.map((call) => call.search)).toEqual([
      '?$filter=lastUpdateTime%20ge%202026-03-04T08%3A20%3A00.5000000Z&$expand=evidence&$top=500&$skip=0',
    ])
  })

  test('are read to the end, and only the last page moves the cursor', async () => {
    await using tenant = await startTenant()
    tenant.alerts = payloads(1234)
    const { alerts } = connectTo(tenant)
    const start = alerts.cursorAt(dawn)
    const { ids, pages } = await collect(alerts.since(start))
    expect([ids.length, new Set(ids).size]).toEqual([1234, 1234])
    expect(pages.map((page) => page.cursor)).toEqual([start, start, '2026-03-04T07:20:33.0000000Z'])
    expect(tenant.signIns).toHaveLength(1)
  })

  test('keep seven digits, so that the cursor is the newest update exactly', async () => {
    await using tenant = await startTenant()
    tenant.alerts = [payload('a', '2026-03-04T08:00:00.1234567Z'), payload('b', '2026-03-04T08:00:00.12Z')]
    const { alerts } = connectTo(tenant)
    expect((await collect(alerts.since(alerts.cursorAt(dawn)))).last?.cursor).toBe('2026-03-04T08:00:00.1234567Z')
  })

  test('never move the cursor past the vendor’s clock at the start of the pass', async () => {
    await using tenant = await startTenant()
    tenant.alerts = [payload('a', '2026-03-04T08:00:00Z'), payload('from the future', '2031-01-01T00:00:00Z')]
    const { alerts } = connectTo(tenant)
    const { last } = await collect(alerts.since(alerts.cursorAt(dawn)))
    expect(last?.cursor).toBe('2026-03-04T09:00:00.0000000Z')
    expect(last?.vendorTime).toEqual(new Date('2026-03-04T09:00:00Z'))
  })

  test('never move the cursor back: nothing new, or an older clock, leaves it', async () => {
    await using tenant = await startTenant()
    tenant.alerts = [payload('a', '2026-03-04T08:55:00Z')]
    const { alerts } = connectTo(tenant)
    const cursor = alerts.cursorAt(new Date('2026-03-04T08:59:00Z'))
    expect((await collect(alerts.since(cursor))).last?.cursor).toBe(cursor)
    tenant.now = () => new Date('2020-01-01T00:00:00Z')
    tenant.alerts = [payload('a', '2026-03-04T08:59:30Z')]
    expect((await collect(alerts.since(cursor))).last?.cursor).toBe(cursor)
  })

  test('repeat what lies within the overlap, so that late arrivals are found', async () => {
    await using tenant = await startTenant()
    tenant.alerts = [payload('seen', '2026-03-04T08:50:00Z')]
    const { alerts } = connectTo(tenant)
    const first = await collect(alerts.since(alerts.cursorAt(dawn)))
    tenant.alerts.push(payload('late', '2026-03-04T08:45:00Z'))
    const second = await collect(alerts.since(first.last?.cursor ?? ''))
    expect(second.ids.sort()).toEqual(['late', 'seen'])
  })

  test('that arrive between two pages are found by the next read', async () => {
    await using tenant = await startTenant()
    tenant.alerts = payloads(900)
    tenant.order = (left, right) => String(right.lastUpdateTime).localeCompare(String(left.lastUpdateTime))
    tenant.beforeList = (skip) => {
      if (skip !== 400) return
      const oldest = tenant.alerts[0] as Record<string, unknown>
      oldest.lastUpdateTime = '2026-03-04T09:00:01Z'
      tenant.alerts.push(payload('new', '2026-03-04T09:00:02Z'))
    }
    const { alerts } = connectTo(tenant)
    const first = await collect(alerts.since(alerts.cursorAt(dawn)))
    expect(first.ids).not.toContain('new')
    tenant.now = () => new Date('2026-03-04T09:01:00Z')
    const second = await collect(alerts.since(first.last?.cursor ?? ''))
    expect(second.ids).toEqual(expect.arrayContaining(['new', 'da00000000_1']))
  })

  test('include every item however broken, with its payload', async () => {
    await using tenant = await startTenant()
    tenant.alerts = [null, 'text', 7, ['list'], payload('good', '2026-03-04T08:00:00Z')]
    const { alerts } = connectTo(tenant)
    const { pages, ids } = await collect(alerts.since(alerts.cursorAt(dawn)))
    expect(pages.flatMap((page) => page.alerts.map(({ raw }) => raw))).toEqual(
      expect.arrayContaining([null, 'text', 7, ['list']]),
    )
    expect(ids.filter((id) => id.startsWith('unidentified:'))).toHaveLength(4)
    expect(new Set(ids).size).toBe(5)
  })

  test('survive a page cut in the middle', async () => {
    await using tenant = await startTenant()
    tenant.alerts = payloads(700)
    tenant.faults = [
      () => false,
      (_request, response) =>
        response.writeHead(200, { 'content-length': '5000' }).write('{"value":[{"id":', () => response.destroy()),
    ]
    const { alerts } = connectTo(tenant)
    expect(new Set((await collect(alerts.since(alerts.cursorAt(dawn)))).ids).size).toBe(700)
  })

  test('from a cursor that is none are a problem, not a crash', async () => {
    await using tenant = await startTenant()
    const { alerts } = connectTo(tenant)
    await expect(collect(alerts.since('yesterday'))).rejects.toMatchObject({ name: 'VendorError' })
  })

  test.each([[{ value: null }], [{ value: { id: 'a' } }], [{}], [[]], ['text'], [null]])(
    'that come as %j are an invalid answer',
    async (body) => {
      await using tenant = await startTenant()
      tenant.faults = [(_request, response) => sendJson(response, 200, body) !== null]
      const { alerts } = connectTo(tenant)
      await expect(collect(alerts.since(alerts.cursorAt(dawn)))).rejects.toMatchObject({ code: 'vendor-invalid-answer' })
    },
  )
})

describe('a next link', () => {
  const page = (id: string, nextLink?: string) => ({
    value: [payload(id, '2026-03-04T08:00:00Z')],
    ...(nextLink === undefined ? {} : { '@odata.nextLink': nextLink }),
  })

  test('is followed verbatim on the same origin', async () => {
    await using tenant = await startTenant()
    const next = `${tenant.origin}/api/alerts?$skiptoken=a%20b`
    tenant.faults = [page('a', next), page('b')].map((body) => (_request, response) => sendJson(response, 200, body) !== null)
    const { alerts } = connectTo(tenant)
    expect((await collect(alerts.since(alerts.cursorAt(dawn)))).ids).toEqual(['a', 'b'])
    expect(tenant.calls[1]?.href).toBe(next)
  })

  test.each([
    [
      'to another documented host is read from the configured one',
      'https://eu.api.security.microsoft.com/api/alerts?$skiptoken=a',
    ],
    ['whose path would name a host stays on the configured one', 'https://api.security.microsoft.com//evil.example/alerts'],
  ])('%s', async (_title, next) => {
    await using tenant = await startTenant()
    tenant.faults = [page('a', next), page('b')].map((body) => (_request, response) => sendJson(response, 200, body) !== null)
    const { alerts } = connectTo(tenant)
    expect((await collect(alerts.since(alerts.cursorAt(dawn)))).ids).toEqual(['a', 'b'])
  })

  test.each([
    'https://api.securitycenter.microsoft.com.evil.example/api/alerts',
    'http://169.254.169.254/latest/meta-data',
    'http://api.securitycenter.microsoft.com/api/alerts',
    'http://[',
  ])('to a stranger is refused: %s', async (next) => {
    await using tenant = await startTenant()
    tenant.faults = [(_request, response) => sendJson(response, 200, page('a', next)) !== null]
    const { alerts } = connectTo(tenant)
    await expect(collect(alerts.since(alerts.cursorAt(dawn)))).rejects.toMatchObject({ code: 'vendor-invalid-answer' })
  })
})

describe('alerts raised within a range', () => {
  const range = { from: new Date('2026-03-04T07:05:00Z'), to: new Date('2026-03-04T07:15:00Z') }

  test('include its beginning and exclude its end', async () => {
    await using tenant = await startTenant()
    tenant.alerts = payloads(1200)
    const { ids } = await collect(connectTo(tenant).alerts.createdBetween(range))
    expect(ids).toHaveLength(600)
    expect([ids[0], ids.at(-1)]).toEqual(['da00000899_1', 'da00000300_1'])
  })

  test('are the same where the service does not know `lt`, and it is asked for that once only', async () => {
    await using tenant = await startTenant()
    tenant.alerts = [...payloads(1200), null]
    tenant.knowsLessThan = false
    const { alerts } = connectTo(tenant)
    for (const round of [1, 2]) {
      const { ids } = await collect(alerts.createdBetween(range))
      expect(
        ids.filter((id) => id.startsWith('da')),
        `round ${round}`,
      ).toHaveLength(600)
      expect(
        ids.filter((id) => id.startsWith('unidentified')),
        `round ${round}`,
      ).toHaveLength(1)
    }
    expect(tenant.calls.filter((call) => call.search.includes('%20lt%20'))).toHaveLength(1)
  })

  test('with another refusal is that refusal', async () => {
    await using tenant = await startTenant()
    tenant.roles = ['Machine.Read.All']
    await expect(collect(connectTo(tenant).alerts.createdBetween(range))).rejects.toMatchObject({ code: 'vendor-forbidden' })
  })
})

test('an abort between two pages ends the reading with the signal’s reason', async () => {
  await using tenant = await startTenant()
  tenant.alerts = payloads(1200)
  const controller = new AbortController()
  const reason = new Error('shutting down')
  const { alerts } = connectTo(tenant)
  const reading = (async () => {
    for await (const _page of alerts.since(alerts.cursorAt(dawn), controller.signal)) controller.abort(reason)
  })()
  await expect(reading).rejects.toBe(reason)
  expect(tenant.calls).toHaveLength(1)
})
