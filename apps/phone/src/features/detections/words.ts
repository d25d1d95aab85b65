import type { DetectionSummary } from '@pocketsoc/contract'
import { ageInWords } from '../../lib/time-words.ts'
import { accountName, severityWord, statusWord } from '../../lib/words.ts'

export { accountName, readable, severityWord, statusWord } from '../../lib/words.ts'

/** One row as a sentence for a screen reader, most telling first. `now` is milliseconds since the epoch. */
export function spokenRow(row: DetectionSummary, now: number): string {
  return [
    severityWord(row.severity),
    row.title,
    row.machine?.name ? `machine ${row.machine.name}` : null,
    row.user ? `user ${accountName(row.user)}` : null,
    row.assignedTo ? `assigned to ${row.assignedTo}` : null,
    row.source.displayName,
    statusWord(row.status),
    ageInWords(row.createdAt, now),
  ]
    .filter((part) => part !== null)
    .join(', ')
}

export const rangeWords = { '24h': 'Last 24 h', '7d': 'Last 7 days', '30d': 'Last 30 days' } as const
