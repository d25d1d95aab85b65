import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { feedRow, signInToApp } from './browser/app.ts'
import { sheetOf } from './browser/isolation.ts'
import { phone } from './browser/screens.ts'
import { story } from './story.ts'
import type { Tenant } from './world/simulator.ts'
import { type Member, untilConnected } from './world/world.ts'

const machines = ['fin-lt-0142', 'fin-lt-0143', 'fin-lt-0144']

describe('many machines are cut off at once', () => {
  let owner: Member
  let tenant: Tenant
  let app: Page

  story('those of the selected detections, each once, with one comment and one confirmation', async ({ world, open }) => {
    owner = await world.signUp()
    tenant = await world.simulator.addTenant()
    for (const machine of machines) await world.simulator.changeMachine(tenant, machine, { healthStatus: 'Active' })
    for (const [index, machine] of [...machines, machines[0]].entries()) {
      await world.simulator.raise(tenant, { title: `It spreads, ${index + 1}`, machine })
    }
    await world.simulator.planActions(tenant, { pendingSeconds: 0.3, runningSeconds: 0.5 })
    const { id } = await world.connectTenant(owner, tenant)
    await untilConnected(owner, id)
    app = await open(phone)
    await signInToApp(app, owner)
    await feedRow(app, 'It spreads, 4').waitFor()

    const sheet = await openForAll()
    await sheet.getByText('3 machines lose their network, except to Microsoft Defender').waitFor()
    const send = sheet.getByRole('button', { name: 'Isolate 3 machines' })
    await sheet.getByRole('textbox', { name: 'Why' }).fill('Worm on the finance floor')
    expect(await send.isDisabled(), 'how many has to be typed').toBe(true)
    await sheet.getByRole('textbox', { name: /^Type 3/ }).fill('3')
    await send.click()
    await sheet.getByRole('heading', { name: '3 asked for' }).waitFor()
    await expect.poll(async () => (await world.simulator.postsOf(tenant)).length).toBe(3)
    const posts = await world.simulator.postsOf(tenant)
    expect(new Set(posts.map(({ machineId }) => machineId)).size).toBe(3)
    for (const post of posts) {
      expect(post).toMatchObject({ type: 'Isolate', result: 'begun' })
      expect(post.comment).toMatch(new RegExp(`^Worm on the finance floor .*${owner.name}`))
    }
    const finished = sheet.getByRole('link').filter({ hasText: 'Done' })
    await expect.poll(() => finished.count(), { timeout: 30_000 }).toBe(3)
    await sheet.getByRole('button', { name: 'Done' }).click()
    await sheet.waitFor({ state: 'detached' })
  })

  story('and are let back at once; one that cannot be is left out and says why', async ({ world }) => {
    await world.simulator.raise(tenant, { title: 'Elsewhere', machine: 'sal-lt-0207' })
    await feedRow(app, 'Elsewhere').waitFor()
    const sheet = await openForAll()
    await sheet.getByRole('radio', { name: 'Release' }).click()
    await sheet.getByText('Left out: Not isolated').waitFor()
    await sheet.getByRole('textbox', { name: 'Why' }).fill('Cleaned and checked')
    await sheet.getByRole('textbox', { name: /^Type 3/ }).fill('3')
    await sheet.getByRole('button', { name: 'Release 3 machines' }).click()
    await sheet.getByRole('heading', { name: '3 asked for' }).waitFor()
    await expect
      .poll(async () => (await world.simulator.postsOf(tenant)).filter(({ type }) => type === 'Unisolate').length)
      .toBe(3)
  })

  async function openForAll(): Promise<Locator> {
    await app.getByRole('button', { name: 'Select', exact: true }).click()
    await app.getByRole('button', { name: 'Select all' }).click()
    await app.getByRole('toolbar', { name: 'Change the selected detections' }).getByRole('button', { name: 'Isolate' }).click()
    return sheetOf(app)
  }
})
