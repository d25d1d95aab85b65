import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { feedRow, signInToApp } from './browser/app.ts'
import { notice } from './browser/detection.ts'
import { sheetOf } from './browser/isolation.ts'
import { phone } from './browser/screens.ts'
import { story } from './story.ts'
import type { Tenant, VendorAlert } from './world/simulator.ts'
import { type Member, untilConnected, type World } from './world/world.ts'

const titles = ['Macro starts a script', 'Script downloads a file', 'File starts at logon', 'Log was cleared']
const [macro = '', script = '', , log = ''] = titles

describe('many detections are handled at once', () => {
  let member: Member
  let tenant: Tenant
  let app: Page

  story('those selected are closed by one call of the vendor, and one summary says so', async ({ world, open }) => {
    member = await world.signUp()
    tenant = await world.simulator.addTenant()
    for (const title of titles) await world.simulator.raise(tenant, { title })
    const { id } = await world.connectTenant(member, tenant)
    await untilConnected(member, id)
    app = await open(phone)
    await signInToApp(app, member)
    await feedRow(app, log).waitFor()

    await select([macro, script])
    const sheet = await openBulk('Close')
    await sheet.getByRole('button', { name: 'Security testing' }).click()
    await notice(app, '2 detections changed').waitFor()
    for (const title of [macro, script]) await feedRow(app, title).getByText('Resolved').waitFor()
    expect(await states(world)).toEqual({
      [macro]: 'Resolved SecurityTesting',
      [script]: 'Resolved SecurityTesting',
      'File starts at logon': 'New null',
      [log]: 'New null',
    })
    const asked = (await world.simulator.requestsOf(tenant)).filter(
      ({ method, path }) => method !== 'GET' && path.includes('alerts'),
    )
    expect(asked.map(({ path }) => path)).toEqual(['/api/alerts/batchUpdate'])
  })

  story('what the vendor refuses for one is told for that one, the others are changed', async ({ world }) => {
    await refuseChangesOf(world, log)
    await selectAll()
    const sheet = await openBulk('Status')
    await sheet.getByRole('radio', { name: 'In progress' }).click()

    const summary = app.getByRole('dialog', { name: '3 changed, 1 failed' })
    await summary.getByText(log).waitFor()
    await summary.getByText('HTTP 400').or(summary.getByText('BadRequest')).first().waitFor()
    expect(await states(world)).toMatchObject({ [macro]: expect.stringMatching(/^InProgress/), [log]: 'New null' })

    await world.simulator.clearFaults()
    await summary.getByRole('button', { name: 'Try the 1 again' }).click()
    await notice(app, /Status: In progress/).waitFor()
    expect(await states(world)).toMatchObject({ [log]: 'InProgress null' })
  })

  story('closing is told alike: the one that stays open is named, the others are closed', async ({ world }) => {
    await refuseChangesOf(world, script)
    await selectAll()
    const sheet = await openBulk('Close')
    await sheet.getByRole('button', { name: 'Malware' }).click()

    const summary = app.getByRole('dialog', { name: '3 changed, 1 failed' })
    await summary.getByText(script).waitFor()
    await summary.getByRole('button', { name: 'Done' }).click()
    await summary.waitFor({ state: 'detached' })
    await feedRow(app, log).getByText('Resolved').waitFor()
    await feedRow(app, script).getByText('In progress').waitFor()
    expect(await states(world)).toMatchObject({ [log]: 'Resolved Malware', [script]: expect.stringMatching(/^InProgress/) })
  })

  /** Changing many at once fails, and then changing this one. */
  async function refuseChangesOf(world: World, title: string): Promise<void> {
    const refused = (await world.simulator.alertsOf(tenant)).find((alert) => alert.title === title)
    const message = 'The alert is locked by another process.'
    const refusal = { kind: 'status', status: 400, code: 'BadRequest', message }
    await world.simulator.addFault(tenant, { ...refusal, path: '/api/alerts/batchUpdate' })
    await world.simulator.addFault(tenant, { ...refusal, method: 'PATCH', path: `/api/alerts/${refused?.id}` })
  }

  async function selectAll(): Promise<void> {
    await app.getByRole('button', { name: 'Select', exact: true }).click()
    await app.getByRole('button', { name: 'Select all' }).click()
  }

  async function select(wanted: string[]): Promise<void> {
    await app.getByRole('button', { name: 'Select', exact: true }).click()
    for (const title of wanted) await app.getByRole('checkbox').filter({ hasText: title }).click()
  }

  async function openBulk(action: 'Status' | 'Close'): Promise<Locator> {
    await app.getByRole('toolbar', { name: 'Change the selected detections' }).getByRole('button', { name: action }).click()
    return sheetOf(app)
  }

  /** Status and determination of every alert at the vendor, by its title. */
  async function states(world: World): Promise<Record<string, string>> {
    const tell = ({ title, status, determination }: VendorAlert) => [title, `${status} ${determination}`]
    return Object.fromEntries((await world.simulator.alertsOf(tenant)).map(tell))
  }
})
