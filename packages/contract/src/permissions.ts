/** Roles from most to least powerful. */
export const roles = ['owner', 'admin', 'responder', 'analyst', 'viewer'] as const
export type Role = (typeof roles)[number]

const viewer = ['detections.read', 'profiles.read'] as const
const analyst = [...viewer, 'detections.triage'] as const
const responder = [...analyst, 'machines.isolate', 'hunting.run'] as const
const admin = [...responder, 'configurations.manage', 'team.manage', 'devices.manage', 'audit.read'] as const
const owner = [...admin, 'organization.delete'] as const

export type Permission = (typeof owner)[number]

/** What each role may do; the server enforces it and clients hide what is not in it. */
export const permissionsOf: Record<Role, readonly Permission[]> = { owner, admin, responder, analyst, viewer }

/** True when `role` includes `permission`. */
export function roleCan(role: Role, permission: Permission): boolean {
  return permissionsOf[role].includes(permission)
}

/**
 * True when a member with the role `actor` may give `role` to somebody, or take it away: who manages the team does, except
 * that only owners make and unmake owners.
 */
export function roleCanGive(actor: Role, role: Role): boolean {
  return roleCan(actor, 'team.manage') && (role !== 'owner' || actor === 'owner')
}
