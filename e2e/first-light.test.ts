import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { feedRow, feedRows, shown, signInToApp } from './browser/app.ts'
import { addConfiguration, configurationRow, signUpInPortal } from './browser/portal.ts'
import { desktop, phone } from './browser/screens.ts'
import { story } from './story.ts'
import type { Tenant } from './world/simulator.ts'
import { newcomer } from './world/world.ts'

describe('first light: from an empty server to a detection on the phone', () => {
  const person = newcomer()
  const displayName = 'Defender, head office'
  let portal: Page
  let app: Page
  let tenant: Tenant

  story('an administrator signs up and connects the tenant with the fields of the guide', async ({ world, open }) => {
    tenant = await world.simulator.addTenant({ history: true })
    portal = await open(desktop)
    await signUpInPortal(portal, person)
    // Slow enough to be seen reading; the vendor answers at its own pace.
    await world.simulator.addFault(tenant, { kind: 'delay', milliseconds: 300, path: '/api/alerts' })
    await addConfiguration(portal, { ...tenant, displayName, baseUrl: world.simulator.url })

    const row = configurationRow(portal, displayName)
    await row.getByRole('progressbar', { name: 'Reading the last 30 days' }).waitFor()
    await world.simulator.clearFaults()
    await row.getByText('Connected', { exact: true }).waitFor()
    const alerts = await world.simulator.alertsOf(tenant)
    await row.getByText(`${alerts.length}`, { exact: true }).waitFor()
  })

  story('an analyst signs in with the portal account and sees the alerts, newest first', async ({ world, open }) => {
    app = await open(phone)
    await signInToApp(app, person)
    const started = performance.now()
    await feedRows(app).first().waitFor()
    expect(performance.now() - started, 'milliseconds until the first detections are on screen').toBeLessThan(5000)

    const newest = (await world.simulator.alertsOf(tenant)).slice(0, 3)
    for (const [index, alert] of newest.entries()) {
      const row = feedRows(app).nth(index)
      for (const words of [alert.title, alert.severity, alert.computerDnsName ?? '', displayName]) {
        await row.getByText(words).first().waitFor()
      }
      expect(await row.innerText()).toMatch(/New|In progress|Resolved/)
      expect(await row.innerText()).toMatch(/now|\d+ (min|h)|\d+ \w{3}/)
    }
  })

  story('opens one and reads what happened: evidence, techniques with their names, machine', async ({ world }) => {
    const alerts = await world.simulator.alertsOf(tenant)
    const rich = alerts.slice(0, 8).find(({ mitreTechniques }) => mitreTechniques.length > 0)
    if (!rich) throw new Error('None of the newest alerts names a technique.')
    await feedRow(app, rich.title).click()
    await app.getByRole('heading', { name: rich.title, level: 1 }).waitFor()
    await shown(app, rich.description.slice(0, 60)).waitFor()
    await shown(app, rich.computerDnsName ?? '').waitFor()
    for (const id of rich.mitreTechniques) {
      const technique = app.getByRole('link', { name: new RegExp(`^[A-Z].* ${id.replace('.', '\\.')}\\b`) })
      await technique.waitFor()
    }
    await app
      .getByRole('heading', { name: /^(Processes|Files|Accounts in evidence|IP addresses)/ })
      .first()
      .waitFor()
    await app.getByRole('button', { name: 'Back to Detections' }).click()
    await feedRows(app).first().waitFor()
  })

  story('an alert that is raised now appears on the phone by itself', async ({ world }) => {
    const address = app.url()
    const alert = await world.simulator.raise(tenant, { title: 'Credential theft on the harbour gateway', severity: 'High' })
    await feedRow(app, alert.title).getByText('High').waitFor()
    expect(await feedRows(app).first().innerText()).toContain(alert.title)
    expect(app.url()).toBe(address)
  })

  story('what was done about it in the vendor’s portal shows by itself too', async ({ world }) => {
    const [alert] = await world.simulator.alertsOf(tenant)
    if (!alert) throw new Error('The tenant has no alert.')
    await world.simulator.change(tenant, alert.id, { status: 'InProgress' })
    await feedRow(app, alert.title).getByText('In progress').waitFor()
    await world.simulator.change(tenant, alert.id, { status: 'Resolved' })
    await feedRow(app, alert.title).getByText('Resolved').waitFor()
  })
})
