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

/** How far the chain holds: "1,234 records", "no records yet", and of a broken one "after 13 records". */
export function provenWords({ verified, records }: Pick<AuditVerification, 'verified' | 'records'>): string {
  const counted = `${count(records)} ${records === 1 ? 'record' : 'records'}`
  if (verified) return records === 0 ? 'no records yet' : counted
  return records === 0 ? 'from the first record on' : `after ${counted}`
}
