import type { Evidence } from '@pocketsoc/contract'
import { expect, test } from 'vitest'
import { type EvidenceOf, fullPath, groupEvidence } from './evidence-groups.ts'

function process(name: string, startedAt: string | null): EvidenceOf<'process'> {
  return {
    kind: 'process',
    name,
    path: null,
    commandLine: null,
    processId: 1,
    startedAt,
    sha1: null,
    sha256: null,
    user: null,
    parent: null,
    outcome: null,
    seenAt: null,
  }
}

const address = (seenAt: string | null): Evidence => ({ kind: 'ip', address: '203.0.113.7', seenAt })

test('processes are listed as they ran', () => {
  const evidence = [process('late.exe', '2026-03-04T12:05:00.000Z'), process('early.exe', '2026-03-04T12:01:00.000Z')]
  expect(groupEvidence(evidence).process.map(({ name }) => name)).toEqual(['early.exe', 'late.exe'])
})

test('the same thing seen twice is listed once, another of its kind is not lost', () => {
  const evidence = [address(null), address('2026-03-04T12:00:00.000Z'), { ...address(null), address: '203.0.113.8' } as Evidence]
  expect(groupEvidence(evidence).ip.map((item) => item.address)).toEqual(['203.0.113.7', '203.0.113.8'])
})

test('kinds do not mix', () => {
  const groups = groupEvidence([address(null), process('a.exe', null)])
  expect(Object.entries(groups).flatMap(([kind, items]) => (items.length > 0 ? [kind] : []))).toEqual(['process', 'ip'])
})

test.each([
  [{ name: 'a.exe', path: 'C:\\Temp' }, 'C:\\Temp\\a.exe'],
  [{ name: 'a.exe', path: 'C:\\Temp\\' }, 'C:\\Temp\\a.exe'],
  [{ name: 'a.exe', path: 'C:\\Temp\\A.EXE' }, 'C:\\Temp\\A.EXE'],
  [{ name: 'sh', path: '/bin' }, '/bin/sh'],
  [{ name: 'a.exe', path: null }, 'a.exe'],
  [{ name: null, path: '/bin' }, '/bin'],
  [{ name: null, path: null }, null],
])('%j lies at %s', (item, path) => {
  expect(fullPath(item)).toBe(path)
})
