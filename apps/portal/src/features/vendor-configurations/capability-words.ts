import { type CapabilityName, type Permission, type Role, roleCan, roles } from '@pocketsoc/contract'

interface CapabilityWords {
  title: string
  text: string
  /** The members who may use it. */
  who: string
}

const words: Record<CapabilityName, { title: string; text: string; permission: Permission }> = {
  triage: {
    title: 'Triage detections',
    text: 'Assign, comment, classify and resolve; the vendor’s own alert follows.',
    permission: 'detections.triage',
  },
  'machines.read': {
    title: 'See machines',
    text: 'Health, risk, tags and detections of a machine.',
    permission: 'detections.read',
  },
  'machines.isolate': {
    title: 'Isolate and release machines',
    text: 'Cut a machine off the network, and let it back.',
    permission: 'machines.isolate',
  },
  'machine-actions.read': {
    title: 'Follow machine actions',
    text: 'How each one goes, those begun in the vendor’s console too.',
    permission: 'detections.read',
  },
  'machine-actions.cancel': {
    title: 'Cancel machine actions',
    text: 'Stop one that has not ended.',
    permission: 'machines.isolate',
  },
  hunting: { title: 'Hunt', text: 'Run queries over what the vendor recorded.', permission: 'hunting.run' },
}

const roleNames: Record<Role, string> = {
  owner: 'Owners',
  admin: 'Admins',
  responder: 'Responders',
  analyst: 'Analysts',
  viewer: 'Everyone',
}

/** Words for a capability; one of a newer server is shown by its name. */
export function capabilityWords(name: string): CapabilityWords {
  const known = (words as Record<string, (typeof words)[CapabilityName]>)[name]
  if (!known) return { title: name, text: '', who: '' }
  return { title: known.title, text: known.text, who: whoMay(known.permission) }
}

// Each role may all that the roles below it may.
function whoMay(permission: Permission): string {
  const least = roles.findLast((role) => roleCan(role, permission)) ?? 'owner'
  return least === 'viewer' || least === 'owner' ? roleNames[least] : `${roleNames[least]} and up`
}
