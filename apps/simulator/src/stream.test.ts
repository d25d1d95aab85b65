import { expect, test } from 'vitest'
import { useSimulator } from './testing/client.ts'

const simulator = useSimulator({ streamSeconds: 30 })
const advance = (seconds: number) => simulator().control('POST', '/clock', { advanceSeconds: seconds })

test('new alerts appear as time goes on, about one in the mean pause', async () => {
  const before = (await simulator().list('/api/alerts')).value.length
  await advance(3600)
  const after = (await simulator().list('/api/alerts')).value.length
  expect(after - before).toBeGreaterThan(60)
  expect(after - before).toBeLessThan(240)
})

test('some alerts change later, and some surface hours after they were created', async () => {
  const started = new Date().toISOString()
  const before = new Set((await simulator().list('/api/alerts')).value.map((alert) => alert.id))
  await advance(4 * 3600)
  const changed = await simulator().list(`/api/alerts?$filter=lastUpdateTime ge ${started}`)
  const fresh = changed.value.filter((alert) => !before.has(alert.id))
  expect(fresh.some((alert) => alert.status === 'InProgress')).toBe(true)
  expect(fresh.some((alert) => alert.status === 'Resolved')).toBe(true)
  const all = (await simulator().list('/api/alerts')).value.filter((alert) => !before.has(alert.id))
  expect(all.some((alert) => String(alert.alertCreationTime) < started)).toBe(true)
})

test('a far jump of the clock does not raise alerts without end', async () => {
  const before = (await simulator().list('/api/alerts')).value.length
  await advance(90 * 86_400)
  const after = (await simulator().list('/api/alerts')).value.length
  expect(after - before).toBeLessThanOrEqual(505)
})
