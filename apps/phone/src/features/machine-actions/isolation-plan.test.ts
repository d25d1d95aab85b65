import type { IsolationPolicy } from '@pocketsoc/contract'
import { describe, expect, test } from 'vitest'
import {
  consequence,
  keepsWorking,
  missingBefore,
  offeredKinds,
  type PlannedMachine,
  secondPersonReason,
  warnings,
} from './isolation-plan.ts'

const machine: PlannedMachine = {
  name: 'fin-lt-0142',
  vendorMachineId: '6d1f0a7c94be',
  online: true,
  osPlatform: 'Windows 11',
  source: { configurationId: 'p1', displayName: 'Fabrikam', vendor: 'defender', vendorName: 'Microsoft Defender' },
  isolation: { state: 'not_isolated', type: null, since: null, by: null, reason: null, actionId: null, checkedAt: null },
  tags: ['Finance'],
}
const isolation = machine.isolation
const policy: IsolationPolicy = { approval: 'tagged', tags: ['finance'], expiresMinutes: 60, remindAfterHours: 24 }

describe('what is offered', () => {
  test('isolating while connected, releasing while isolated', () => {
    expect(offeredKinds(isolation)).toEqual(['isolate'])
    expect(offeredKinds({ ...isolation, state: 'isolated', type: 'full' })).toEqual(['release'])
  })

  test('nothing while one is open, nor in a state this app does not know', () => {
    for (const state of ['requested', 'isolating', 'releasing', 'partly'])
      expect(offeredKinds({ ...isolation, state })).toEqual([])
  })

  test('after a failure the failed one first, and the other as the way out', () => {
    expect(offeredKinds({ ...isolation, state: 'failed', type: 'full' })).toEqual(['isolate', 'release'])
    expect(offeredKinds({ ...isolation, state: 'failed' })).toEqual(['release', 'isolate'])
  })
})

describe('what the sheet says', () => {
  test('names the machine and what it loses', () => {
    expect(consequence(machine, 'isolate', 'full')).toBe('fin-lt-0142 loses its network, except to Microsoft Defender.')
    expect(consequence(machine, 'isolate', 'selective')).toContain('applications that may keep it')
    expect(consequence({ ...machine, name: null }, 'release', 'full')).toMatch(/^6d1f0a7c94be gets its network back/)
  })

  test('selective keeps more than full', () => {
    expect(keepsWorking(machine, 'isolate', 'selective').length).toBeGreaterThan(keepsWorking(machine, 'isolate', 'full').length)
  })

  test('an offline machine is the first warning, also of a release', () => {
    const offline = { ...machine, online: false }
    expect(warnings(offline, 'isolate', 'full')[0]).toContain('up to 3 days')
    expect(warnings(offline, 'release', 'full')).toHaveLength(1)
    expect(warnings(machine, 'release', 'full')).toEqual([])
  })

  test('VPN, proxy and hosted machines are warned of; the proxy only of full isolation', () => {
    const full = warnings(machine, 'isolate', 'full').join(' ')
    for (const word of ['VPN', 'proxy', 'virtual machines']) expect(full).toContain(word)
    expect(warnings(machine, 'isolate', 'selective').join(' ')).not.toContain('proxy')
    expect(warnings({ ...machine, osPlatform: 'WindowsServer2022' }, 'isolate', 'full').at(-1)).toMatch(/^This is a server/)
  })
})

describe('a second person', () => {
  test('is asked for by tag without regard to case, or for everything', () => {
    expect(secondPersonReason(policy, machine.tags, 'isolate')).toContain('“Finance”')
    expect(secondPersonReason(policy, ['HR'], 'isolate')).toBeNull()
    expect(secondPersonReason({ ...policy, approval: 'always' }, [], 'isolate')).not.toBeNull()
    expect(secondPersonReason({ ...policy, approval: 'never' }, machine.tags, 'isolate')).toBeNull()
  })

  test('is never needed to release', () => {
    expect(secondPersonReason({ ...policy, approval: 'always' }, machine.tags, 'release')).toBeNull()
  })
})

describe('before it can be sent', () => {
  test('a comment is needed, and where typing confirms, the name', () => {
    expect(missingBefore(machine, { comment: ' ', typedName: null })).toBe('Say why first.')
    expect(missingBefore(machine, { comment: 'Ransomware', typedName: '' })).toBe('Type fin-lt-0142 to confirm.')
    expect(missingBefore(machine, { comment: 'Ransomware', typedName: 'fin-lt-014' })).not.toBeNull()
    expect(missingBefore(machine, { comment: 'Ransomware', typedName: ' FIN-LT-0142 ' })).toBeNull()
    expect(missingBefore(machine, { comment: 'Ransomware', typedName: null })).toBeNull()
  })

  test('the host is enough of a long name, an empty one is never', () => {
    const long = { ...machine, name: 'fin-lt-0142.corp.fabrikam.example' }
    expect(missingBefore(long, { comment: 'Ransomware', typedName: '' })).toBe('Type fin-lt-0142 to confirm.')
    for (const typedName of ['fin-lt-0142', 'fin-lt-0142.corp.fabrikam.example']) {
      expect(missingBefore(long, { comment: 'Ransomware', typedName })).toBeNull()
    }
    expect(missingBefore({ ...machine, name: '.local' }, { comment: 'Ransomware', typedName: '' })).not.toBeNull()
  })
})
