import type { Me, Member, ProblemDetails, Role } from '@pocketsoc/contract'
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditEntries, devices, members, sessions } from '../../db/schema/index.ts'
import { asIdentity, asOrganization, asSystem } from '../../db/scoped.ts'
import {
  allowPhone,
  cookiesOf,
  newPkce,
  redeem,
  type SignedUp,
  signInPhone,
  signUp,
  startTestApplication,
  type TestApplication,
} from '../../testing/test-application.ts'
import { openEvents } from '../../testing/test-event-stream.ts'
import { addMember, asMember, invite } from '../../testing/test-team.ts'

let app: TestApplication
beforeAll(async () => {
  app = await startTestApplication()
})
afterAll(() => app.close())

const idOf = ({ me }: SignedUp) => me.user.id
const setRole = (by: SignedUp, whom: SignedUp, role: Role) => asMember(app, by)('PATCH', `/members/${idOf(whom)}`, { role })
const remove = (by: SignedUp, whom: SignedUp) => asMember(app, by)('DELETE', `/members/${idOf(whom)}`)
const statusOfMe = async (headers: Record<string, string>) => (await app.request('/api/v1/me', { headers })).status
const problemOf = async (response: Response) => ({ ...((await response.json()) as ProblemDetails), status: response.status })

async function ownersOf({ me }: SignedUp): Promise<string[]> {
  const rows = await asSystem(app.services.database, (tx) =>
    tx.sql
      .select({ userId: members.userId })
      .from(members)
      .where(and(eq(members.organizationId, me.organization.id), eq(members.role, 'owner'))),
  )
  return rows.map(({ userId }) => userId)
}

describe('the list of members', () => {
  test('shows every member with role and day of joining to everybody, sorted by name', async () => {
    const owner = await signUp(app)
    const viewer = await addMember(app, owner, 'viewer', 'Ana')
    const { items } = (await (await asMember(app, viewer)('GET', '/members')).json()) as { items: Member[] }
    expect(items).toMatchObject([
      { userId: idOf(viewer), name: 'Ana', role: 'viewer' },
      { userId: idOf(owner), name: 'Dana', role: 'owner', joinedAt: '2026-03-04T09:00:00.000Z' },
    ])
  })
})

describe('another role', () => {
  test('counts from the member’s next request, in the portal and on the phone', async () => {
    const owner = await signUp(app)
    const bo = await addMember(app, owner, 'analyst')
    const phone = await signInPhone(app, bo)
    const mayHunt = async (headers: Record<string, string>) => (await app.request('/api/v1/hunting/runs', { headers })).status
    expect([await mayHunt(bo.portal), await mayHunt(phone.headers)]).toEqual([403, 403])
    expect(await (await setRole(owner, bo, 'responder')).json()).toMatchObject({ userId: idOf(bo), role: 'responder' })
    expect([await mayHunt(bo.portal), await mayHunt(phone.headers)]).toEqual([200, 200])
    await setRole(owner, bo, 'viewer')
    expect([await mayHunt(bo.portal), await mayHunt(phone.headers)]).toEqual([403, 403])
  })

  test('is given by admins and owners; that of an owner, old or new, by owners alone', async () => {
    const owner = await signUp(app)
    const [admin, bo] = [await addMember(app, owner, 'admin'), await addMember(app, owner, 'analyst')]
    expect((await setRole(admin, bo, 'admin')).status).toBe(200)
    expect(await problemOf(await setRole(admin, bo, 'owner'))).toMatchObject({ status: 403, code: 'not-allowed' })
    expect(await problemOf(await setRole(admin, owner, 'viewer'))).toMatchObject({ status: 403, code: 'not-allowed' })
    expect(await problemOf(await remove(admin, owner))).toMatchObject({ status: 403, code: 'not-allowed' })
    expect((await setRole(owner, bo, 'owner')).status).toBe(200)
    expect((await setRole(bo, owner, 'viewer')).status).toBe(200)
    expect(await ownersOf(owner)).toEqual([idOf(bo)])
  })

  test('that no member can have is refused', async () => {
    const owner = await signUp(app)
    const response = await asMember(app, owner)('PATCH', `/members/${idOf(owner)}`, { role: 'emperor' })
    expect(await problemOf(response)).toMatchObject({ status: 400, errors: [{ pointer: '/role' }] })
  })

  test('is told to everybody who looks, with who has it', async () => {
    const owner = await signUp(app)
    const bo = await addMember(app, owner, 'analyst')
    const stream = await openEvents(app, owner.portal)
    await stream.next()
    await setRole(owner, bo, 'responder')
    expect((await stream.next())?.event).toEqual({ type: 'member.changed', userId: idOf(bo), change: 'role' })
    await stream.close()
  })
})

describe('the last owner', () => {
  test('is neither demoted nor removed, by themselves or by anybody', async () => {
    const owner = await signUp(app)
    await addMember(app, owner, 'admin')
    for (const response of [await setRole(owner, owner, 'admin'), await remove(owner, owner)]) {
      expect(await problemOf(response)).toMatchObject({ status: 409, code: 'conflict' })
    }
    expect(await ownersOf(owner)).toEqual([idOf(owner)])
  })

  test('may go once there is another', async () => {
    const owner = await signUp(app)
    const bo = await addMember(app, owner, 'owner')
    expect((await remove(owner, owner)).status).toBe(204)
    expect(await statusOfMe(owner.portal)).toBe(401)
    expect(await ownersOf(owner)).toEqual([idOf(bo)])
  })

  test('is left when two owners demote each other at once, and when they remove each other', async () => {
    for (let round = 0; round < 4; round += 1) {
      const owner = await signUp(app)
      const other = await addMember(app, owner, 'owner')
      const against = (by: SignedUp, whom: SignedUp) => (round % 2 === 0 ? setRole(by, whom, 'viewer') : remove(by, whom))
      const answers = await Promise.all([against(owner, other), against(other, owner)])
      const statuses = answers.map(({ status }) => status).sort()
      // Who comes second is refused inside the change, or, where the first was quick, before it.
      expect([200, 204], `round ${round}`).toContain(statuses[0])
      expect([401, 403], `round ${round}`).toContain(statuses[1])
      expect(await ownersOf(owner), `round ${round}`).toHaveLength(1)
    }
  })

  test('is left when all owners step down at once', async () => {
    const owner = await signUp(app)
    const owners = [owner, await addMember(app, owner, 'owner'), await addMember(app, owner, 'owner')]
    const answers = await Promise.all(owners.map((each) => setRole(each, each, 'admin')))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409])
    expect(await ownersOf(owner)).toHaveLength(1)
  })
})

describe('removal', () => {
  test('ends every portal session, device and live stream at once, and no detection is answered any more', async () => {
    const owner = await signUp(app)
    const bo = await addMember(app, owner, 'responder')
    const [phone, tablet] = [await signInPhone(app, bo), await signInPhone(app, bo)]
    const staying = await openEvents(app, owner.portal)
    const streams = [await openEvents(app, bo.portal), await openEvents(app, phone.headers)]
    await Promise.all([staying, ...streams].map((stream) => stream.next()))
    expect((await remove(owner, bo)).status).toBe(204)
    // The clock stands still: the streams end because of the removal, not at the next look every fifteen seconds.
    for (const stream of streams) {
      expect((await stream.next())?.event).toEqual({ type: 'member.changed', userId: idOf(bo), change: 'removed' })
      expect(await stream.next()).toBeNull()
    }
    expect((await staying.next())?.event.type).toBe('member.changed')
    expect((await staying.next())?.event.type).toBe('device.revoked')
    await staying.close()
    for (const headers of [bo.portal, phone.headers, tablet.headers]) {
      expect((await app.request('/api/v1/detections', { headers })).status).toBe(401)
    }
    expect(await statusOfMe(owner.portal)).toBe(200)
  })

  test('leaves nothing that comes back to life when the person is invited again', async () => {
    const owner = await signUp(app)
    const bo = await addMember(app, owner, 'responder')
    const phone = await signInPhone(app, bo)
    const { verifier, challenge } = newPkce()
    const redirect = await allowPhone(app, bo.portal, { challenge })
    await remove(owner, bo)
    const signIn = await app.request('/api/auth/sign-in/email', {
      method: 'POST',
      json: { email: bo.email, password: bo.password },
    })
    const fresh = { cookie: cookiesOf(signIn) }
    expect(await statusOfMe(fresh), 'no organisation is made for somebody who was removed').toBe(401)
    const { token } = await invite(app, owner, { email: bo.email })
    const joined = await app.request('/api/v1/invitations/join', { method: 'POST', headers: fresh, json: { token } })
    expect((await joined.json()) as Me).toMatchObject({ role: 'analyst' })
    expect([await statusOfMe(bo.portal), await statusOfMe(phone.headers)]).toEqual([401, 401])
    const late = await redeem(app, { code: redirect.searchParams.get('code') ?? '', code_verifier: verifier })
    expect(late.status).toBe(400)
  })

  test('and a changed role are in the audit log: by whom, of whom, from what to what', async () => {
    const owner = await signUp(app)
    const bo = await addMember(app, owner, 'analyst', 'Bo Tamsin')
    await signInPhone(app, bo)
    await setRole(owner, bo, 'analyst')
    await setRole(owner, bo, 'responder')
    await remove(owner, bo)
    const entries = await asOrganization(app.services.database, owner.me.organization.id, (tx) =>
      tx.sql.select().from(auditEntries).orderBy(auditEntries.sequence),
    )
    const told = entries.filter(({ event }) => event === 'member.role-changed' || event === 'member.removed')
    expect(told).toMatchObject([
      { event: 'member.role-changed', actorUserId: idOf(owner), targetName: 'Bo Tamsin', before: { role: 'analyst' } },
      {
        event: 'member.removed',
        actorUserId: idOf(owner),
        targetId: idOf(bo),
        before: { role: 'responder' },
        after: { portalSessionsEnded: 1, devicesSignedOut: 1 },
      },
    ])
  })

  test('is undone whole when anything of it fails', async () => {
    const owner = await signUp(app)
    const bo = await addMember(app, owner, 'responder')
    const phone = await signInPhone(app, bo)
    const { database } = app.services
    // No audit entry can be written: what it would tell of must not happen either.
    await database.session((connection) => connection.execute('revoke insert on audit_entries from pocketsoc_app'))
    try {
      expect((await remove(owner, bo)).status).toBe(500)
    } finally {
      await database.session((connection) => connection.execute('grant insert on audit_entries to pocketsoc_app'))
    }
    expect([await statusOfMe(bo.portal), await statusOfMe(phone.headers)]).toEqual([200, 200])
    const left = await asIdentity(database, (tx) =>
      tx.sql
        .select()
        .from(sessions)
        .where(eq(sessions.userId, idOf(bo))),
    )
    expect(left).toHaveLength(1)
  })

  test('of one member leaves the devices of the others', async () => {
    const owner = await signUp(app)
    const [bo, ana] = [await addMember(app, owner, 'analyst'), await addMember(app, owner, 'analyst')]
    const phone = await signInPhone(app, ana)
    await signInPhone(app, bo)
    await remove(owner, bo)
    expect(await statusOfMe(phone.headers)).toBe(200)
    const rows = await asOrganization(app.services.database, owner.me.organization.id, (tx) => tx.sql.select().from(devices))
    expect(rows.filter(({ revokedAt }) => revokedAt !== null).map(({ userId }) => userId)).toEqual([idOf(bo)])
  })
})
