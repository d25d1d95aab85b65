import { type Me, type Member, permissionsOf, type Role } from '@pocketsoc/contract'
import { expect, test } from 'vitest'
import { memberControls, rolesToGive } from './member-controls.ts'

const me = (role: Role): Me => ({
  user: { id: 'me', name: 'Ada', email: 'ada@northgate.example', emailVerified: true },
  organization: { id: '7c9e6679-7425-40de-944b-e07fc1f90ae7', name: 'Northgate' },
  role,
  permissions: [...permissionsOf[role]],
  device: null,
})
const member = (userId: string, role: string): Member => ({
  userId,
  role,
  name: userId,
  email: `${userId}@northgate.example`,
  joinedAt: '2026-03-04T09:00:00.000Z',
})

test('an owner gives every role, an admin every one but owner, all others none', () => {
  expect(rolesToGive(me('owner'))).toEqual(['owner', 'admin', 'responder', 'analyst', 'viewer'])
  expect(rolesToGive(me('admin'))).toEqual(['admin', 'responder', 'analyst', 'viewer'])
  expect(rolesToGive(me('responder'))).toEqual([])
})

test('an admin is offered nothing beside an owner; an analyst nothing beside anybody', () => {
  const members = [member('bo', 'owner'), member('cy', 'owner'), member('me', 'admin'), member('di', 'viewer')]
  const offered = (reader: Role) => members.map((each) => memberControls(me(reader), each, members).removal)
  expect(offered('admin')).toEqual([null, null, 'leave', 'remove'])
  expect(offered('analyst')).toEqual([null, null, null, null])
})

test('the last owner is told why there is nothing to change, and one of two may leave', () => {
  const alone = [member('me', 'owner'), member('bo', 'admin')]
  expect(memberControls(me('owner'), member('me', 'owner'), alone)).toMatchObject({ roles: [], removal: null })
  expect(memberControls(me('owner'), member('me', 'owner'), alone).note).toContain('last owner')
  const two = [...alone, member('cy', 'owner')]
  expect(memberControls(me('owner'), member('me', 'owner'), two)).toMatchObject({ removal: 'leave', note: null })
})

test('a role of a newer server is left alone', () => {
  const members = [member('me', 'owner'), member('bo', 'auditor')]
  expect(memberControls(me('owner'), member('bo', 'auditor'), members)).toEqual({ roles: [], removal: null, note: null })
})
