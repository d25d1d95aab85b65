import { expect, test } from 'vitest'
import type { PlannedMachine } from './isolation-plan.ts'
import { consequenceOfMany, leftOut, machinesOf, missingBeforeMany, warningsOfMany } from './many-plan.ts'

const source = { configurationId: 'p1', displayName: 'Fabrikam', vendor: 'defender', vendorName: 'Microsoft Defender' }

function machine(name: string, wish: Partial<PlannedMachine> = {}): PlannedMachine {
  const isolation = { state: 'not_isolated', type: null, since: null, by: null, reason: null, actionId: null, checkedAt: null }
  return { name, vendorMachineId: name, online: true, osPlatform: 'Windows 11', source, isolation, tags: [], ...wish }
}

test('of many detections each machine counts once, and the same name of another profile is another machine', () => {
  const row = (id: string, name: string | null, configurationId = 'p1') => ({
    id,
    machine: name === null ? null : { vendorMachineId: `id-${name}`, name },
    source: { ...source, configurationId },
  })
  expect(machinesOf([row('1', 'a'), row('2', 'b'), row('3', 'a'), row('4', null), row('5', 'a', 'p2')])).toEqual([
    { detectionId: '1', name: 'a' },
    { detectionId: '2', name: 'b' },
    { detectionId: '5', name: 'a' },
  ])
  const nameless = { id: '6', machine: { vendorMachineId: 'id-6', name: null }, source }
  expect(machinesOf([nameless])).toEqual([{ detectionId: '6', name: 'id-6' }])
})

test('a machine is left out for what it is in already, and for what its profile does not allow', () => {
  const can = { can: true } as const
  const plain = machine('a')
  const isolated = machine('b', { isolation: { ...plain.isolation, state: 'isolated', type: 'full' } })
  const open = machine('c', { isolation: { ...plain.isolation, state: 'isolating' } })
  expect([plain, isolated, open].map((one) => leftOut(one, 'isolate', can))).toEqual([
    null,
    'Isolated already',
    'One is open already',
  ])
  expect([plain, isolated, open].map((one) => leftOut(one, 'release', can))).toEqual([
    'Not isolated',
    null,
    'One is open already',
  ])
  expect(leftOut(plain, 'isolate', { can: false, reason: 'Machine.Isolate is not granted.', remedy: null })).toMatch(
    'not granted',
  )
})

test('the words say how many, and name those to think of', () => {
  const machines = [machine('a', { online: false }), machine('srv-1', { osPlatform: 'Windows Server 2022' })]
  expect(consequenceOfMany(machines, 'isolate', 'full')).toBe('2 machines lose their network, except to Microsoft Defender.')
  expect(consequenceOfMany(machines.slice(1), 'release', 'full')).toBe('1 machine gets its network back.')
  const told = warningsOfMany(machines, 'isolate', 'full')
  expect(told[0]).toBe('a is offline: tried for up to 3 days.')
  expect(told[1]).toMatch(/^srv-1: machines that a server hosts/)
  expect(warningsOfMany(machines, 'release', 'full')).toHaveLength(1)
})

test('a comment is needed, and where nothing else proves who asks, the number of machines', () => {
  expect(missingBeforeMany(0, { comment: 'x', typed: null })).toMatch('Nothing')
  expect(missingBeforeMany(3, { comment: ' ', typed: '3' })).toMatch('why')
  expect(missingBeforeMany(3, { comment: 'x', typed: '2' })).toMatch('Type 3')
  expect(missingBeforeMany(3, { comment: 'x', typed: ' 3 ' })).toBeNull()
  expect(missingBeforeMany(3, { comment: 'x', typed: null })).toBeNull()
})
