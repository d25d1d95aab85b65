import {
  acceptInvitation as acceptInvitationRoute,
  cancelInvitation as cancelInvitationRoute,
  changeMemberRole as changeMemberRoleRoute,
  inviteMember as inviteMemberRoute,
  joinOrganization as joinOrganizationRoute,
  listInvitations as listInvitationsRoute,
  listMembers as listMembersRoute,
  openInvitation as openInvitationRoute,
  removeMember as removeMemberRoute,
  resendInvitation as resendInvitationRoute,
} from '@pocketsoc/contract'
import { createContext } from '../../context.ts'
import type { Api } from '../../http/environment.ts'
import { Problem } from '../../http/problem.ts'
import type { Services } from '../../services.ts'
import { type Auth, findPortalSession, getMe, openSession } from '../sign-in/index.ts'
import { acceptInvitation, joinOrganization } from './accept-invitation.ts'
import { cancelInvitation } from './cancel-invitation.ts'
import { changeMemberRole } from './change-member-role.ts'
import { inviteMember } from './invite-member.ts'
import { listInvitations } from './list-invitations.ts'
import { listMembers } from './list-members.ts'
import { openInvitation } from './opened-invitation.ts'
import { removeMember } from './remove-member.ts'
import { resendInvitation } from './resend-invitation.ts'

/** What an invited person does, who is no member yet: the token of the mailed link is what lets them in. */
export function invitationRoutes(api: Api, services: Services, auth: Auth): void {
  api.openapi(openInvitationRoute, async (c) => {
    c.header('cache-control', 'no-store')
    const { headers } = c.req.raw
    return c.json(await openInvitation({ services, auth, headers, token: c.req.valid('json').token }), 200)
  })
  api.openapi(acceptInvitationRoute, async (c) => {
    const input = c.req.valid('json')
    const response = await acceptInvitation({ services, auth, headers: c.req.raw.headers, token: input.token }, input)
    return c.json(await openSession(c, { services, auth }, response), 201)
  })
  api.openapi(joinOrganizationRoute, async (c) => {
    const { headers } = c.req.raw
    await joinOrganization({ services, auth, headers, token: c.req.valid('json').token })
    const found = await findPortalSession(services, auth, headers)
    if (!found) throw new Problem('signed-out', 'Your session ended just now.')
    return c.json(await getMe(createContext(services, found.organizationId, found.actor)), 200)
  })
}

export function teamRoutes(api: Api): void {
  api.openapi(listMembersRoute, async (c) => c.json({ items: await listMembers(c.get('context')) }, 200))
  api.openapi(changeMemberRoleRoute, async (c) => {
    const change = { userId: c.req.valid('param').id, role: c.req.valid('json').role }
    return c.json(await changeMemberRole(c.get('context'), change), 200)
  })
  api.openapi(removeMemberRoute, async (c) => {
    await removeMember(c.get('context'), c.req.valid('param').id)
    return c.body(null, 204)
  })
  api.openapi(listInvitationsRoute, async (c) => c.json({ items: await listInvitations(c.get('context')) }, 200))
  api.openapi(inviteMemberRoute, async (c) => c.json(await inviteMember(c.get('context'), c.req.valid('json')), 201))
  api.openapi(resendInvitationRoute, async (c) => c.json(await resendInvitation(c.get('context'), c.req.valid('param').id), 200))
  api.openapi(cancelInvitationRoute, async (c) => {
    await cancelInvitation(c.get('context'), c.req.valid('param').id)
    return c.body(null, 204)
  })
}
