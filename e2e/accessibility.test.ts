import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { feedRows, openAppSettings, signInToApp } from './browser/app.ts'
import { createInspection, mistakesOn } from './browser/inspection.ts'
import { configurationRow, openAddConfiguration, signInToPortal } from './browser/portal.ts'
import { desktop, phone } from './browser/screens.ts'
import { story } from './story.ts'
import { type Member, untilConnected, type World } from './world/world.ts'

describe('the portal', () => {
  let member: Member
  let page: Page
  let configurationId: string

  story('no page for visitors has a mistake that axe finds', async ({ world, open }) => {
    member = await world.signUp()
    page = await open(desktop)
    const mistakes: string[] = []
    for (const path of [
      '/sign-in',
      '/sign-up',
      '/forgot-password',
      '/reset-password?token=x',
      '/verify-email',
      '/oauth/authorize',
      '/nowhere',
    ]) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      mistakes.push(...(await mistakesOn(page, path)))
    }
    expect(mistakes).toEqual([])
  })

  story('nor has any page of Settings, empty, filled or failing', async ({ world }) => {
    await signInToPortal(page, member)
    const mistakes = await mistakesOn(page, 'an empty list')
    configurationId = await connectTwo(world, member)
    await configurationRow(page, 'Works').getByText('Connected', { exact: true }).waitFor()
    await configurationRow(page, 'Fails').getByText('Unauthorized', { exact: true }).waitFor()
    mistakes.push(...(await mistakesOn(page, 'a list')))
    const detail = `/settings/vendor-configurations/${configurationId}`
    for (const path of [detail, `${detail}/edit`, '/settings/isolation', '/settings/devices', '/settings/account']) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      mistakes.push(...(await mistakesOn(page, path)))
    }
    expect(mistakes).toEqual([])
  })

  story('nor have the form with its errors and the question before deleting', async () => {
    await page.goto('/settings/vendor-configurations')
    await openAddConfiguration(page)
    const mistakes = await mistakesOn(page, 'the form')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Client ID is needed.').waitFor()
    mistakes.push(...(await mistakesOn(page, 'the form with errors')))
    await page.goto(`/settings/vendor-configurations/${configurationId}`)
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('alertdialog').waitFor()
    mistakes.push(...(await mistakesOn(page, 'the question before deleting')))
    expect(mistakes).toEqual([])
  })

  story('a configuration can be added with the keyboard alone', async ({ world }) => {
    const tenant = await world.simulator.addTenant()
    await page.goto('/settings/vendor-configurations')
    await configurationRow(page, 'Works').waitFor()
    await tabTo(page, 'Add Configuration')
    await page.keyboard.press('Enter')
    await page.getByRole('form', { name: 'Add Configuration' }).waitFor()
    const values = {
      'Display Name': 'Typed without a mouse',
      'Base URL': world.simulator.url,
      'Client ID': tenant.clientId,
      'Client Secret': tenant.clientSecret,
      'Tenant ID': tenant.tenantId,
    }
    for (const [label, value] of Object.entries(values)) {
      await tabTo(page, label)
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type(value)
    }
    await tabTo(page, 'Save')
    await page.keyboard.press('Enter')
    await configurationRow(page, 'Typed without a mouse').getByText('Connected', { exact: true }).waitFor()
  })
})

describe('the app', () => {
  const { look, mistakes, small } = createInspection()

  story('every screen is opened', async ({ world, open }) => {
    const member = await world.signUp()
    await connectTwo(world, member)
    const page = await open(phone)
    await page.goto('/app/')
    await page.getByRole('button', { name: 'Sign in with the portal' }).waitFor()
    await look(page, 'sign-in')
    await signInToApp(page, member)
    await feedRows(page).first().waitFor()
    await look(page, 'feed')
    await page.getByRole('button', { name: /^Filters/ }).click()
    await page.getByRole('dialog').waitFor()
    await look(page, 'filters')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByLabel('Search detections').fill('nothing is called this')
    await page.getByText('No detection matches').waitFor()
    await look(page, 'nothing found')
    await page.getByLabel('Search detections').fill('')
    await feedRows(page).first().click()
    await page.getByRole('button', { name: 'Back to Detections' }).waitFor()
    await page.getByRole('heading', { name: 'What happened' }).waitFor()
    await look(page, 'detail')
    await page.getByRole('button', { name: 'Back to Detections' }).click()
    await openAppSettings(page)
    await look(page, 'settings')
  })

  story('none has a mistake that axe finds, in light or dark', () => {
    expect(mistakes).toEqual([])
  })

  story('everything one can press is at least 44 points high and wide', () => {
    expect(small).toEqual([])
  })
})

/** One configuration that works, with a month of alerts, and one that fails; answers the id of the first. */
async function connectTwo(world: World, member: Member): Promise<string> {
  const tenant = await world.simulator.addTenant({ history: true })
  const { id } = await world.connectTenant(member, tenant, { displayName: 'Works' })
  const fields = { clientSecret: 'Wr0ng~but-well-formed' }
  await world.connectTenant(member, await world.simulator.addTenant(), { displayName: 'Fails', fields })
  await untilConnected(member, id)
  return id
}

/** Presses Tab until what is named has the focus, as somebody does who cannot use a mouse. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null
      return element?.labels?.[0]?.textContent ?? element?.getAttribute('aria-label') ?? element?.textContent ?? ''
    })
    if (focused.trim() === name) return
  }
  throw new Error(`Tab never reaches “${name}”.`)
}
