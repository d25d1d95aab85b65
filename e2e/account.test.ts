import { getMe } from '@pocketsoc/contract'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { feedRow, signInToApp } from './browser/app.ts'
import { fillSignIn, signInToPortal } from './browser/portal.ts'
import { desktop, phone } from './browser/screens.ts'
import { story } from './story.ts'
import { linkMailedTo } from './world/mail.ts'
import type { Member } from './world/world.ts'

describe('an account through the mailbox', () => {
  let member: Member
  let portal: Page

  story('the mailed link verifies the address', async ({ world, open }) => {
    member = await world.signUp()
    portal = await open(desktop)
    await signInToPortal(portal, member)
    await portal.getByText('Verify your e-mail').waitFor()
    await portal.goto(await linkMailedTo(world.simulator, member.email, 'Verify'))
    await portal.goto('/settings/account')
    await portal.getByRole('heading', { name: 'Account', level: 1 }).waitFor()
    expect((await member.api.call(getMe, {})).user.emailVerified).toBe(true)
    expect(await portal.getByText('Verify your e-mail').count()).toBe(0)
  })

  story('a forgotten password is replaced, and every browser signed in with the old one is out', async ({ world, open }) => {
    const forgetful = await open(desktop)
    await forgetful.goto('/sign-in')
    await forgetful.getByRole('link', { name: 'Forgot password?' }).click()
    await forgetful.getByLabel('E-mail').fill(member.email)
    await forgetful.getByRole('button', { name: 'Send link' }).click()
    await forgetful.getByText('Check your mail').waitFor()
    await forgetful.goto(await linkMailedTo(world.simulator, member.email, 'new PocketSOC password'))
    const password = 'quiet harbour, wet rope'
    await forgetful.getByLabel('New password').fill(password)
    await forgetful.getByRole('button', { name: 'Change password' }).click()
    await forgetful.getByText('Your password is changed').waitFor()

    await expect.poll(() => member.api.call(getMe, {}).catch((problem) => problem.code)).toBe('signed-out')
    await signInToPortal(await open(desktop), { email: member.email, password })
    member = { ...member, password }
  })
})

describe('a phone that was lost', () => {
  story('is signed out from the portal, and forgets what it kept', async ({ world, open }) => {
    const member = await world.signUp()
    const tenant = await world.simulator.addTenant()
    const alert = await world.simulator.raise(tenant, { title: 'Seen on a phone in a taxi' })
    await world.connectTenant(member, tenant)
    const app = await open(phone)
    await signInToApp(app, member)
    await feedRow(app, alert.title).waitFor()

    const portal = await open(desktop)
    await portal.goto('/settings/devices')
    await fillSignIn(portal, member)
    await portal
      .getByRole('button', { name: /^Sign out/ })
      .first()
      .click()
    await portal.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click()

    await app.getByRole('button', { name: 'Sign in with the portal' }).waitFor()
    const { origins } = await app.context().storageState({ indexedDB: true })
    expect(JSON.stringify(origins)).not.toContain(alert.title)
  })
})
