import { type Me, type Member, type Role, roleCanGive, roles } from '@pocketsoc/contract'
import { knownRole } from '../../lib/role-words.ts'
import { may } from '../../lib/session.ts'

export interface MemberControls {
  /** Roles the reader may give this member; empty where the role is not theirs to change. */
  roles: readonly Role[]
  removal: 'remove' | 'leave' | null
  /** Why there is nothing to change, where that is not the reader's own role. */
  note: string | null
}

const none: MemberControls = { roles: [], removal: null, note: null }

/** What a reader is offered beside a member. The server refuses the rest anyway. */
export function memberControls(me: Me, member: Member, members: readonly Member[]): MemberControls {
  const given = rolesToGive(me)
  if (!given.some((role) => role === member.role)) return none
  const lastOwner = member.role === 'owner' && members.filter(({ role }) => role === 'owner').length === 1
  if (lastOwner) return { ...none, note: 'The last owner. Make somebody else an owner to change this.' }
  return { roles: given, removal: member.userId === me.user.id ? 'leave' : 'remove', note: null }
}

/** Roles that the reader may give and take, most powerful first. */
export function rolesToGive(me: Me): Role[] {
  const own = knownRole(me.role)
  return own && may(me, 'team.manage') ? roles.filter((role) => roleCanGive(own, role)) : []
}
