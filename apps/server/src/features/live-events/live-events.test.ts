import type { LiveEvent } from '@pocketsoc/contract'
import { asc } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { liveEvents } from '../../db/schema/index.ts'
import { asOrganization } from '../../db/scoped.ts'
import { type SignedUp, signInPhone, signUp, startTestApplication, type TestApplication } from '../../testing/test-application.ts'
import { openEvents } from '../../testing/test-event-stream.ts'
import { createLiveHub } from './live-hub.ts'
import { pruneEvents } from './prune-events.ts'
import { liveChannel, publishEvent } from './publish-event.ts'

let app: TestApplication
beforeAll(async () => {
  app = await startTestApplication()
})
afterAll(() => app.close())

const changed = (): LiveEvent => ({ type: 'configuration.health', configurationId: crypto.randomUUID() })

/** Publishes in a transaction of its own, which `undo` rolls back. */
function publish({ me }: SignedUp, event: LiveEvent, undo = false): Promise<void> {
  const to = { organizationId: me.organization.id, now: new Date(app.services.clock.now()) }
  return asOrganization(app.services.database, me.organization.id, async (tx) => {
    await publishEvent(tx, to, event)
    if (undo) throw new Error('undone')
  }).catch((error: Error) => {
    if (error.message !== 'undone') throw error
  })
}

test('events of transactions that run at the same time are numbered without a gap, and those undone take no number', async () => {
  const dana = await signUp(app)
  await Promise.all(Array.from({ length: 40 }, (_, index) => publish(dana, changed(), index % 4 === 1)))
  const rows = await asOrganization(app.services.database, dana.me.organization.id, (tx) =>
    tx.sql.select({ id: liveEvents.id }).from(liveEvents).orderBy(asc(liveEvents.id)),
  )
  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
})

test('a reader whose connection breaks at any moment, while events arrive, reads each exactly once and in order', async () => {
  const dana = await signUp(app)
  const phone = await signInPhone(app, dana)
  let published = 0
  const drops = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(drops, fc.integer({ min: 1, max: 12 }), async (readBeforeDrop, count) => {
      const from = published
      const publishing = Promise.all(Array.from({ length: count }, () => publish(dana, changed())))
      published += count
      const seen: number[] = []
      let last = from
      for (const reads of [...readBeforeDrop, count]) {
        const stream = await openEvents(app, phone.headers, last)
        expect(await stream.next()).toEqual({ id: last, event: { type: 'ready' } })
        for (let read = 0; read < reads && seen.length < count; read += 1) {
          const next = await stream.next()
          last = next?.id ?? Number.NaN
          seen.push(last)
        }
        await stream.close()
      }
      await publishing
      expect(seen).toEqual(Array.from({ length: count }, (_, index) => from + index + 1))
    }),
    { numRuns: 12, endOnFailure: true },
  )
})

test('a new stream begins now: it says where, and brings what is committed from then on, as committed', async () => {
  const dana = await signUp(app)
  await publish(dana, changed())
  const stream = await openEvents(app, dana.portal)
  expect(await stream.next()).toEqual({ id: 1, event: { type: 'ready' } })
  const event = changed()
  await publish(dana, event)
  expect(await stream.next()).toEqual({ id: 2, event })
  await stream.close()
})

test('a stream that ends while another begins does not take its wake-ups away', async () => {
  const hub = await createLiveHub(app.services.database)
  const rings: string[] = []
  const leave = hub.subscribe('organisation', () => rings.push('first'))
  leave()
  hub.subscribe('organisation', () => rings.push('second'))
  // A stream leaves when its reader is gone, and again when it has ended.
  leave()
  await app.services.database.session((connection) => connection.query('select pg_notify($1, $2)', [liveChannel, 'organisation']))
  await expect.poll(() => rings).toEqual(['second'])
  await hub.close()
})

test('an organisation hears nothing of another', async () => {
  const [dana, stranger] = [await signUp(app), await signUp(app)]
  const stream = await openEvents(app, dana.portal)
  await stream.next()
  await publish(stranger, changed())
  const own = changed()
  await publish(dana, own)
  expect(await stream.next()).toEqual({ id: 1, event: own })
  await stream.close()
})

test('a reader that slept until events were pruned is told to read everything again, and then goes on', async () => {
  const dana = await signUp(app)
  for (let count = 0; count < 3; count += 1) await publish(dana, changed())
  await app.services.clock.advance(24 * 60 * 60 * 1000 + 1)
  await publish(dana, changed())
  await pruneEvents(app.services)

  const stale = await openEvents(app, dana.portal, 2)
  await stale.next()
  expect(await stale.next()).toEqual({ id: 4, event: { type: 'reset' } })
  const event = changed()
  await publish(dana, event)
  expect(await stale.next()).toEqual({ id: 5, event })
  await stale.close()

  const exact = await openEvents(app, dana.portal, 3)
  await exact.next()
  expect((await exact.next())?.id, 'nothing behind 3 was pruned').toBe(4)
  await exact.close()

  const ahead = await openEvents(app, dana.portal, 999)
  await ahead.next()
  expect(await ahead.next(), 'an id of another database').toEqual({ id: 5, event: { type: 'reset' } })
  await ahead.close()
})

test('revoking a device ends its stream at once and no other', async () => {
  const dana = await signUp(app)
  const [phone, other] = [await signInPhone(app, dana), await signInPhone(app, dana)]
  const [ending, staying] = [await openEvents(app, phone.headers), await openEvents(app, other.headers)]
  await Promise.all([ending.next(), staying.next()])
  await app.request(`/api/v1/me/devices/${phone.device.id}`, { method: 'DELETE', headers: dana.portal })
  expect((await ending.next())?.event).toEqual({ type: 'device.revoked', deviceId: phone.device.id })
  expect(await ending.next()).toBeNull()
  expect((await staying.next())?.event.type).toBe('device.revoked')
  await publish(dana, changed())
  expect((await staying.next())?.event.type).toBe('configuration.health')
  await staying.close()
})

test('a session that ends is noticed within fifteen seconds, even while events keep the stream busy', async () => {
  const dana = await signUp(app)
  const [quiet, busy] = [await openEvents(app, dana.portal), await openEvents(app, dana.portal)]
  await Promise.all([quiet.next(), busy.next()])
  await app.request('/api/auth/sign-out', { method: 'POST', headers: dana.portal, json: {} })
  for (let seconds = 0; seconds < 15; seconds += 5) {
    await app.services.clock.advance(5000)
    await publish(dana, changed())
  }
  const readToEnd = async (stream: typeof quiet) => {
    let events = 0
    while (await stream.next()) events += 1
    return events
  }
  expect(await readToEnd(quiet)).toBeLessThanOrEqual(3)
  expect(await readToEnd(busy)).toBeLessThanOrEqual(3)
})

test('a stream needs a session, and an id that could have been ours', async () => {
  await expect(openEvents(app, {})).rejects.toThrow('401')
  const dana = await signUp(app)
  for (const query of ['after=-1', 'after=1e9', 'after=x']) {
    expect((await app.request(`/api/v1/events?${query}`, { headers: dana.portal })).status).toBe(400)
  }
})
