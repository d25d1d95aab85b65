import { setIsolationPolicy } from '@pocketsoc/contract'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { feedRow, openAppFeed, signInToApp } from './browser/app.ts'
import { openDetection } from './browser/detection.ts'
import { openHunt, queryField, resultCards, runQuery } from './browser/hunting.ts'
import { createInspection } from './browser/inspection.ts'
import { confirmMachine, prepareIsolation, sheetOf, untilDone } from './browser/isolation.ts'
import { signInToPortal } from './browser/portal.ts'
import { desktop, phone } from './browser/screens.ts'
import { story } from './story.ts'
import type { Tenant } from './world/simulator.ts'
import { type Member, untilConnected } from './world/world.ts'

const dump = 'Credential dump attempt against LSASS'
const macro = 'Office application started PowerShell to download code'
const why = 'Credentials were read from memory'

describe('screens for whoever responds', () => {
  const { look, mistakes, small } = createInspection()
  let owner: Member
  let colleague: Member
  let tenant: Tenant
  let machine: string
  let app: Page
  let second: Page

  story('selecting many', async ({ world, open }) => {
    owner = await world.signUp()
    colleague = await world.signUpColleague(owner, 'responder')
    tenant = await world.simulator.addTenant()
    await world.simulator.changeMachine(tenant, 'fin-lt-0142', { healthStatus: 'Active' })
    await world.simulator.playStory(tenant, 'invoice-intrusion')
    machine = (await world.simulator.alertsOf(tenant)).find(({ title }) => title === dump)?.computerDnsName ?? ''
    const { id } = await world.connectTenant(owner, tenant)
    await untilConnected(owner, id)
    app = await open(phone)
    await signInToApp(app, owner)
    await feedRow(app, dump).waitFor()
    await app.getByRole('button', { name: 'Select', exact: true }).click()
    for (const title of [dump, macro]) await app.getByRole('checkbox').filter({ hasText: title }).click()
    await look(app, 'selection')
    const toolbar = app.getByRole('toolbar', { name: 'Change the selected detections' })
    await toolbar.getByRole('button', { name: 'Close' }).click()
    await look(app, 'closing many')
    await closeSheet(app)
    await app.getByRole('button', { name: 'Done' }).filter({ visible: true }).click()
  })

  story('isolating a machine with the approval of a second person', async ({ world, open }) => {
    await world.simulator.planActions(tenant, { pendingSeconds: 0.5, runningSeconds: 0.5 })
    await owner.api.call(setIsolationPolicy, {
      body: { approval: 'always', tags: [], expiresMinutes: 60, remindAfterHours: 24 },
    })
    await openDetection(app, dump)
    const { sheet, send } = await prepareIsolation(app, { kind: 'Isolate', machine, why, button: 'Ask for approval' })
    await look(app, 'isolating')
    await send.click()
    await sheet.getByText('Approval by a second person').waitFor()
    await look(app, 'following an isolation')

    second = await open(phone)
    await signInToApp(second, colleague)
    const banner = second.getByRole('link', { name: /asks: Isolate/ })
    await banner.waitFor()
    await look(second, 'feed with an approval that waits')
    await banner.click()
    await second.getByRole('button', { name: 'Approve' }).click()
    await confirmMachine(sheetOf(second), machine)
    await look(second, 'approving')
    await sheetOf(second)
      .getByRole('button', { name: `Approve for ${machine}` })
      .click()
    await look(second, 'an action')
    await untilDone(sheet)
    await look(app, 'detection of an isolated machine')
  })

  story('machines and what is done to them', async () => {
    await app.getByRole('tab', { name: 'Machines' }).click()
    await app
      .getByRole('link', { name: /fin-lt-0142/ })
      .filter({ visible: true })
      .waitFor()
    await look(app, 'machines')
    await app.getByRole('link', { name: 'Machine actions' }).filter({ visible: true }).click()
    await app
      .getByRole('link', { name: /^Isolate/ })
      .filter({ visible: true })
      .waitFor()
    await look(app, 'machine actions')
    await app
      .getByRole('link', { name: /^Isolate/ })
      .filter({ visible: true })
      .click()
    await app.getByRole('link', { name: machine }).filter({ visible: true }).click()
    await app.getByRole('heading', { name: machine, level: 1 }).filter({ visible: true }).waitFor()
    await look(app, 'machine')
  })

  story('the process graph and the timeline', async () => {
    await toDetection()
    await app.getByRole('link', { name: 'Open process graph' }).filter({ visible: true }).click()
    await app
      .getByRole('status')
      .filter({ hasText: /completed by hunting|nearest to the alert/, visible: true })
      .waitFor()
    await look(app, 'process graph')
    await app.getByRole('radio', { name: 'List' }).filter({ visible: true }).click()
    await look(app, 'process graph as a list')
    await app
      .getByRole('button', { name: /^Level \d+, powershell\.exe/ })
      .filter({ visible: true })
      .first()
      .click()
    await look(app, 'process')
    await closeSheet(app)
    await toDetection()
    await app
      .getByRole('link', { name: /^Machine timeline/ })
      .filter({ visible: true })
      .click()
    await app
      .getByRole('button', { name: /^This detection/ })
      .filter({ visible: true })
      .waitFor()
    await look(app, 'timeline')
    await app
      .getByRole('button', { name: /^This detection/ })
      .filter({ visible: true })
      .click()
    await look(app, 'event of the timeline')
    await closeSheet(app)
  })

  story('hunting', async () => {
    await toDetection()
    const library = await openHunt(app)
    await library.getByRole('heading', { name: 'Queries' }).waitFor()
    await look(app, 'ready queries')
    await library.getByRole('button', { name: /^This file on every machine/ }).click()
    await look(app, 'filling a ready query')
    await library.getByRole('button', { name: 'Put into the editor' }).click()
    await look(app, 'query editor')
    await queryField(app).fill('DeviceProcessEvents | take 5')
    await runQuery(app)
    await resultCards(app)
    await look(app, 'result as cards')
    await app.getByRole('radio', { name: 'Table' }).filter({ visible: true }).click()
    await look(app, 'result as a table')
    await app.getByRole('button', { name: 'Back to the query' }).filter({ visible: true }).click()
    await queryField(app).fill('DeviceProcessEvents\n| wher FileName == "x"')
    await runQuery(app)
    await app.getByRole('button', { name: 'Go to this place' }).waitFor()
    await look(app, 'query with a mistake')
    for (const shelf of ['Saved', 'History', 'Limits']) {
      await app.getByRole('button', { name: shelf, exact: true }).filter({ visible: true }).click()
      await look(app, shelf)
      await closeSheet(app)
    }
    await app.getByRole('tab', { name: 'Hunting' }).click()
    await app.getByRole('heading', { name: 'Hunting', level: 1 }).waitFor()
    await look(app, 'hunting')
  })

  story('none of them has a mistake that axe finds, in light or dark', () => {
    expect(mistakes).toEqual([])
  })

  story('and everything one can press is at least 44 points high and wide', () => {
    expect(small).toEqual([])
  })

  story('nor has the portal’s page of isolations', async ({ open }) => {
    const page = await open(desktop)
    const portal = createInspection()
    await signInToPortal(page, owner)
    await page.goto('/settings/isolation')
    await page.getByText(machine).first().waitFor()
    await portal.look(page, 'isolation')
    await page.getByRole('radio', { name: /tag/i }).check()
    await portal.look(page, 'isolation with tags to choose')
    expect(portal.mistakes).toEqual([])
  })

  async function toDetection(): Promise<void> {
    await app.goto('/app/detections')
    await openAppFeed(app)
    await openDetection(app, dump)
  }
})

async function closeSheet(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await sheetOf(page).waitFor({ state: 'detached' })
}
