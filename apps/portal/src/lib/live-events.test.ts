import { expect, test } from 'vitest'
import { staleBy } from './live-events.ts'
import { queryKeys } from './query-keys.ts'

const configurationId = '7c9e6679-7425-40de-944b-e07fc1f90ae7'

test('what happens to a configuration or its detections makes the configurations stale', () => {
  expect(staleBy({ type: 'configuration.health', configurationId })).toEqual([queryKeys.configurations])
  expect(staleBy({ type: 'configuration.changed', configurationId, change: 'deleted' })).toEqual([queryKeys.configurations])
  expect(staleBy({ type: 'detections.changed', configurationId, created: 3, updated: 0, ids: [] })).toEqual([
    queryKeys.configurations,
  ])
})

test('a machine action makes the actions stale and the machines, whose isolation hangs on it', () => {
  expect(staleBy({ type: 'machine-action.changed', actionId: configurationId, machineId: null })).toEqual([
    queryKeys.machineActions,
    queryKeys.machines,
  ])
})

test('a change of the team makes the members stale, and what the reader themselves may do', () => {
  expect(staleBy({ type: 'member.changed', userId: configurationId, change: 'role' })).toEqual([queryKeys.members, queryKeys.me])
  expect(staleBy({ type: 'invitation.changed', invitationId: configurationId })).toEqual([queryKeys.invitations])
})

test('a signed-out device makes the devices stale, a reset everything, a fresh stream nothing', () => {
  expect(staleBy({ type: 'device.revoked', deviceId: configurationId })).toEqual([queryKeys.devices])
  expect(staleBy({ type: 'reset' })).toBe('all')
  expect(staleBy({ type: 'ready' })).toEqual([])
})
