import { getVendorConfiguration, listProfiles } from '@pocketsoc/contract'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { feedRow, openAppSettings, shown, signInToApp } from './browser/app.ts'
import {
  addRefusedConfiguration,
  configurationRow,
  fillConfiguration,
  openAddConfiguration,
  signInToPortal,
} from './browser/portal.ts'
import { desktop, phone } from './browser/screens.ts'
import { story } from './story.ts'
import { eventually } from './world/eventually.ts'
import type { Tenant } from './world/simulator.ts'
import { type ConnectWish, type Member, untilConnected, type World } from './world/world.ts'

/** The remedies of the setup guide, letter by letter. */
const guide = {
  noDetections: 'Verify API permissions are granted and admin consent was given',
  unauthorized: "Check Client ID, Secret, and Tenant ID. Ensure the secret hasn't expired.",
  forbidden: 'The app registration may be missing required permissions. Check the API permissions in Azure AD.',
}

interface Trouble {
  name: string
  /** Prepares the vendor, and says what to type instead of the tenant's own values. */
  arrange: (world: World, tenant: Tenant) => Promise<ConnectWish['fields']>
  title: string
  vendorCode?: string
  detail: RegExp
  remedy: string | RegExp
}

const someGuid = '0d9c2f6e-51b7-4c0a-9e43-7a86d1f0b25c'

const troubles: Trouble[] = [
  {
    name: 'an unknown tenant',
    arrange: async () => ({ tenantId: someGuid }),
    title: 'Unauthorized',
    vendorCode: 'AADSTS90002',
    detail: /Tenant ID/,
    remedy: guide.unauthorized,
  },
  {
    name: 'an unknown client',
    arrange: async () => ({ clientId: someGuid }),
    title: 'Unauthorized',
    vendorCode: 'AADSTS700016',
    detail: /Client ID/,
    remedy: guide.unauthorized,
  },
  {
    name: 'a wrong secret',
    arrange: async () => ({ clientSecret: 'Wr0ng~but-well-formed' }),
    title: 'Unauthorized',
    vendorCode: 'AADSTS7000215',
    detail: /Client Secret is wrong/,
    remedy: guide.unauthorized,
  },
  {
    name: 'an expired secret',
    arrange: async ({ simulator }, tenant) => void (await simulator.expireSecrets(tenant)),
    title: 'Unauthorized',
    vendorCode: 'AADSTS7000222',
    detail: /expired/,
    remedy: guide.unauthorized,
  },
  {
    name: 'the alert permission missing',
    arrange: async ({ simulator }, tenant) => void (await simulator.setPermissions(tenant, ['Machine.Read.All'])),
    title: 'Forbidden',
    detail: /Alert\.Read\.All.*granted are Machine\.Read\.All/,
    remedy: guide.forbidden,
  },
  {
    name: 'no consent at all',
    arrange: async ({ simulator }, tenant) => void (await simulator.setPermissions(tenant, [])),
    title: 'Forbidden',
    detail: /holds no permission/,
    remedy: guide.noDetections,
  },
  {
    name: 'a vendor that limits calls',
    arrange: ({ simulator }, tenant) =>
      alertsFail(simulator, tenant, { kind: 'status', status: 429, code: 'TooManyRequests', headers: { 'Retry-After': '900' } }),
    title: 'The vendor is throttling us',
    detail: /100 calls a minute/,
    remedy: /^Nothing to do: PocketSOC waits/,
  },
  {
    name: 'a vendor that cuts every line',
    arrange: ({ simulator }, tenant) => alertsFail(simulator, tenant, { kind: 'drop' }),
    title: 'The vendor cannot be reached',
    detail: /./,
    remedy: /./,
  },
  {
    name: 'a vendor with a fault of its own',
    arrange: ({ simulator }, tenant) => alertsFail(simulator, tenant, { kind: 'status', status: 503 }),
    title: 'The vendor cannot be reached',
    detail: /HTTP 503/,
    remedy: /keeps trying/,
  },
  {
    name: 'garbage in the place of an answer',
    arrange: ({ simulator }, tenant) => alertsFail(simulator, tenant, { kind: 'garbage' }),
    title: 'The vendor sent an answer we cannot read',
    detail: /./,
    remedy: /./,
  },
]

async function alertsFail(simulator: World['simulator'], tenant: Tenant, fault: { kind: string; [setting: string]: unknown }) {
  await simulator.addFault(tenant, { ...fault, path: '/api/alerts' })
  return undefined
}

describe('each way to go wrong has its own words', () => {
  let member: Member
  const ids = new Map<string, string>()

  story('all of them at once', async ({ world }) => {
    member = await world.signUp()
    for (const { name, arrange } of troubles) {
      const tenant = await world.simulator.addTenant()
      const fields = await arrange(world, tenant)
      const { id } = await world.connectTenant(member, tenant, { displayName: name, fields })
      ids.set(name, id)
    }
    expect(ids.size).toBe(troubles.length)
  })

  story.for(troubles)('$name: $title', async ({ name, title, vendorCode, detail, remedy }) => {
    const id = ids.get(name)
    if (!id) throw new Error('This configuration was never added.')
    const problem = await problemOf(member, id)
    expect(problem).toMatchObject({ title, ...(vendorCode ? { vendorCode } : {}) })
    expect(problem.detail).toMatch(detail)
    if (typeof remedy === 'string') expect(problem.remedy.slice(0, remedy.length)).toBe(remedy)
    else expect(problem.remedy).toMatch(remedy)
  })

  story('the portal’s list and the app’s profiles show every one with its remedy, word for word', async ({ open }) => {
    const [portal, app] = [await open(desktop), await open(phone)]
    await signInToPortal(portal, member)
    await signInToApp(app, member)
    await openAppSettings(app)
    const { items: profiles } = await member.api.call(listProfiles, {})
    expect(profiles).toHaveLength(troubles.length)
    for (const { displayName, problem } of profiles) {
      if (!problem) throw new Error(`${displayName} has no problem any more.`)
      const row = configurationRow(portal, displayName)
      await row.getByText(problem.title, { exact: true }).first().waitFor()
      await row.getByText(problem.remedy, { exact: true }).waitFor()
      await app.getByText(displayName, { exact: true }).filter({ visible: true }).waitFor()
      await app.getByText(problem.remedy, { exact: true }).filter({ visible: true }).first().waitFor()
    }
  })
})

describe('a wrong secret', () => {
  const displayName = 'Defender with a typo'
  let portal: Page
  let app: Page
  let tenant: Tenant

  story('is caught in the form when it is the id beside the secret’s value', async ({ world, open }) => {
    const member = await world.signUp()
    tenant = await world.simulator.addTenant()
    portal = await open(desktop)
    await signInToPortal(portal, member)
    await openAddConfiguration(portal)
    await fillConfiguration(portal, { ...tenant, clientSecret: tenant.clientSecretId, displayName, baseUrl: world.simulator.url })
    await portal.getByLabel('Client Secret').and(portal.locator('[aria-invalid=true]')).waitFor()
    expect(await world.simulator.requestsOf(tenant)).toEqual([])
  })

  story('shows the guide’s Unauthorized remedy in the portal and in the app', async ({ world, open }) => {
    const member = await world.signUp()
    tenant = await world.simulator.addTenant()
    await world.simulator.raise(tenant, { title: 'Log cleared on the payroll server' })
    portal = await open(desktop)
    await signInToPortal(portal, member)
    await addRefusedConfiguration(portal, { ...tenant, clientSecret: 'mistyped', displayName, baseUrl: world.simulator.url })
    const row = configurationRow(portal, displayName)
    await row.getByText('Unauthorized', { exact: true }).waitFor()
    await row.getByText(guide.unauthorized).waitFor()

    app = await open(phone)
    await signInToApp(app, member)
    await shown(app, `${displayName}: Unauthorized`).waitFor()
    await shown(app, guide.unauthorized).waitFor()
  })

  story('once corrected, the problem goes from both and the detections come', async () => {
    await portal.getByRole('link', { name: displayName }).click()
    await portal.getByRole('link', { name: 'Edit' }).click()
    await portal.getByRole('button', { name: 'Replace Client Secret' }).click()
    await portal.getByLabel('Client Secret').fill(tenant.clientSecret)
    await portal.getByRole('button', { name: 'Save' }).click()
    await portal.getByText('Connected', { exact: true }).waitFor()
    await feedRow(app, 'Log cleared on the payroll server').waitFor()
    await shown(app, guide.unauthorized).waitFor({ state: 'detached' })
  })
})

describe('a permission taken away later', () => {
  story('turns a connected configuration into Forbidden, with what is missing by name', async ({ world }) => {
    const member = await world.signUp()
    const tenant = await world.simulator.addTenant()
    const { id } = await world.connectTenant(member, tenant)
    await untilConnected(member, id)
    await world.simulator.setPermissions(tenant, ['Machine.Read.All'])
    await world.simulator.revokeTokens(tenant)
    const problem = await problemOf(member, id)
    expect(problem).toMatchObject({ title: 'Forbidden', code: 'vendor-forbidden' })
    expect(problem.detail).toContain('Alert.Read.All')
    expect(problem.remedy.startsWith(guide.forbidden)).toBe(true)
  })
})

function problemOf(member: Member, id: string) {
  return eventually(
    'the configuration fails',
    async () => (await member.api.call(getVendorConfiguration, { params: { id } })).health.problem,
    60,
  )
}
