import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { feedRow, shown, signInToApp } from './browser/app.ts'
import { backToFeed, notice, openDetection, openTriage } from './browser/detection.ts'
import { phone } from './browser/screens.ts'
import { story } from './story.ts'
import { eventually } from './world/eventually.ts'
import type { Tenant, VendorAlert } from './world/simulator.ts'
import { type Member, untilConnected, type World } from './world/world.ts'

describe('a detection is handled on the phone', () => {
  let member: Member
  let tenant: Tenant
  let alert: VendorAlert
  let app: Page

  story('its status is changed at once here, and at the vendor', async ({ world, open }) => {
    member = await world.signUp()
    tenant = await world.simulator.addTenant()
    alert = await world.simulator.raise(tenant, { title: 'Credentials read from memory', severity: 'High' })
    const { id } = await world.connectTenant(member, tenant)
    await untilConnected(member, id)
    app = await open(phone)
    await signInToApp(app, member)
    await openDetection(app, alert.title)

    const sheet = await openTriage(app, 'Status')
    await sheet.getByRole('radio', { name: 'In progress' }).click()
    await notice(app, 'Status: In progress').waitFor()
    expect(await vendors(world)).toMatchObject({ status: 'InProgress' })
    await backToFeed(app)
    await feedRow(app, alert.title).getByText('In progress').waitFor()
  })

  story('it is assigned to the one who takes it', async ({ world }) => {
    await openDetection(app, alert.title)
    const sheet = await openTriage(app, 'Assign')
    await sheet.getByRole('radio', { name: `Me, ${member.name}` }).click()
    await notice(app, 'Assigned to').waitFor()
    expect(await vendors(world)).toMatchObject({ status: 'InProgress', assignedTo: member.email })
  })

  story('a comment appears on the vendor’s alert with the analyst’s name', async ({ world }) => {
    const sheet = await openTriage(app, 'Comment')
    await sheet.getByRole('textbox', { name: 'Comment' }).fill('Asked the user: nobody started this.')
    await sheet.getByRole('button', { name: 'Add comment' }).click()
    await notice(app, 'Comment added').waitFor()
    const { comments } = await vendors(world)
    expect(comments.at(-1)?.comment).toContain('Asked the user: nobody started this.')
    expect(comments.at(-1)?.comment).toContain(member.name)
    await shown(app, 'Asked the user: nobody started this.').waitFor()
  })

  story('what a colleague changed in the vendor’s portal meanwhile is shown, and not overwritten', async ({ world }) => {
    // The page is open in the state before; no poll brings the new one while the vendor's list stands still.
    await world.simulator.addFault(tenant, { kind: 'status', status: 503, method: 'GET', path: '/api/alerts\\?.filter' })
    await world.simulator.change(tenant, alert.id, { status: 'Resolved', assignedTo: 'night.shift@northgate.example' })
    const status = await openTriage(app, 'Status')
    await status.getByRole('radio', { name: 'New' }).click()

    const conflict = app.getByRole('dialog', { name: 'Changed since you looked' })
    await conflict.getByText('Status: Resolved').waitFor()
    await conflict.getByText('Assigned to: night.shift@northgate.example').waitFor()
    await conflict.getByText('Status: New').waitFor()
    expect(await vendors(world)).toMatchObject({ status: 'Resolved', assignedTo: 'night.shift@northgate.example' })
    await conflict.getByRole('button', { name: 'Keep theirs' }).click()
    await conflict.waitFor({ state: 'detached' })
    await shown(app, 'Resolved').waitFor()
  })

  story('unless the analyst, having seen it, says so', async ({ world }) => {
    await world.simulator.change(tenant, alert.id, { status: 'New' })
    const assign = await openTriage(app, 'Assign')
    await assign.getByRole('radio', { name: `Me, ${member.name}` }).click()
    const conflict = app.getByRole('dialog', { name: 'Changed since you looked' })
    await conflict.getByRole('button', { name: 'Apply anyway' }).click()
    await notice(app, 'Assigned to').waitFor()
    expect(await vendors(world)).toMatchObject({ status: 'New', assignedTo: member.email })
    await world.simulator.clearFaults()
  })

  story('it is closed with a verdict in one press', async ({ world }) => {
    const sheet = await openTriage(app, 'Close')
    await sheet.getByRole('button', { name: 'Malware' }).click()
    await notice(app, /^Closed: /).waitFor()
    expect(await vendors(world)).toMatchObject({
      status: 'Resolved',
      classification: 'TruePositive',
      determination: 'Malware',
    })
    await backToFeed(app)
    await feedRow(app, alert.title).getByText('Resolved').waitFor()
  })

  story('what the vendor refuses is undone here, with its reason', async ({ world }) => {
    await world.simulator.addFault(tenant, { kind: 'status', status: 403, method: 'PATCH', path: '/api/alerts/', times: 1 })
    await openDetection(app, alert.title)
    const sheet = await openTriage(app, 'Status')
    await sheet.getByRole('radio', { name: 'In progress' }).click()
    await notice(app, 'Not changed').waitFor()
    await backToFeed(app)
    await feedRow(app, alert.title).getByText('Resolved').waitFor()
    expect(await vendors(world)).toMatchObject({ status: 'Resolved' })
  })

  function vendors(world: World): Promise<VendorAlert> {
    return eventually('the vendor has the alert', async () =>
      (await world.simulator.alertsOf(tenant)).find(({ id }) => id === alert.id),
    )
  }
})
