import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { getDetection, getVendorConfiguration } from '@pocketsoc/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from './world/eventually.ts'
import { wholeFeed } from './world/feed.ts'
import { seededRandom } from './world/random.ts'
import type { Tenant, VendorAlert } from './world/simulator.ts'
import { type Member, startWorld, untilConnected, type World } from './world/world.ts'

const alertCount = 5000
const killCount = 20
// A vendor this slow keeps the backfill going for longer than the kills take.
const vendorDelayMilliseconds = 150
const overlapMilliseconds = 10 * 60_000

describe('a server killed again and again while it reads the first 30 days', () => {
  let world: World
  let member: Member
  let tenant: Tenant
  let configurationId: string

  beforeAll(async () => {
    world = await startWorld()
    member = await world.signUp()
    tenant = await world.simulator.addTenant()
    await world.simulator.raiseMany(tenant, alertCount)
  })
  afterAll(() => world.close())

  test(`kill -9 at ${killCount} random moments`, { timeout: 300_000 }, async () => {
    const seed = Number(process.env.POCKETSOC_STORY_SEED) || randomInt(2 ** 31)
    console.log(`Moments of the kills: POCKETSOC_STORY_SEED=${seed} repeats them.`)
    const random = seededRandom(seed)
    await world.simulator.addFault(tenant, { kind: 'delay', milliseconds: vendorDelayMilliseconds, path: '/api/alerts' })
    configurationId = (await world.connectTenant(member, tenant)).id

    for (let kill = 1; kill <= killCount; kill += 1) {
      await aMoment(random, () => pagesAsked(world, tenant))
      await world.server.kill9()
      world.server.start()
    }
    await world.server.ready()
    const { health } = await member.api.call(getVendorConfiguration, { params: { id: configurationId } })
    expect(health.state, 'the kills came before the end of the backfill').not.toBe('connected')
    await world.simulator.clearFaults()
    await untilConnected(member, configurationId, 120)
  })

  test('every alert is in the feed exactly once, and under its own id', async () => {
    const [feed, alerts] = await Promise.all([wholeFeed(member.api), world.simulator.alertsOf(tenant)])
    expect(new Set(alerts.map(momentOf)).size, 'each alert has a moment of its own to be known by').toBe(alertCount)
    expect(feed.map(({ createdAt, title, machine }) => [createdAt, title, machine?.name])).toEqual(
      alerts.map((alert) => [momentOf(alert), alert.title, alert.computerDnsName]),
    )
    const { health } = await member.api.call(getVendorConfiguration, { params: { id: configurationId } })
    expect(health.detectionCount).toBe(alertCount)

    const sampled = feed.filter((_, index) => index % 40 === 0)
    for (const { id, createdAt } of sampled) {
      const { vendorAlertId } = await member.api.call(getDetection, { params: { id } })
      expect(vendorAlertId).toBe(alerts.find((alert) => momentOf(alert) === createdAt)?.id)
    }
  })

  test('reading goes on from where it was, behind the overlap and no further', async () => {
    const lastAsked = await eventually('a poll after the backfill', async () =>
      (await world.simulator.requestsOf(tenant)).findLast(({ query }) => query.$filter?.startsWith('lastUpdateTime')),
    )
    const from = Date.parse(lastAsked.query.$filter?.split(' ').at(-1) ?? '')
    const { createdAt } = await member.api.call(getVendorConfiguration, { params: { id: configurationId } })
    expect(from).toBeGreaterThan(Date.parse(createdAt) - 2 * overlapMilliseconds)
    expect(from).toBeLessThan(Date.now())
  })

  test('a new alert and a changed one still arrive, each as one detection', async () => {
    const raised = await world.simulator.raise(tenant, { title: 'Raised after the crashes' })
    const first = await eventually('the new alert is in the feed', async () =>
      (await wholeFeed(member.api, { q: raised.title })).find(({ status }) => status === 'new'),
    )
    await world.simulator.change(tenant, raised.id, { status: 'InProgress', assignedTo: 'ada.mirov@northgate.example' })
    const [changed, ...others] = await eventually('its change is in the feed', async () => {
      const found = await wholeFeed(member.api, { q: raised.title })
      return found[0]?.status === 'in_progress' && found
    })
    expect(changed).toMatchObject({ id: first.id, title: raised.title, assignedTo: 'ada.mirov@northgate.example' })
    expect(others).toEqual([])
  })
})

/** When an alert was raised, as precisely as the API tells it. */
const momentOf = ({ alertCreationTime }: VendorAlert) => new Date(alertCreationTime).toISOString()

async function pagesAsked(world: World, tenant: Tenant): Promise<number> {
  return (await world.simulator.requestsOf(tenant)).filter(({ path }) => path === '/api/alerts').length
}

/** Somewhere in the start of the server, or within the time that some pages take, their storing included. */
async function aMoment(random: () => number, pagesNow: () => Promise<number>): Promise<void> {
  const duringStart = random() < 0.3
  const pages = 1 + Math.floor(random() * 4)
  const rest = random()
  if (duringStart) return pause(rest * 3000)
  const before = await pagesNow()
  await eventually('the server reads on', async () => (await pagesNow()) >= before + pages, 60)
  await pause(rest * 2 * vendorDelayMilliseconds)
}
