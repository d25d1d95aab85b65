import { capabilityNames } from '@pocketsoc/contract'
import { describe, expect, test } from 'vitest'
import { capabilities } from './capabilities.ts'
import { defender } from './index.ts'
import { guidePermissions } from './permissions.ts'
import { remedies } from './remedies.ts'

const before = new Date('2027-01-31T23:59:59Z')
const after = new Date('2027-02-01T00:00:00Z')
const guide = guidePermissions.map(({ name }) => name)

const availableOf = (granted: string[], now = before) =>
  capabilities(granted, now)
    .filter(({ available }) => available)
    .map(({ name }) => name)

function capability(name: string, granted: string[], now = before) {
  const found = capabilities(granted, now).find((each) => each.name === name)
  if (!found) throw new Error(`no capability ${name}`)
  return found
}

test('every capability of the contract is judged once, whatever is granted', () => {
  for (const granted of [[], guide, ['ThreatHunting.Read.All'], ['Something.Else']]) {
    expect(capabilities(granted, before).map(({ name }) => name)).toEqual([...capabilityNames])
    expect(defender.capabilities(granted, after)).toHaveLength(capabilityNames.length)
  }
})

test('the setup guide’s permissions allow everything until the old hunting ends', () => {
  expect(availableOf(guide)).toEqual([...capabilityNames])
  expect(availableOf(guide, after)).toEqual(capabilityNames.filter((name) => name !== 'hunting'))
  expect(availableOf([...guide, 'ThreatHunting.Read.All'], after)).toEqual([...capabilityNames])
})

test.each([
  [[], []],
  [['Alert.Read.All'], []],
  [['Alert.ReadWrite.All'], ['triage']],
  [['Machine.Read.All'], ['machines.read', 'machine-actions.read']],
  [['Machine.ReadWrite.All'], ['machines.read', 'machine-actions.read']],
  // What is open cannot be looked at before isolating, so it must not be offered.
  [['Machine.Isolate'], ['machine-actions.cancel']],
  [
    ['Machine.Isolate', 'Machine.Read.All'],
    ['machines.read', 'machines.isolate', 'machine-actions.read', 'machine-actions.cancel'],
  ],
  [['AdvancedQuery.Read.All'], ['hunting']],
  [['ThreatHunting.Read.All'], ['hunting']],
])('%j allows %j', (granted, names) => {
  expect(availableOf(granted)).toEqual(names)
})

describe('what is missing', () => {
  test.each([
    ['triage', [], 'Alert.ReadWrite.All is not granted to the app registration.'],
    ['machines.read', [], 'Neither Machine.Read.All nor Machine.ReadWrite.All is granted to the app registration.'],
    ['machines.isolate', ['Machine.Read.All'], 'Machine.Isolate is not granted to the app registration.'],
    [
      'machines.isolate',
      ['Machine.Isolate'],
      'Neither Machine.Read.All nor Machine.ReadWrite.All is granted to the app registration.',
    ],
    ['machine-actions.cancel', ['Machine.ReadWrite.All'], 'Machine.Isolate is not granted to the app registration.'],
  ])('for %s with %j is named, with the guide’s remedy', (name, granted, reason) => {
    const { available, reason: said, remedy } = capability(name, granted)
    expect([available, said]).toEqual([false, reason])
    expect(remedy?.startsWith(remedies.forbidden)).toBe(true)
    expect(remedy).toContain('of WindowsDefenderATP as application permission and grant admin consent.')
  })

  test('for hunting names both ways before the end of the old one, and Graph’s alone after it', () => {
    expect(capability('hunting', []).reason).toContain(
      'Neither ThreatHunting.Read.All of Microsoft Graph nor AdvancedQuery.Read.All',
    )
    const { reason, remedy } = capability('hunting', guide, after)
    expect(reason).toContain('ended')
    expect(reason).toContain('2027-02-01')
    expect(remedy).toContain('Add ThreatHunting.Read.All of Microsoft Graph')
  })
})

describe('a note', () => {
  test('names the day when the old hunting ends and what to consent', () => {
    const { note } = capability('hunting', guide)
    expect(note).toContain('2027-02-01')
    expect(note).toContain('Add ThreatHunting.Read.All of Microsoft Graph')
    expect(capability('hunting', ['ThreatHunting.Read.All']).note).toBeNull()
  })

  test('explains which permission cancelling really needs', () => {
    expect(capability('machine-actions.cancel', guide).note).toContain('Machine.ReadWrite.All alone is not enough')
  })
})
