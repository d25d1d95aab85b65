import { describe, expect } from 'vitest'
import { story } from './story.ts'
import { eventually } from './world/eventually.ts'
import { wholeFeed } from './world/feed.ts'
import type { Tenant, VendorAlert } from './world/simulator.ts'
import { type Member, untilConnected, type World } from './world/world.ts'

const minute = 60_000

describe('alerts come late and out of order', () => {
  let member: Member
  let tenant: Tenant

  story('one that surfaces hours late takes its place among the older ones', async ({ world }) => {
    member = await world.signUp()
    tenant = await world.simulator.addTenant()
    await world.simulator.raise(tenant, { title: 'On time', minutesAgo: 5 })
    const { id } = await world.connectTenant(member, tenant)
    await untilConnected(member, id)
    await world.simulator.raise(tenant, { title: 'Found out in the night', minutesAgo: 7 * 60 })
    await inFeed(member, 'Found out in the night')
    expect((await wholeFeed(member.api)).map(({ title }) => title)).toEqual(['On time', 'Found out in the night'])
  })

  story('one whose update time the reading has passed already is found behind the cursor', async ({ world }) => {
    const alert = await world.simulator.raise(tenant, { title: 'Written before it was readable', minutesAgo: 200 })
    await inFeed(member, alert.title)
    const older = { id: `${alert.id}-twin`, title: 'Its twin, eight minutes behind', lastUpdateTime: ago(8) }
    await world.simulator.raiseRaw(tenant, { ...alert, ...older })
    await inFeed(member, older.title)
  })

  story('an older state never replaces a newer one, and each newer one does', async ({ world }) => {
    const alert = await world.simulator.raise(tenant, { title: 'Argued about' })
    await inFeed(member, alert.title)
    await change(world, alert, { status: 'InProgress', lastUpdateTime: ago(0) })
    await status(member, alert, 'in_progress')

    // A lagging replica answers with the state before; a marker raised behind it tells when it has been read.
    await change(world, alert, { status: 'New', lastUpdateTime: ago(9) })
    const marker = await world.simulator.raise(tenant, { title: 'Read after the lagging answer' })
    await inFeed(member, marker.title)
    await status(member, alert, 'in_progress')

    await change(world, alert, { status: 'Resolved', lastUpdateTime: ago(-0.1) })
    await status(member, alert, 'resolved')
    expect((await wholeFeed(member.api, { q: alert.title })).length).toBe(1)
  })

  function change(world: World, alert: VendorAlert, fields: Record<string, unknown>): Promise<void> {
    return world.simulator.change(tenant, alert.id, fields)
  }
})

const ago = (minutes: number) => new Date(Date.now() - minutes * minute).toISOString()

function inFeed(member: Member, title: string) {
  return eventually(`“${title}” is in the feed`, async () =>
    (await wholeFeed(member.api)).find((detection) => detection.title === title),
  )
}

function status(member: Member, alert: VendorAlert, expected: string) {
  return eventually(`“${alert.title}” is ${expected}`, async () =>
    (await wholeFeed(member.api, { q: alert.title })).find((detection) => detection.status === expected),
  )
}
