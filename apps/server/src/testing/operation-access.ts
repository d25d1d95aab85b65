import { type Permission, type Role, roleCan } from '@pocketsoc/contract'
import { testConfigurationInput } from './test-configuration.ts'

/** Who may use an operation: a permission, anyone who is signed in (maybe only there), or anyone at all. */
type Access = Permission | 'signed in' | 'signed in on a phone' | 'signed in to the portal' | 'anyone'

/** Every operation of the API by its name in the OpenAPI document. */
const accessTo: Record<string, Access> = {
  'POST /sign-up': 'anyone',
  'POST /oauth/token': 'anyone',
  'POST /oauth/authorizations': 'signed in to the portal',
  'POST /oauth/sign-out': 'signed in on a phone',
  'GET /me': 'signed in',
  'GET /me/devices': 'signed in',
  'DELETE /me/devices/{id}': 'signed in',
  'GET /events': 'signed in',
  'GET /vendors': 'signed in',
  'GET /profiles': 'profiles.read',
  'GET /detections': 'detections.read',
  'GET /detections/counts': 'detections.read',
  'GET /detections/{id}': 'detections.read',
  'GET /detections/{id}/related': 'detections.read',
  'GET /detections/{id}/machine': 'detections.read',
  'GET /detections/{id}/process-graph': 'detections.read',
  'GET /detections/{id}/machine-timeline': 'detections.read',
  'GET /detections/{id}/hunting-parameters': 'detections.read',
  'PATCH /detections/{id}': 'detections.triage',
  'POST /detections/bulk-update': 'detections.triage',
  'GET /members': 'detections.read',
  'PATCH /members/{id}': 'team.manage',
  'DELETE /members/{id}': 'team.manage',
  'GET /invitations': 'team.manage',
  'POST /invitations': 'team.manage',
  'POST /invitations/{id}/resend': 'team.manage',
  'DELETE /invitations/{id}': 'team.manage',
  'POST /invitations/open': 'anyone',
  'POST /invitations/accept': 'anyone',
  'POST /invitations/join': 'anyone',
  'GET /machines': 'detections.read',
  'GET /machines/{id}': 'detections.read',
  'POST /machines/{id}/actions': 'machines.isolate',
  'GET /machine-actions': 'detections.read',
  'GET /machine-actions/{id}': 'detections.read',
  'POST /machine-actions/{id}/cancel': 'machines.isolate',
  'POST /machine-actions/{id}/decision': 'machines.isolate',
  'GET /isolation-policy': 'detections.read',
  'PUT /isolation-policy': 'configurations.manage',
  'GET /hunting/runs': 'hunting.run',
  'POST /hunting/runs': 'hunting.run',
  'GET /hunting/runs/{id}': 'hunting.run',
  'POST /hunting/runs/{id}/cancel': 'hunting.run',
  'GET /hunting/queries': 'hunting.run',
  'PUT /hunting/queries/{id}': 'hunting.run',
  'DELETE /hunting/queries/{id}': 'hunting.run',
  'GET /hunting/reference/{id}': 'hunting.run',
  'GET /audit-records': 'audit.read',
  'GET /audit-records/export': 'audit.read',
  'GET /audit-records/verification': 'audit.read',
  'GET /vendor-configurations': 'configurations.manage',
  'POST /vendor-configurations': 'configurations.manage',
  'POST /vendor-configurations/test': 'configurations.manage',
  'GET /vendor-configurations/{id}': 'configurations.manage',
  'PATCH /vendor-configurations/{id}': 'configurations.manage',
  'DELETE /vendor-configurations/{id}': 'configurations.manage',
  'POST /vendor-configurations/{id}/poll': 'configurations.manage',
}

const anId = '0198f0a2-5b7e-7c31-9a44-1d2e3f405162'

/** A valid body for each operation that takes one, so that an answer is about the caller and not about the body. */
const validBodies: Record<string, unknown> = {
  'POST /oauth/authorizations': {
    response_type: 'code',
    client_id: 'pocketsoc-ios',
    redirect_uri: 'pocketsoc://auth',
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
    state: 'state-of-the-phone',
  },
  'POST /vendor-configurations': testConfigurationInput({ displayName: 'Another office' }),
  // Of a configuration that does not exist, so that no vendor is asked.
  'POST /vendor-configurations/test': { ...testConfigurationInput(), configurationId: anId },
  'PATCH /vendor-configurations/{id}': { displayName: 'Renamed' },
  'PATCH /detections/{id}': { change: { status: 'resolved' }, seenUpdatedAt: '2026-03-04T09:00:00.000Z' },
  'POST /detections/bulk-update': { ids: [anId], change: { status: 'resolved' } },
  'POST /machines/{id}/actions': { id: anId, kind: 'isolate', isolationType: 'full', comment: 'Spreading' },
  'POST /machine-actions/{id}/cancel': { comment: 'Not needed any more' },
  'POST /machine-actions/{id}/decision': { decision: 'reject', reason: 'Wrong machine' },
  'PUT /isolation-policy': { approval: 'never', tags: [], expiresMinutes: 60, remindAfterHours: 24 },
  'PATCH /members/{id}': { role: 'analyst' },
  'POST /invitations': { email: 'bo@fabrikam.example', role: 'analyst' },
  'POST /hunting/runs': { id: anId, configurationId: anId, query: 'DeviceInfo | take 1', days: 7 },
  'PUT /hunting/queries/{id}': { name: 'Newest', query: 'DeviceInfo | take 1', shared: false },
}

export const isListed = (operation: string) => operation in accessTo
export const isOpenToAnyone = (operation: string) => accessTo[operation] === 'anyone'
export const validBody = (operation: string) => validBodies[operation] ?? {}

export function mayUse(operation: string, role: Role): boolean {
  const access = accessTo[operation]
  return access === undefined || access.startsWith('signed in') || access === 'anyone' || roleCan(role, access as Permission)
}
