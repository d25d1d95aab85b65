import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { feedRow, feedRows, shown, signInToApp } from './browser/app.ts'
import { phone } from './browser/screens.ts'
import { story } from './story.ts'
import type { Tenant } from './world/simulator.ts'
import { type Member, untilConnected, type World } from './world/world.ts'

describe('the server goes away under an open app', () => {
  let app: Page
  let member: Member
  let tenant: Tenant

  story('the feed stays and says by itself that it is offline, and as of when', async ({ world, open }) => {
    member = await world.signUp()
    tenant = await world.simulator.addTenant({ history: true })
    const { id } = await world.connectTenant(member, tenant)
    await untilConnected(member, id)
    app = await open(phone)
    await signInToApp(app, member)
    await feedRows(app).first().waitFor()
    await shown(app, /^Live/).waitFor()
    await readNewest(world)
    const newest = await feedRows(app).first().innerText()

    await world.server.kill9()
    await shown(app, /^Offline · as of \d\d:\d\d/).waitFor()
    expect(await feedRows(app).first().innerText()).toBe(newest)
  })

  story('a detection that was read before can still be read', ({ world }) => readNewest(world))

  story('once it is back, the feed is live again with what was missed', async ({ world }) => {
    const missed = await world.simulator.raise(tenant, { title: 'Raised while nobody watched', severity: 'High' })
    world.server.start()
    await world.server.ready()
    await shown(app, /^Live/).waitFor({ timeout: 60_000 })
    await feedRow(app, missed.title).waitFor()
    expect(await shown(app, /^Offline/).count()).toBe(0)
  })

  story('opened again in the same browser, it is still signed in', async () => {
    await app.reload()
    await feedRow(app, 'Raised while nobody watched').waitFor()
  })

  /** Opens the newest detection, reads what happened in it, and goes back. */
  async function readNewest({ simulator }: World): Promise<void> {
    const [newest] = await simulator.alertsOf(tenant)
    if (!newest) throw new Error('The tenant has no alert.')
    await feedRow(app, newest.title).click()
    await app.getByRole('heading', { name: newest.title, level: 1 }).filter({ visible: true }).waitFor()
    await shown(app, newest.description.slice(0, 60)).waitFor()
    await app.getByRole('button', { name: 'Back to Detections' }).click()
    await feedRows(app).first().waitFor()
  }
})
