import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { mistakesOn } from './browser/inspection.ts'
import { signInToPortal } from './browser/portal.ts'
import { desktop } from './browser/screens.ts'
import { story } from './story.ts'
import { linkMailedTo } from './world/mail.ts'
import { type Member, newcomer } from './world/world.ts'

describe('a team', () => {
  const guest = { ...newcomer(), name: 'Bo Tamsin' }
  guest.email = guest.email.replace('ada.mirov', 'bo.tamsin')
  const bystander = guest.email.replace('bo.tamsin', 'cy.okello')
  let owner: Member
  let page: Page
  let guestPage: Page
  let link: string

  story('grows by an invitation that is mailed', async ({ world, open }) => {
    owner = await world.signUp()
    page = await open(desktop)
    await signInToPortal(page, owner)
    await page.getByRole('link', { name: 'Team' }).click()
    await memberRow(page, owner.email).getByText('The last owner').waitFor()
    await invite(page, { email: guest.email, role: 'Analyst' })
    link = await linkMailedTo(world.simulator, guest.email, `invites you to ${owner.organizationName}`)
    expect(await mistakesOn(page, 'Team')).toEqual([])
  })

  story('a colleague who opens the link makes an account and is in', async ({ open }) => {
    guestPage = await open(desktop)
    await guestPage.goto(link)
    await guestPage.getByRole('heading', { name: `Join ${owner.organizationName}`, level: 1 }).waitFor()
    await guestPage.getByText('Ada Mirov invites you as an analyst.').waitFor()
    await guestPage.getByRole('button', { name: 'Create account and join' }).click()
    await guestPage.getByText('Tell us your name').waitFor()
    expect(await mistakesOn(guestPage, 'an invitation')).toEqual([])
    await guestPage.getByLabel('Name', { exact: true }).fill(guest.name)
    await guestPage.getByLabel('Password').fill(guest.password)
    await guestPage.getByRole('button', { name: 'Create account and join' }).click()
    await guestPage.getByRole('heading', { name: `Welcome to ${owner.organizationName}` }).waitFor()

    await guestPage.getByRole('link', { name: 'Meet the team' }).click()
    await guestPage.getByText('Only administrators can change the team').waitFor()
    await memberRow(guestPage, guest.email).getByText('Analyst', { exact: true }).waitFor()
    expect(await mistakesOn(guestPage, 'Team as an analyst sees it')).toEqual([])
    await page.getByText('Nobody is invited at the moment.').waitFor()
  })

  story('a link that was used, and one that never was, say what to do', async ({ open }) => {
    const stranger = await open(desktop)
    for (const dead of [link, `${link}x`, '/invite']) {
      await stranger.goto('about:blank')
      await stranger.goto(dead)
      await stranger.getByText('ask whoever invited you to send the invitation again').waitFor()
    }
    expect(await mistakesOn(stranger, 'a dead link')).toEqual([])
  })

  story('the owner gives a colleague another role, which counts at once on the page they look at', async () => {
    await memberRow(page, guest.email)
      .getByRole('button', { name: `Role of ${guest.name}: Analyst` })
      .click()
    await page.getByRole('menuitemradio', { name: 'Admin' }).click()
    await page.getByText(`${guest.name} is now admin`).waitFor()
    await invite(guestPage, { email: bystander, role: 'Viewer' })
    await page.getByRole('list', { name: 'Invitations' }).getByText(`sent by ${guest.name}`).waitFor()
  })

  story('who opens somebody else’s invitation is shown the way out, and goes on from there', async ({ world, open }) => {
    const other = await world.signUp()
    const browser = await open(desktop)
    await signInToPortal(browser, other)
    await browser.goto(await linkMailedTo(world.simulator, bystander, 'invites you'))
    await browser.getByText('You are signed in as somebody else').waitFor()
    expect(await mistakesOn(browser, 'somebody else’s invitation')).toEqual([])
    await browser.getByRole('button', { name: 'Sign out and go on' }).click()
    await browser.getByRole('button', { name: 'Create account and join' }).waitFor()
    await browser.goto('/settings/team')
    await browser.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor()
  })

  story('a removed colleague is signed out, and what they had invited to is cancelled', async () => {
    await memberRow(page, guest.email)
      .getByRole('button', { name: `Remove ${guest.name}` })
      .click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
    await page.getByText(`${guest.name} is removed`).waitFor()
    await guestPage.getByRole('heading', { name: 'Sign in', level: 1 }).waitFor()
    await page.getByText('Nobody is invited at the moment.').waitFor()
  })

  story('who was removed can be invited again, and joins with the password they have', async ({ world, open }) => {
    await invite(page, { email: guest.email, role: 'Responder' })
    const again = await open(desktop)
    await again.goto(await linkMailedTo(world.simulator, guest.email, 'invites you'))
    await again.getByLabel('Password').fill(guest.password)
    await again.getByRole('button', { name: 'Sign in and join' }).click()
    await again.getByRole('heading', { name: `Welcome to ${owner.organizationName}` }).waitFor()
    await memberRow(page, guest.email)
      .getByRole('button', { name: `Role of ${guest.name}: Responder` })
      .waitFor()
  })
})

function memberRow(page: Page, email: string) {
  return page.getByRole('list', { name: 'Members' }).getByRole('listitem').filter({ hasText: email })
}

async function invite(page: Page, { email, role }: { email: string; role: string }): Promise<void> {
  const form = page.getByRole('form', { name: 'Invite a colleague' })
  await form.getByLabel('E-mail').fill(email)
  await form.getByLabel('Role').selectOption({ label: role })
  await form.getByRole('button', { name: 'Send invitation' }).click()
  await page.getByRole('list', { name: 'Invitations' }).getByText(email).waitFor()
}
