import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { feedRow, feedRows, openAppFeed, openAppSettings, shown, signInToApp } from './browser/app.ts'
import { addConfiguration, configurationRow, signInToPortal } from './browser/portal.ts'
import { desktop, phone } from './browser/screens.ts'
import { story } from './story.ts'
import type { Tenant } from './world/simulator.ts'
import { type Member, untilConnected } from './world/world.ts'

describe('what an administrator changes reaches the phone by itself', () => {
  let member: Member
  let portal: Page
  let app: Page
  let first: Tenant
  let second: Tenant

  story('a renamed configuration shows its new Display Name on every detection', async ({ world, open }) => {
    member = await world.signUp()
    first = await world.simulator.addTenant()
    const alert = await world.simulator.raise(first, { title: 'Scheduled task runs an encoded script' })
    const { id } = await world.connectTenant(member, first, { displayName: 'Before the rename' })
    await untilConnected(member, id)

    app = await open(phone)
    await signInToApp(app, member)
    await feedRow(app, alert.title).getByText('Before the rename').waitFor()

    portal = await open(desktop)
    await signInToPortal(portal, member)
    await portal.getByRole('link', { name: 'Before the rename' }).click()
    await portal.getByRole('link', { name: 'Edit' }).click()
    await portal.getByLabel('Display Name').fill('Head office Defender')
    await portal.getByRole('button', { name: 'Save' }).click()
    await portal.getByRole('heading', { name: 'Head office Defender', level: 1 }).waitFor()

    await feedRow(app, alert.title).getByText('Head office Defender').waitFor()
    expect(await shown(app, 'Before the rename').count()).toBe(0)
  })

  story('a second configuration joins the profiles, and its detections the feed', async ({ world }) => {
    second = await world.simulator.addTenant({ name: 'Ferrow Mills' })
    const alert = await world.simulator.raise(second, { title: 'Unknown driver on the mill controller' })
    await openAppSettings(app)
    await shown(app, 'Head office Defender').waitFor()
    await portal.getByRole('link', { name: 'Vendor Configurations' }).first().click()
    await addConfiguration(portal, { ...second, displayName: 'Second site', baseUrl: world.simulator.url })
    await shown(app, 'Second site').waitFor()
    await openAppFeed(app)
    await feedRow(app, alert.title).getByText('Second site').waitFor()
  })

  story('a deleted configuration takes its detections and its profile away', async () => {
    await configurationRow(portal, 'Second site').getByRole('link', { name: 'Second site' }).click()
    await portal.getByRole('button', { name: 'Delete' }).click()
    const dialog = portal.getByRole('alertdialog')
    const confirm = dialog.getByRole('button', { name: 'Delete' })
    expect(await confirm.isDisabled(), 'deleting waits for the name to be typed').toBe(true)
    await dialog.getByLabel('Type “Second site” to confirm').fill('Second site')
    await confirm.click()
    await portal.getByRole('heading', { name: 'Vendor Configurations', level: 1 }).waitFor()

    await feedRow(app, 'Unknown driver on the mill controller').waitFor({ state: 'detached' })
    await expect.poll(() => feedRows(app).count()).toBe(1)
    await openAppSettings(app)
    await shown(app, 'Head office Defender').waitFor()
    expect(await shown(app, 'Second site').count()).toBe(0)
  })
})
