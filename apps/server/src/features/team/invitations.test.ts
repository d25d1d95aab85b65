import type { Invitation, Me, OpenedInvitation, ProblemDetails } from '@pocketsoc/contract'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditEntries, invitations, users } from '../../db/schema/index.ts'
import { asOrganization, asSystem } from '../../db/scoped.ts'
import {
  cookiesOf,
  listen,
  type SignedUp,
  setRole,
  signUp,
  startTestApplication,
  type TestApplication,
} from '../../testing/test-application.ts'
import { accept, addMember, anAddress, asMember, invite, newPassword, tokenMailedTo } from '../../testing/test-team.ts'

const day = 24 * 60 * 60 * 1000

let app: TestApplication
let owner: SignedUp
beforeAll(async () => {
  app = await startTestApplication()
  owner = await signUp(app)
})
afterAll(() => app.close())

const open = (token: string, headers: Record<string, string> = {}) =>
  app.request('/api/v1/invitations/open', { method: 'POST', headers, json: { token } })
const join = (token: string, { portal }: Pick<SignedUp, 'portal'>) =>
  app.request('/api/v1/invitations/join', { method: 'POST', headers: portal, json: { token } })
const problemOf = async (response: Response) => ({ ...((await response.json()) as ProblemDetails), status: response.status })
const listed = async (by = owner) =>
  ((await (await asMember(app, by)('GET', '/invitations')).json()) as { items: Invitation[] }).items

test('an invitation is mailed: who invites, to what, as what, until when, and a link with the token as its fragment', async () => {
  const { invitation, token } = await invite(app, owner, { email: 'Bo.Tamsin@Fabrikam.example', role: 'responder' })
  expect(invitation).toMatchObject({
    email: 'bo.tamsin@fabrikam.example',
    role: 'responder',
    state: 'pending',
    invitedBy: 'Dana',
  })
  expect(Date.parse(invitation.expiresAt) - Date.parse(invitation.sentAt)).toBe(7 * day)
  expect(invitation.mailedAt).not.toBeNull()
  expect(token).toMatch(/^[\w-]{43}$/)
  const mail = app.services.mails.findLast(({ to }) => to === invitation.email)
  expect(mail?.subject).toBe('Dana invites you to Fabrikam on PocketSOC')
  expect(mail?.paragraphs.join(' ')).toContain('as a responder')
  expect(mail?.footnote).toContain('11 March 2026')
  expect((await listed()).map(({ id }) => id)).toContain(invitation.id)
})

test('the token is stored as a hash alone', async () => {
  const { token } = await invite(app, owner)
  const rows = await asSystem(app.services.database, (tx) => tx.sql.select().from(invitations))
  const dump = JSON.stringify(rows, (_, value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value))
  expect(dump).not.toContain(token)
  expect(rows.every(({ tokenHash }) => tokenHash.length === 32)).toBe(true)
})

test('whoever holds the token learns what it is for, and everything else about an invitation is the same 404', async () => {
  const { invitation, token } = await invite(app, owner)
  expect((await (await open(token)).json()) as OpenedInvitation).toMatchObject({
    organizationName: 'Fabrikam',
    email: invitation.email,
    role: 'analyst',
    hasAccount: false,
    signedInAs: null,
  })
  const used = await invite(app, owner)
  await accept(app, used.token)
  const cancelled = await invite(app, owner)
  await asMember(app, owner)('DELETE', `/invitations/${cancelled.invitation.id}`)
  const replaced = await invite(app, owner)
  await asMember(app, owner)('POST', `/invitations/${replaced.invitation.id}/resend`)
  const bodies = await Promise.all(
    ['', 'x', 'x'.repeat(43), used.token, cancelled.token, replaced.token].map(async (dead) => {
      const response = await open(dead)
      expect(response.status).toBe(404)
      return response.text()
    }),
  )
  await app.services.clock.advance(7 * day - 1)
  expect((await open(token)).status).toBe(200)
  await app.services.clock.advance(1)
  bodies.push(await (await open(token)).text())
  expect(new Set(bodies).size).toBe(1)
  for (const response of [await accept(app, token), await join(token, owner)]) {
    expect(await response.text()).toBe(bodies[0])
  }
})

test('an expired invitation is listed as such, and sent again it works for seven more days, under a new link alone', async () => {
  const { invitation, token } = await invite(app, owner)
  await app.services.clock.advance(7 * day)
  expect((await listed()).find(({ id }) => id === invitation.id)).toMatchObject({ state: 'expired' })
  const resent = await asMember(app, owner)('POST', `/invitations/${invitation.id}/resend`)
  expect(await resent.json()).toMatchObject({ id: invitation.id, state: 'pending' })
  const renewed = tokenMailedTo(app, invitation.email)
  expect(renewed).not.toBe(token)
  expect((await open(token)).status).toBe(404)
  expect((await accept(app, renewed)).status).toBe(201)
  expect((await listed()).map(({ id }) => id)).not.toContain(invitation.id)
})

test('a mail that the mail server did not take is told, and told otherwise once it was sent again', async () => {
  const { mailer } = app.services
  app.services.mailer = { send: async () => false }
  const json = { email: anAddress(), role: 'viewer' }
  const response = await asMember(app, owner)('POST', '/invitations', json)
  app.services.mailer = mailer
  const invitation = (await response.json()) as Invitation
  const mailedAt = async () => (await listed()).find(({ id }) => id === invitation.id)?.mailedAt
  expect([invitation.mailedAt, await mailedAt()]).toEqual([null, null])
  await asMember(app, owner)('POST', `/invitations/${invitation.id}/resend`)
  expect(await mailedAt()).toMatch(/^2026-/)
})

describe('accepting with a new account', () => {
  test('signs in as a member of that organisation, with the address verified and no second mail', async () => {
    const { invitation, token } = await invite(app, owner, { role: 'responder' })
    const response = await accept(app, token, 'Bo Tamsin')
    expect(await response.json()).toMatchObject({
      user: { name: 'Bo Tamsin', email: invitation.email, emailVerified: true },
      organization: { id: owner.me.organization.id },
      role: 'responder',
    })
    const me = await app.request('/api/v1/me', { headers: { cookie: cookiesOf(response) } })
    expect(me.status).toBe(200)
    expect(app.services.mails.filter(({ to }) => to === invitation.email)).toHaveLength(1)
  })

  test('works where sign-up is closed, and the password opens later sessions', async () => {
    const closed = await listen({ ...app.services, config: { ...app.services.config, signUp: 'closed' } })
    const { invitation, token } = await invite(app, owner)
    const json = { token, name: 'Bo', password: newPassword }
    expect((await closed.request('/api/v1/invitations/accept', { method: 'POST', json })).status).toBe(201)
    const signIn = { email: invitation.email, password: newPassword }
    expect((await closed.request('/api/auth/sign-in/email', { method: 'POST', json: signIn })).status).toBe(200)
    await closed.close()
  })

  test('by several at once makes one member, and refuses the others without leaving an account half made', async () => {
    const { invitation, token } = await invite(app, owner)
    const answers = await Promise.all([1, 2, 3, 4].map(() => accept(app, token)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404, 404, 404])
    const accounts = await asSystem(app.services.database, (tx) =>
      tx.sql.select().from(users).where(eq(users.email, invitation.email)),
    )
    expect(accounts).toHaveLength(1)
  })

  test('asks for a name and a password by the rules of sign-up', async () => {
    const { token } = await invite(app, owner)
    const json = { token, name: ' ', password: 'short' }
    const response = await app.request('/api/v1/invitations/accept', { method: 'POST', json })
    expect((await problemOf(response)).errors?.map(({ pointer }) => pointer)).toEqual(['/name', '/password'])
    expect((await open(token)).status).toBe(200)
  })
})

describe('joining with an account one has', () => {
  /** Somebody with an account and no organisation, as after being removed from one. */
  async function withoutOrganization(): Promise<SignedUp> {
    const person = await addMember(app, owner, 'viewer')
    await asMember(app, owner)('DELETE', `/members/${person.me.user.id}`)
    const signedIn = await app.request('/api/auth/sign-in/email', {
      method: 'POST',
      json: { email: person.email, password: person.password },
    })
    return { ...person, portal: { cookie: cookiesOf(signedIn) } }
  }

  test('needs the session of the invited address, and makes a member with the role of the invitation', async () => {
    const bo = await withoutOrganization()
    const { token } = await invite(app, owner, { email: bo.email, role: 'admin' })
    const opened = (await (await open(token, bo.portal)).json()) as OpenedInvitation
    expect(opened).toMatchObject({ hasAccount: true, signedInAs: bo.email })
    expect(await problemOf(await accept(app, token))).toMatchObject({ status: 409, code: 'conflict' })
    expect(await problemOf(await join(token, { portal: { cookie: '' } }))).toMatchObject({ status: 401, code: 'signed-out' })
    const other = await withoutOrganization()
    expect(await problemOf(await join(token, other))).toMatchObject({ status: 409, code: 'conflict' })
    expect((await (await join(token, bo)).json()) as Me).toMatchObject({ user: { email: bo.email }, role: 'admin' })
    expect((await app.request('/api/v1/me', { headers: bo.portal })).status).toBe(200)
  })

  test('is refused to a member of another organisation, who is told which', async () => {
    const stranger = await signUp(app, 'Northwind')
    const { token } = await invite(app, owner, { email: stranger.email })
    const problem = await problemOf(await join(token, stranger))
    expect(problem).toMatchObject({ status: 409, code: 'conflict' })
    expect(problem.detail).toContain('Northwind')
    const me = (await (await app.request('/api/v1/me', { headers: stranger.portal })).json()) as Me
    expect(me.organization.id).toBe(stranger.me.organization.id)
  })

  test('through two organisations’ invitations at once leads into one', async () => {
    const bo = await withoutOrganization()
    const northwind = await signUp(app, 'Northwind')
    const tokens = [(await invite(app, owner, { email: bo.email })).token]
    tokens.push((await invite(app, northwind, { email: bo.email })).token)
    const answers = await Promise.all(tokens.map((token) => join(token, bo)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describe('who may be invited, by whom', () => {
  test('nobody who is a member or invited already, in whatever case the address is typed', async () => {
    const { invitation } = await invite(app, owner)
    for (const email of [owner.email, owner.email.toUpperCase(), invitation.email, invitation.email.toUpperCase()]) {
      const problem = await problemOf(await asMember(app, owner)('POST', '/invitations', { email, role: 'viewer' }))
      expect(problem, email).toMatchObject({ status: 409, errors: [{ pointer: '/email' }] })
    }
  })

  test('the answer is the same for an address with an account elsewhere as for one without', async () => {
    const stranger = await signUp(app, 'Northwind')
    const { invitation } = await invite(app, owner, { email: stranger.email })
    expect(invitation).toMatchObject({ state: 'pending', email: stranger.email })
  })

  test('an owner only by an owner; an admin everybody else', async () => {
    const admin = await addMember(app, owner, 'admin')
    const request = asMember(app, admin)
    const refused = await request('POST', '/invitations', { email: anAddress(), role: 'owner' })
    expect(await problemOf(refused)).toMatchObject({ status: 403, code: 'not-allowed' })
    expect((await request('POST', '/invitations', { email: anAddress(), role: 'admin' })).status).toBe(201)
    const { invitation } = await invite(app, owner, { role: 'owner' })
    expect((await request('POST', `/invitations/${invitation.id}/resend`)).status).toBe(403)
    expect((await request('DELETE', `/invitations/${invitation.id}`)).status).toBe(403)
  })

  test('of two invitations of one address at once, one is refused', async () => {
    const email = anAddress()
    const answers = await Promise.all([1, 2].map(() => asMember(app, owner)('POST', '/invitations', { email, role: 'viewer' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
  })

  test('what was sent by somebody who may no longer invite is worth nothing any more', async () => {
    const [demoted, removed, other] = [
      await addMember(app, owner, 'admin'),
      await addMember(app, owner, 'owner'),
      await addMember(app, owner, 'owner'),
    ]
    const byDemoted = await invite(app, demoted)
    const byRemoved = await invite(app, removed, { role: 'owner' })
    const [kept, lost] = [await invite(app, other), await invite(app, other, { role: 'owner' })]
    const request = asMember(app, owner)
    await request('PATCH', `/members/${demoted.me.user.id}`, { role: 'analyst' })
    await request('DELETE', `/members/${removed.me.user.id}`)
    await request('PATCH', `/members/${other.me.user.id}`, { role: 'admin' })
    expect((await open(kept.token)).status).toBe(200)
    for (const { token } of [byDemoted, byRemoved, lost]) expect((await accept(app, token)).status).toBe(404)
  })

  test('more than a hundred open invitations are refused', async () => {
    const busy = await signUp(app, 'Busy')
    const { invitation } = await invite(app, busy)
    await asOrganization(app.services.database, busy.me.organization.id, async (tx) => {
      const [row] = await tx.sql.select().from(invitations).where(eq(invitations.id, invitation.id))
      const copy = () => ({ id: crypto.randomUUID(), email: anAddress(), tokenHash: crypto.getRandomValues(new Uint8Array(32)) })
      if (row) await tx.sql.insert(invitations).values(Array.from({ length: 99 }, () => ({ ...row, ...copy() })))
    })
    const refused = await asMember(app, busy)('POST', '/invitations', { email: anAddress(), role: 'viewer' })
    expect(await problemOf(refused)).toMatchObject({ status: 409, code: 'conflict' })
  })
})

test('each step is in the audit log, without the token', async () => {
  const fresh = await signUp(app, 'Audited')
  const { invitation } = await invite(app, fresh)
  await asMember(app, fresh)('POST', `/invitations/${invitation.id}/resend`)
  const token = tokenMailedTo(app, invitation.email)
  const bo = (await (await accept(app, token)).json()) as Me
  const other = await invite(app, fresh)
  await asMember(app, fresh)('DELETE', `/invitations/${other.invitation.id}`)
  const entries = await asOrganization(app.services.database, fresh.me.organization.id, (tx) =>
    tx.sql.select().from(auditEntries).orderBy(auditEntries.sequence),
  )
  const { id: sender } = fresh.me.user
  expect(entries.map(({ event, actorUserId, targetName }) => [event, actorUserId, targetName])).toEqual([
    ['invitation.sent', sender, invitation.email],
    ['invitation.resent', sender, invitation.email],
    ['member.joined', bo.user.id, 'Bo'],
    ['invitation.sent', sender, other.invitation.email],
    ['invitation.cancelled', sender, other.invitation.email],
  ])
  expect(JSON.stringify(entries)).not.toContain(token)
})

test('a member who loses the right to manage the team meanwhile is refused with the next request', async () => {
  const admin = await addMember(app, owner, 'admin')
  expect((await asMember(app, admin)('GET', '/invitations')).status).toBe(200)
  await setRole(app, admin, 'analyst')
  expect((await asMember(app, admin)('GET', '/invitations')).status).toBe(403)
  expect((await asMember(app, admin)('GET', '/members')).status).toBe(200)
})
