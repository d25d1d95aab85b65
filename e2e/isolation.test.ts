import { type IsolationPolicy, setIsolationPolicy } from '@pocketsoc/contract'
import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { shown, signInToApp } from './browser/app.ts'
import { openDetection } from './browser/detection.ts'
import { askIsolation, confirmMachine, isolationShown, prepareIsolation, sheetOf, untilDone } from './browser/isolation.ts'
import { phone } from './browser/screens.ts'
import { story } from './story.ts'
import type { Tenant, VendorAlert } from './world/simulator.ts'
import { type Member, untilConnected, type World } from './world/world.ts'

const policy: IsolationPolicy = { approval: 'never', tags: [], expiresMinutes: 60, remindAfterHours: 24 }

describe('a machine is cut off from the phone', () => {
  let owner: Member
  let colleague: Member
  let tenant: Tenant
  let laptop: VendorAlert
  let absent: VendorAlert
  let wanted: VendorAlert
  let app: Page
  let second: Page

  story('isolating tells what will happen, is confirmed by the name, and is followed to its end', async ({ world, open }) => {
    owner = await world.signUp()
    colleague = await world.signUpColleague(owner, 'responder')
    tenant = await world.simulator.addTenant()
    laptop = await world.simulator.raise(tenant, { title: 'A loader calls home', machine: 'fin-lt-0142' })
    absent = await world.simulator.raise(tenant, { title: 'Seen before it went off', machine: 'sal-lt-0207' })
    wanted = await world.simulator.raise(tenant, { title: 'Wanted by two at once', machine: 'fin-lt-0143' })
    await world.simulator.changeMachine(tenant, 'fin-lt-0143', { healthStatus: 'Active' })
    await world.simulator.changeMachine(tenant, 'sal-lt-0207', { healthStatus: 'Inactive' })
    await world.simulator.planActions(tenant, { pendingSeconds: 0.5, runningSeconds: 1 })
    const { id } = await world.connectTenant(owner, tenant)
    await untilConnected(owner, id)
    app = await open(phone)
    await signInToApp(app, owner)
    await openDetection(app, laptop.title)
    await isolationShown(app, 'Not isolated')

    const machine = nameOf(laptop)
    await app.getByRole('button', { name: 'Isolate…' }).click()
    const sheet = sheetOf(app)
    await sheet.getByText(`${machine} loses its network`).waitFor()
    const send = sheet.getByRole('button', { name: `Isolate ${machine}` })
    await sheet.getByRole('textbox', { name: 'Why' }).fill('Beaconing to a known bad host')
    expect(await send.isDisabled(), 'the name has to be typed').toBe(true)
    await confirmMachine(sheet, machine)
    await send.click()
    await sheet.getByText('Carried out on the machine').waitFor()
    await untilDone(sheet)
    await isolationShown(app, 'Isolated')

    const [post, ...others] = await world.simulator.postsOf(tenant)
    expect(others).toEqual([])
    expect(post).toMatchObject({ type: 'Isolate', result: 'begun' })
    expect(post?.comment).toMatch(new RegExp(`^Beaconing to a known bad host .*${owner.name}`))
    // Read within a minute; the last story but one looks for it.
    await world.simulator.actInPortal(tenant, { machine: 'srv-file-01', type: 'Isolate', requestor: portalAnalyst })
  })

  story('while it is on its way, every page says so', async ({ world }) => {
    await world.simulator.planActions(tenant, { pendingSeconds: 0.5, runningSeconds: null })
    const sheet = await askIsolation(app, { kind: 'Release', machine: nameOf(laptop), why: 'Cleaned and checked' })
    await sheet.getByText('Carried out on the machine').waitFor()
    await sheet.getByRole('button', { name: 'Done' }).click()
    await isolationShown(app, 'Releasing')
    await app.getByRole('tab', { name: 'Machines' }).click()
    await shown(app, nameOf(laptop)).waitFor()
    await isolationShown(app, 'Releasing')
  })

  story('and once it is released, the app shows it by itself', async ({ world }) => {
    await world.simulator.planActions(tenant, { runningSeconds: 0.5 })
    await app
      .getByRole('link', { name: new RegExp(nameOf(laptop)) })
      .filter({ visible: true })
      .click()
    await app.getByRole('heading', { name: nameOf(laptop), level: 1 }).waitFor()
    await isolationShown(app, 'Not isolated')
    expect((await world.simulator.postsOf(tenant)).map(({ type }) => type)).toEqual(['Isolate', 'Unisolate'])
  })

  story('a machine that is off is said to be waited for, and the action can be cancelled', async ({ world }) => {
    await toFeed(app)
    await openDetection(app, absent.title)
    const machine = nameOf(absent)
    const sheet = await askIsolation(app, { kind: 'Isolate', machine, why: 'Contained while we investigate' })
    await sheet.getByText('Waiting for the machine').waitFor()
    await sheet.getByText('up to 3 days').waitFor()
    await sheet.getByText('Details').click()
    await app.getByRole('button', { name: /^Cancel this action/ }).click()
    const cancelling = sheetOf(app)
    await cancelling.getByRole('textbox', { name: 'Why' }).fill('Its owner is on leave, and it is in a locker')
    await cancelling.getByRole('button', { name: 'Cancel the action' }).click()
    await shown(app, `Cancelled by ${owner.name}`).waitFor()
    await shown(app, 'Its owner is on leave, and it is in a locker').waitFor()
    const posts = await world.simulator.postsOf(tenant)
    expect(posts.filter(({ type }) => type === 'Isolate')).toHaveLength(2)
    const [cancelled] = await world.simulator.actionsOn(tenant, 'sal-lt-0207')
    expect(cancelled).toMatchObject({
      status: 'Cancelled',
      cancellationComment: expect.stringContaining('Its owner is on leave, and it is in a locker'),
    })
  })

  story('where the policy asks for a second person, one asks and another approves', async ({ world, open }) => {
    await owner.api.call(setIsolationPolicy, { body: { ...policy, approval: 'always' } })
    const before = await world.simulator.postsOf(tenant)
    await toFeed(app)
    await openDetection(app, laptop.title)
    const machine = nameOf(laptop)
    const why = 'Credential theft'
    const sheet = await askIsolation(app, { kind: 'Isolate', machine, why, button: 'Ask for approval' })
    await sheet.getByText('Approval by a second person').waitFor()
    await sheet.getByText('Details').click()
    await shown(app, 'Awaiting approval').waitFor()
    expect(await app.getByRole('button', { name: 'Approve' }).count(), 'nobody approves their own wish').toBe(0)
    expect(await world.simulator.postsOf(tenant)).toEqual(before)

    second = await open(phone)
    await signInToApp(second, colleague)
    await second.getByRole('link', { name: `${owner.name} asks: Isolate · full, ${machine}` }).click()
    await second.getByRole('button', { name: 'Approve' }).click()
    const approving = sheetOf(second)
    await confirmMachine(approving, machine)
    await approving.getByRole('button', { name: `Approve for ${machine}` }).click()
    await shown(second, `Approved by ${colleague.name}`).waitFor()

    await shown(app, `Approved by ${colleague.name}`).waitFor()
    await shown(app, /^Done$/).waitFor()
    expect((await world.simulator.postsOf(tenant)).length).toBe(before.length + 1)
  })

  story(
    'two phones that isolate a machine at the same moment make one action, and the later one hears whose it is',
    async ({ world }) => {
      await owner.api.call(setIsolationPolicy, { body: policy })
      const machine = nameOf(wanted)
      const asked = { kind: 'Isolate', machine, why: 'Both saw the beacon' } as const
      const pages = [app, second]
      for (const page of pages) await toFeed(page)
      for (const page of pages) await openDetection(page, wanted.title)
      const prepared = await Promise.all(pages.map((page) => prepareIsolation(page, asked)))
      await Promise.all(prepared.map(({ send }) => send.click()))

      const heard = await Promise.all(prepared.map(({ sheet }) => outcomeIn(sheet)))
      const [first, later] = heard[0] === 'followed' ? [owner, heard[1]] : [colleague, heard[0]]
      expect(heard).toContain('followed')
      expect(later).toContain(`already being isolated, asked for by ${first.name}`)
      for (const page of pages) await page.reload()
      for (const page of pages) await isolationShown(page, 'Isolated')
      expect(await world.simulator.actionsOn(tenant, 'fin-lt-0143')).toMatchObject([{ type: 'Isolate', status: 'Succeeded' }])
      const posts = await world.simulator.postsOf(tenant)
      expect(posts.filter(({ comment }) => comment?.includes(asked.why))).toMatchObject([{ result: 'begun' }])
    },
  )

  story('what somebody isolates in the vendor’s own portal is shown as theirs', async () => {
    await app.getByRole('tab', { name: 'Machines' }).click()
    await app.getByRole('checkbox', { name: 'Isolated', exact: true }).filter({ visible: true }).click()
    // Actions begun elsewhere are read once a minute.
    const row = app.getByRole('link', { name: /srv-file-01/ }).filter({ visible: true })
    await row.click({ timeout: 70_000 })
    await app.getByRole('heading', { name: /^srv-file-01/, level: 1 }).waitFor()
    await isolationShown(app, 'Isolated')
    await shown(app, new RegExp(portalAnalyst)).waitFor()
  })

  story('without the permission the button says what is missing and what to do about it', async ({ world }) => {
    await withoutIsolation(world, tenant)
    await toFeed(app)
    await openDetection(app, absent.title)
    const button = app.getByRole('button', { name: /^Isolate….*Not possible with this profile/ }).filter({ visible: true })
    await button.click()
    const explained = sheetOf(app)
    await explained.getByText('Machine.Isolate is not granted').waitFor()
    await explained.getByText(/API permissions/).waitFor()
  })
})

const portalAnalyst = 'night.shift@northgate.example'

const nameOf = (alert: VendorAlert) => alert.computerDnsName ?? ''

/** The feed, from wherever the app is. */
async function toFeed(app: Page): Promise<void> {
  await app.goto('/app/detections')
  await app.getByRole('heading', { name: 'Detections', level: 1 }).filter({ visible: true }).waitFor()
}

/** What became of a request: it is followed, or the words of the refusal. */
async function outcomeIn(sheet: Locator): Promise<string> {
  const followed = sheet.getByText('Progress')
  const refused = sheet.getByText(/already being/)
  await followed.or(refused).first().waitFor()
  return (await followed.count()) > 0 ? 'followed' : refused.first().innerText()
}

/** An administrator takes the consent to isolate away; it shows with the next token. */
async function withoutIsolation(world: World, tenant: Tenant): Promise<void> {
  await world.simulator.setPermissions(tenant, ['Alert.Read.All', 'Alert.ReadWrite.All', 'Machine.Read.All'])
  await world.simulator.revokeTokens(tenant)
}
