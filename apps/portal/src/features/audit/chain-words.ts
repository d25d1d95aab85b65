import type { AuditVerification } from '@pocketsoc/contract'
import { count } from '../../lib/format.ts'

const faults: Record<string, string> = {
  missing: 'is missing',
  altered: 'was altered after it was written',
  'end-altered': 'was removed from the end, or the note of where the log ends was altered',
}

/** Where the log first differs from what was written, in a sentence; null when it does not. */
export function brokenWords({ firstBroken }: Pick<AuditVerification, 'firstBroken'>): string | null {
  if (!firstBroken) return null
  return `Record ${count(firstBroken.sequence)} ${faults[firstBroken.fault] ?? `does not fit: ${firstBroken.fault}`}.`
}

/** How many records are proven: "1,234 records", "1 record", "no records yet". */
export function provenWords({ records }: Pick<AuditVerification, 'records'>): string {
  if (records === 0) return 'no records yet'
  return `${count(records)} ${records === 1 ? 'record' : 'records'}`
}
