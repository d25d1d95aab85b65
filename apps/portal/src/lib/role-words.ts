import { type Role, roles } from '@pocketsoc/contract'

interface RoleWords {
  label: string
  /** Within a sentence: "invites you as …". */
  article: string
  /** What it lets a member do. */
  may: string
}

export const roleWords: Record<Role, RoleWords> = {
  owner: { label: 'Owner', article: 'an owner', may: 'Everything, and decides who else is an owner' },
  admin: { label: 'Admin', article: 'an admin', may: 'Manages team, vendor configurations and devices, and responds' },
  responder: { label: 'Responder', article: 'a responder', may: 'Triages detections, isolates machines, hunts' },
  analyst: { label: 'Analyst', article: 'an analyst', may: 'Triages detections' },
  viewer: { label: 'Viewer', article: 'a viewer', may: 'Reads detections' },
}

/** A role this portal knows; a newer server may have others. */
export function knownRole(role: string): Role | undefined {
  return roles.find((known) => known === role)
}

/** A role as the page shows it; one that is not known as it came. */
export function roleLabel(role: string): string {
  const known = knownRole(role)
  return known ? roleWords[known].label : role
}
