import { listVendorConfigurations } from '@pocketsoc/contract'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { mistakesOn } from './browser/inspection.ts'
import { configurationRow, openAddConfiguration, signInToPortal, typeConfiguration } from './browser/portal.ts'
import { desktop } from './browser/screens.ts'
import { story } from './story.ts'
import type { Tenant } from './world/simulator.ts'
import type { Member } from './world/world.ts'

/** The setup guide's, letter by letter. */
const guide = {
  unauthorized: "Check Client ID, Secret, and Tenant ID. Ensure the secret hasn't expired.",
  forbidden: 'The app registration may be missing required permissions. Check the API permissions in Azure AD.',
  permissions: [
    'Alert.Read.All',
    'Alert.ReadWrite.All',
    'Machine.Read.All',
    'Machine.Isolate',
    'Machine.ReadWrite.All',
    'AdvancedQuery.Read.All',
  ],
}

const displayName = 'Tried before it was saved'

describe('a connection is tested before it is saved', () => {
  let member: Member
  let tenant: Tenant
  let page: Page
  const mistakes: string[] = []

  const panel = () => page.getByRole('region', { name: 'Connection test' })
  /** A step by its label, once it stands as told. */
  const step = (label: string, state: string) =>
    panel().getByRole('listitem').filter({ hasText: label }).filter({ hasText: state })
  const permission = (name: string) =>
    panel()
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
  const test = () => page.getByRole('button', { name: 'Test connection' }).click()
  const stored = async () => (await member.api.call(listVendorConfigurations, {})).items

  story('a wrong secret fails at its step, with the guide’s words and the vendor’s code', async ({ world, open }) => {
    member = await world.signUp()
    tenant = await world.simulator.addTenant()
    page = await open(desktop)
    await signInToPortal(page, member)
    await openAddConfiguration(page)
    await typeConfiguration(page, { ...tenant, clientSecret: 'mistyped', displayName, baseUrl: world.simulator.url })
    await test()
    await panel().getByText('The vendor refuses this credential').waitFor()
    await step('Tenant exists', 'Passed').waitFor()
    await step('Application is known in the tenant', 'Passed').waitFor()
    const failed = step('Client Secret is accepted', 'Failed')
    await failed.getByText('Unauthorized', { exact: true }).waitFor()
    await failed.getByText('AADSTS7000215', { exact: true }).waitFor()
    await failed.getByText(guide.unauthorized).waitFor()
    await step('Alerts can be read', 'Skipped').waitFor()
    mistakes.push(...(await mistakesOn(page, 'a refused credential')))
  })

  story('such a credential is not saved unless one insists', async () => {
    await page.getByRole('button', { name: 'Save' }).click()
    const question = page.getByRole('alertdialog', { name: 'Save a credential that is refused?' })
    await question.getByText('AADSTS7000215', { exact: true }).waitFor()
    mistakes.push(...(await mistakesOn(page, 'the question before saving')))
    await question.getByRole('button', { name: 'Keep editing' }).click()
    await question.waitFor({ state: 'detached' })
    expect(await stored()).toEqual([])
  })

  story('steps light up one after another, and the token’s permissions are told one by one', async ({ world }) => {
    const granted = guide.permissions.filter((name) => name !== 'Machine.Isolate')
    await world.simulator.setPermissions(tenant, granted)
    await world.simulator.addFault(tenant, { kind: 'delay', path: '^/api/machines\\b', milliseconds: 3000, times: 1 })
    await page.getByLabel('Client Secret').fill(tenant.clientSecret)
    await panel().getByText('You have changed something since').waitFor()
    // With the keyboard alone, this time.
    await page.getByRole('button', { name: 'Test connection' }).focus()
    await page.keyboard.press('Enter')
    await step('Machines can be read', 'Trying…').waitFor()
    await step('Alerts can be read', 'Passed').waitFor()
    await step('Hunting queries run', 'Waiting').waitFor()
    await panel().getByText('Connected, but not everything works').waitFor()
    await step('Hunting queries run', 'Passed').waitFor()
    for (const name of guide.permissions) {
      await permission(name)
        .getByText(name === 'Machine.Isolate' ? 'Missing' : 'Granted', { exact: true })
        .waitFor()
    }
    await permission('Machine.Isolate').getByRole('cell', { name: 'Isolating and releasing machines' }).waitFor()
    await step('Permissions are granted', 'In part').getByText(guide.forbidden).waitFor()
    const spoken = await page.getByRole('status').filter({ hasText: 'Connected, but not everything works' }).textContent()
    expect(spoken).toContain('Permissions are granted: In part')
    mistakes.push(...(await mistakesOn(page, 'missing permissions')))
  })

  story('one call an API, and nothing is stored by a test', async ({ world }) => {
    const asked = (await world.simulator.requestsOf(tenant)).filter(({ api }) => api === 'defender')
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /api/alerts',
      'GET /api/machines',
      'GET /api/machineactions',
      'POST /api/advancedqueries/run',
    ])
    expect(await stored()).toEqual([])
  })

  story('a missing permission stops nobody from saving', async () => {
    await page.getByRole('button', { name: 'Save' }).click()
    await configurationRow(page, displayName).getByText('Connected, with warnings').waitFor()
  })

  story('a saved configuration is tested with the secret that is held, once all is granted', async ({ world }) => {
    await world.simulator.setPermissions(tenant, guide.permissions)
    await page.getByRole('link', { name: displayName }).click()
    await page.getByRole('link', { name: 'Edit' }).click()
    await test()
    await panel().getByText('The connection works', { exact: true }).waitFor()
    expect(await panel().getByText('Passed', { exact: true }).count()).toBe(8)
  })

  story('a dead secret does not take the place of one that works', async () => {
    await page.getByRole('button', { name: 'Replace Client Secret' }).click()
    await page.getByLabel('Client Secret').fill('mistyped-while-rotating')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Keep editing' }).click()
    const [configuration] = await stored()
    expect(configuration?.health).toMatchObject({ problem: null, state: 'connected' })
    expect(configuration?.secrets.clientSecret?.setAt).toBe(configuration?.createdAt)
  })

  story('nothing on the way had a mistake that axe finds', () => {
    expect(mistakes).toEqual([])
  })
})
