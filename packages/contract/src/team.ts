import { createRoute, z } from '@hono/zod-openapi'
import { Me, Password, PersonName } from './account.ts'
import { anyProblems, body, conflict, IdParams, Instant, invalidInput, json, missing, signedInProblems } from './common.ts'
import { openEnum } from './open-enum.ts'
import { roles } from './permissions.ts'

const tags = ['Team']

export const Member = z
  .object({
    userId: z.string(),
    name: z.string(),
    email: z.string(),
    role: openEnum(roles),
    joinedAt: Instant,
  })
  .openapi('Member')
export type Member = z.infer<typeof Member>

export const listMembers = createRoute({
  method: 'get',
  path: '/members',
  summary: 'Members of the organisation with their roles, by name',
  tags,
  responses: { 200: json(z.object({ items: z.array(Member) })), ...signedInProblems },
})

export const changeMemberRole = createRoute({
  method: 'patch',
  path: '/members/{id}',
  summary: 'Give a member another role; it counts from their next request',
  description:
    'The id is the member’s `userId`. Only owners make and unmake owners; the last owner stays one (409 `conflict`). Open invitations that the member may no longer send are cancelled.',
  tags,
  request: { params: IdParams, body: body(z.object({ role: z.enum(roles) }).openapi('ChangeMemberRole')) },
  responses: { 200: json(Member), ...signedInProblems, ...invalidInput, ...missing, ...conflict },
})

export const removeMember = createRoute({
  method: 'delete',
  path: '/members/{id}',
  summary: 'Remove a member: portal sessions, devices and live streams end at once',
  description:
    'The id is the member’s `userId`. Only owners remove owners; the last owner stays (409 `conflict`). Open invitations that the member sent are cancelled.',
  tags,
  request: { params: IdParams },
  responses: { 204: { description: 'Removed' }, ...signedInProblems, ...missing, ...conflict },
})

/** An invitation that was neither accepted nor cancelled. */
export const Invitation = z
  .object({
    id: z.uuid(),
    email: z.string(),
    role: openEnum(roles),
    state: openEnum(['pending', 'expired']),
    invitedBy: z.string().openapi({ description: 'Name of the member who sent it last' }),
    createdAt: Instant,
    sentAt: Instant.openapi({ description: 'When the newest link was made; earlier ones no longer work' }),
    expiresAt: Instant.openapi({ description: '7 days after `sentAt`' }),
    mailedAt: Instant.nullable().openapi({ description: 'Null when the mail could not be handed to the mail server' }),
  })
  .openapi('Invitation')
export type Invitation = z.infer<typeof Invitation>

export const listInvitations = createRoute({
  method: 'get',
  path: '/invitations',
  summary: 'Open invitations, newest first, expired ones too',
  tags,
  responses: { 200: json(z.object({ items: z.array(Invitation) })), ...signedInProblems },
})

export const InviteMember = z
  .object({ email: z.email('This is not an e-mail address').max(254).toLowerCase(), role: z.enum(roles) })
  .openapi('InviteMember')
export type InviteMember = z.infer<typeof InviteMember>

export const inviteMember = createRoute({
  method: 'post',
  path: '/invitations',
  summary: 'Invite somebody by mail, with a link that works for 7 days',
  tags,
  request: { body: body(InviteMember) },
  responses: { 201: json(Invitation, 'Invited'), ...signedInProblems, ...invalidInput, ...conflict },
})

export const resendInvitation = createRoute({
  method: 'post',
  path: '/invitations/{id}/resend',
  summary: 'Mail a new link for 7 more days; the earlier link stops working',
  tags,
  request: { params: IdParams },
  responses: { 200: json(Invitation), ...signedInProblems, ...missing },
})

export const cancelInvitation = createRoute({
  method: 'delete',
  path: '/invitations/{id}',
  summary: 'Cancel an invitation; its link stops working',
  tags,
  request: { params: IdParams },
  responses: { 204: { description: 'Cancelled' }, ...signedInProblems, ...missing },
})

/** Page of the portal where an invitation is answered; the token follows as the fragment, which no server's log sees. */
export const invitePath = '/invite'

/** The secret part of an invitation's link. */
const InvitationToken = z.object({ token: z.string().max(200) }).openapi('InvitationToken')

/** What the holder of an invitation's link is told. */
export const OpenedInvitation = z
  .object({
    organizationName: z.string(),
    email: z.string(),
    role: openEnum(roles),
    invitedBy: z.string(),
    expiresAt: Instant,
    hasAccount: z.boolean().openapi({ description: 'Whether the invited address has an account already' }),
    signedInAs: z.string().nullable().openapi({ description: 'E-mail of the portal session that asks, if any' }),
  })
  .openapi('OpenedInvitation')
export type OpenedInvitation = z.infer<typeof OpenedInvitation>

export const openInvitation = createRoute({
  method: 'post',
  path: '/invitations/open',
  summary: 'What an invitation is for; needs its token',
  description: 'A token that is wrong, expired, replaced, cancelled or used answers the same 404 `missing`.',
  tags,
  request: { body: body(InvitationToken) },
  responses: { 200: json(OpenedInvitation), ...anyProblems, ...invalidInput, ...missing },
})

export const AcceptInvitation = z
  .object({ ...InvitationToken.shape, name: PersonName, password: Password })
  .openapi('AcceptInvitation')
export type AcceptInvitation = z.infer<typeof AcceptInvitation>

export const acceptInvitation = createRoute({
  method: 'post',
  path: '/invitations/accept',
  summary: 'Create an account for the invited address, join, and open a portal session',
  tags,
  request: { body: body(AcceptInvitation) },
  responses: { 201: json(Me, 'Joined and signed in (session cookie)'), ...anyProblems, ...invalidInput, ...missing, ...conflict },
})

export const joinOrganization = createRoute({
  method: 'post',
  path: '/invitations/join',
  summary: 'Join with the signed-in account of the invited address',
  description: 'A person is a member of one organisation at a time; who is in one already is answered 409 `conflict`.',
  tags,
  request: { body: body(InvitationToken) },
  responses: { 200: json(Me), ...signedInProblems, ...invalidInput, ...missing, ...conflict },
})
