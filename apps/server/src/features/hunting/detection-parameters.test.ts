import type { Evidence } from '@pocketsoc/contract'
import { expect, test } from 'vitest'
import { testAlert } from '../../testing/test-alerts.ts'
import { parametersOf } from './detection-parameters.ts'

const file = (name: string, sha1: string | null): Evidence => ({
  kind: 'file',
  name,
  path: 'C:\\Temp',
  sha1,
  sha256: null,
  outcome: null,
  seenAt: null,
})

const parametersIn = (fields: Parameters<typeof testAlert>[1]) => parametersOf(testAlert('a-1', fields).alert)

test('machine, users, files, hashes, addresses and links are offered, each once and with words for people', () => {
  const process: Evidence = {
    ...{ kind: 'process', name: 'cmd.exe', path: 'C:\\Windows', commandLine: 'cmd', processId: 1, startedAt: null },
    ...{ sha1: 'aa', sha256: 'bb', user: 'FABRIKAM\\dana', outcome: null, seenAt: null },
    parent: { name: 'winword.exe', path: null, processId: 2, startedAt: null },
  }
  const parameters = parametersIn({
    machine: { vendorMachineId: 'm-1', name: 'laptop-7' },
    user: 'FABRIKAM\\dana',
    users: [{ name: 'Dana', domain: 'FABRIKAM', principalName: null, relation: 'related' }],
    evidence: [
      process,
      file('CMD.EXE', 'AA'),
      { kind: 'ip', address: '203.0.113.9', seenAt: null },
      { kind: 'url', url: 'https://files.example/x', seenAt: null },
      {
        kind: 'user',
        name: null,
        domain: null,
        principalName: 'robin@fabrikam.example',
        sid: null,
        directoryId: null,
        seenAt: null,
      },
    ],
  })
  expect(parameters.map(({ kind, value, label }) => `${kind}: ${value} (${label})`)).toEqual([
    'machine: m-1 (laptop-7)',
    'user: dana (FABRIKAM\\dana)',
    'user: robin (robin@fabrikam.example)',
    'sha1: aa (cmd.exe)',
    'sha256: bb (cmd.exe)',
    'file: cmd.exe (cmd.exe in C:\\Windows)',
    'file: winword.exe (winword.exe)',
    'ip: 203.0.113.9 (203.0.113.9)',
    'url: files.example (files.example)',
    'url: https://files.example/x (https://files.example/x)',
  ])
})

test('at most thirty, and many files leave room for the one address', () => {
  const files = Array.from({ length: 60 }, (_, index) => file(`${index}.exe`, `hash-${index}`))
  const parameters = parametersIn({ evidence: [...files, { kind: 'ip', address: '203.0.113.9', seenAt: null }] })
  expect(parameters).toHaveLength(30)
  expect(parameters.at(-1)).toMatchObject({ kind: 'ip' })
})

test('values that no text of a query can hold are left out', () => {
  expect(parametersIn({ evidence: [file('two\nlines.exe', null), file(' ', null), file('x'.repeat(1001), null)] })).toEqual([])
})
