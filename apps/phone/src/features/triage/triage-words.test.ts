import { determinationsOf, TriageChange } from '@pocketsoc/contract'
import { describe, expect, test } from 'vitest'
import { doneWords, presentLines, type Verdict, verdictGroups, wantedLines, withRecent } from './triage-words.ts'

const malware: Verdict = { classification: 'true_positive', determination: 'malware' }
const harmless: Verdict = { classification: 'false_positive', determination: 'not_malicious' }
const testing: Verdict = { classification: 'expected_activity', determination: 'security_testing' }

describe('verdictGroups', () => {
  test('offers every valid verdict once, and each closes a detection as the server takes it', () => {
    const groups = verdictGroups([])
    expect(groups.map(({ title }) => title)).toEqual(['True positive', 'Informational, expected activity', 'False positive'])
    const verdicts = groups.flatMap((group) => group.verdicts)
    expect(verdicts).toHaveLength(Object.values(determinationsOf).flat().length)
    for (const verdict of verdicts) {
      expect(TriageChange.safeParse({ status: 'resolved', ...verdict }).success, JSON.stringify(verdict)).toBe(true)
    }
  })

  test('the verdicts used last come first', () => {
    expect(verdictGroups([harmless, malware])[0]).toEqual({ title: 'Used last', verdicts: [harmless, malware] })
  })

  test('a kept verdict that is none any more is left out', () => {
    const odd = { classification: 'false_positive', determination: 'malware' } as const
    expect(verdictGroups([odd])[0]?.title).toBe('True positive')
  })
})

test('the newest three verdicts are kept, each once', () => {
  const recent = [malware, testing, harmless].reduce<Verdict[]>(withRecent, [])
  expect(recent).toEqual([harmless, testing, malware])
  expect(withRecent(recent, testing)).toEqual([testing, harmless, malware])
  expect(withRecent(recent, { classification: 'true_positive', determination: 'phishing' })).toHaveLength(3)
})

test('what is wanted and what is there are told line by line', () => {
  const change = { status: 'resolved', ...malware, comment: 'Reimaged', assignTo: null } as const
  expect(wantedLines(change, null)).toEqual([
    'Status: Resolved',
    'Assigned to: Nobody',
    'Verdict: True positive · Malware',
    'Comment: Reimaged',
  ])
  const now = { status: 'in_progress', assignedTo: 'b.ito@fabrikam.example', classification: null, determination: null }
  expect(presentLines({ ...now, comments: [{ text: 'On it', author: null, at: null }] })).toEqual([
    'Status: In progress',
    'Assigned to: b.ito@fabrikam.example',
    'Verdict: None',
    'Last comment: On it',
  ])
})

test('what was done is told by what matters most of it', () => {
  expect(doneWords({ status: 'resolved', ...harmless }, null)).toBe('Closed: False positive · Not malicious')
  expect(doneWords({ status: 'in_progress' }, null)).toBe('Status: In progress')
  expect(doneWords({ assignTo: '0a8f3c52-6f0e-4b3f-9a83-1f7a5a6c2f10' }, 'Ada')).toBe('Assigned to Ada')
  expect(doneWords({ comment: 'Called her' }, null)).toBe('Comment added')
})
