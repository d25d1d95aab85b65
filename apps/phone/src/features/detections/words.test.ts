import { expect, test } from 'vitest'
import { rowAt } from './testing/detection-rows.ts'
import { accountName, readable, severityWord, spokenRow, statusWord } from './words.ts'

const now = Date.parse('2026-03-04T12:00:00.000Z')

test('a row is spoken as one sentence, most telling first', () => {
  expect(spokenRow(rowAt(now - 4 * 60_000), now)).toBe(
    'High, Credential dump attempt, machine fin-lt-0142, user k.meyer, Fabrikam Defender, New, 4 minutes ago',
  )
})

test('who works on it is spoken', () => {
  const row = rowAt(now, { machine: null, user: null, assignedTo: 'ada@fabrikam.example' })
  expect(spokenRow(row, now)).toContain('assigned to ada@fabrikam.example')
})

test('what is unknown is left out, not read as a gap', () => {
  const row = rowAt(now, { machine: null, user: null })
  expect(spokenRow(row, now)).toBe('High, Credential dump attempt, Fabrikam Defender, New, just now')
})

test('words that a newer server invents are shown, made readable', () => {
  expect(severityWord('catastrophic')).toBe('Catastrophic')
  expect(statusWord('pending_review')).toBe('Pending review')
  expect(readable('MultiStagedAttack')).toBe('Multi staged attack')
})

test('an account loses its domain, a principal name stays whole', () => {
  expect(accountName('FABRIKAM\\k.meyer')).toBe('k.meyer')
  expect(accountName('k.meyer@fabrikam.example')).toBe('k.meyer@fabrikam.example')
})
