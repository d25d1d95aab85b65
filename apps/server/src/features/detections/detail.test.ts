import type { Alert } from '@pocketsoc/connectors'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testAlert } from '../../testing/test-alerts.ts'
import { presentDetail, storedDetailOf } from './detail.ts'
import { searchTextOf, searchWords } from './search-text.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 4, 8, minute)).toISOString()
const nothing = { sha1: null, sha256: null, user: null, outcome: null, seenAt: null, processId: null, path: null }

const attack = testAlert('a-1', {
  title: 'Suspicious PowerShell',
  detectedBy: 'EDR',
  createdAt: at(10),
  firstActivityAt: at(1),
  lastActivityAt: at(6),
  resolvedAt: at(40),
  assignedTo: 'ana@fabrikam.example',
  techniqueIds: ['T1059.001', 'T9999'],
  machine: { vendorMachineId: 'm-1', name: 'FIN-LT-0042' },
  evidence: [
    {
      ...nothing,
      kind: 'process',
      name: 'powershell.exe',
      commandLine: 'powershell -enc SQBFAFgA',
      startedAt: at(3),
      parent: { name: 'winword.exe', path: null, processId: 4, startedAt: at(1) },
    },
    { ...nothing, kind: 'process', name: null, commandLine: null, startedAt: at(4), parent: null },
    { kind: 'ip', address: '203.0.113.7', seenAt: null },
  ],
  comments: [{ text: 'Contained', author: null, at: at(20) }],
}).alert

const timelineOf = (alert: Alert) => presentDetail(storedDetailOf(alert)).timeline

test('the timeline tells what happened from the first activity to the resolution, oldest first', () => {
  const entries = timelineOf(attack)
  expect(entries.map(({ title }) => title)).toEqual([
    'First activity',
    'powershell.exe started by winword.exe',
    'A process started',
    'Last activity',
    'Alert raised',
    'Comment by someone',
    'Resolved',
  ])
  expect(entries[1]).toMatchObject({ kind: 'evidence', detail: 'powershell -enc SQBFAFgA', at: at(3) })
})

test('what the vendor repeats is told once, and an alert with nothing but its birth has that alone', () => {
  const [evidence] = attack.evidence
  const repeated = { ...attack, evidence: evidence ? [evidence, evidence] : [], lastActivityAt: attack.firstActivityAt }
  const titles = timelineOf(repeated).map(({ title }) => title)
  expect(titles).toEqual([
    'First activity',
    'powershell.exe started by winword.exe',
    'Alert raised',
    'Comment by someone',
    'Resolved',
  ])
  expect(timelineOf(testAlert('b').alert).map(({ title }) => title)).toEqual(['Alert raised'])
})

test('techniques are shown with their names, an unknown one by its id', () => {
  const [known, unknown] = presentDetail(storedDetailOf(attack)).techniques
  expect(known).toMatchObject({ id: 'T1059.001', name: expect.stringContaining('PowerShell') })
  expect(unknown).toMatchObject({ id: 'T9999', name: null })
})

test('everything an analyst may paste is found: title, machine, person, address, hash, path, command line, technique', () => {
  const text = searchTextOf(attack)
  for (const pasted of ['suspicious', 'fin-lt-0042', 'a-1', '203.0.113.7', 'sqbfafga', 'winword.exe', 't1059.001', 'ana@']) {
    expect(text).toContain(pasted)
  }
  expect(text).toBe(text.toLowerCase())
})

test('a huge alert keeps its title and machine searchable and is cut in its evidence', () => {
  const evidence = Array.from(
    { length: 2000 },
    (_, index) => ({ kind: 'ip', address: `2001:db8::${index}`, seenAt: null }) as const,
  )
  const text = searchTextOf({ ...attack, evidence })
  expect(text.length).toBeLessThanOrEqual(8000)
  expect(text).toContain('suspicious powershell')
  expect(text).toContain('fin-lt-0042')
})

test('whatever is typed becomes at most ten words, lower case, each once, none empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (typed) => {
      const words = searchWords(typed)
      expect(words.length).toBeLessThanOrEqual(10)
      expect(new Set(words).size).toBe(words.length)
      for (const word of words) {
        expect(word).toBe(word.toLowerCase())
        expect(word).toMatch(/^\S+$/)
      }
    }),
  )
  expect(searchWords(undefined)).toEqual([])
})
