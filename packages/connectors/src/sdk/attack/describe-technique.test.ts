import { Technique } from '@pocketsoc/contract'
import { expect, test } from 'vitest'
import { describeTechnique } from './describe-technique.ts'
import { retiredTechniques, techniqueRows } from './techniques.ts'

test('a sub-technique is named with its parent and links to its own page', () => {
  expect(describeTechnique('T1003.001')).toEqual({
    id: 'T1003.001',
    name: 'OS Credential Dumping: LSASS Memory',
    tactics: ['Credential Access'],
    url: 'https://attack.mitre.org/techniques/T1003/001/',
  })
})

test('numbers that are not in use do not shift the names behind them', () => {
  expect(describeTechnique('T1218.011').name).toBe('System Binary Proxy Execution: Rundll32')
  expect(describeTechnique('T1055.012').name).toBe('Process Injection: Process Hollowing')
  expect(describeTechnique('T1562.013').name).toBe('Impair Defenses: Disable or Modify Network Device Firewall')
  expect(describeTechnique('T1574.014').name).toBe('Hijack Execution Flow: AppDomainManager')
  expect(describeTechnique('T1218.006').name).toBeNull()
})

test('tactics come in the order of the matrix', () => {
  expect(describeTechnique('t1078').tactics).toEqual(['Initial Access', 'Persistence', 'Privilege Escalation', 'Defense Evasion'])
})

test('a retired id keeps its own link and gets the name of its successor', () => {
  expect(describeTechnique('T1085')).toMatchObject({
    id: 'T1085',
    name: 'System Binary Proxy Execution: Rundll32',
    url: 'https://attack.mitre.org/techniques/T1085/',
  })
})

test('an unknown id has no name; one that is no id links to the matrix alone', () => {
  expect(describeTechnique('T9999.123')).toEqual({
    id: 'T9999.123',
    name: null,
    tactics: [],
    url: 'https://attack.mitre.org/techniques/T9999/123/',
  })
  expect(describeTechnique('../evil').url).toBe('https://attack.mitre.org/')
  expect(describeTechnique('__proto__').name).toBeNull()
})

test('every row is well formed, and every retired id leads to a technique', () => {
  const ids = [...techniqueRows.matchAll(/^(T\d{4}) (?:[A-Z]{2},?)+ \| \S/gm)].map((match) => match[1] ?? '')
  expect(ids.length).toBe(techniqueRows.trim().split('\n').length)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of [...ids, ...Object.keys(retiredTechniques)]) {
    const technique = describeTechnique(id)
    expect(Technique.safeParse(technique).success, id).toBe(true)
    expect(technique.name, id).not.toBeNull()
    expect(
      technique.tactics.every((tactic) => tactic.length > 2),
      id,
    ).toBe(true)
  }
  expect(ids.length).toBeGreaterThan(200)
})
