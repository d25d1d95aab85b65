import type { Alert } from '@pocketsoc/connectors'
import { Problem } from '../../http/problem.ts'
import type { StoredDetection } from '../detections/index.ts'
import { differences, triagedStateOf } from './triaged-state.ts'

/**
 * The conflict where an alert was changed since the analyst saw it, else null. `stored` is our copy from before the
 * vendor was asked, `present` what it answered, `seenUpdatedAt` the `updatedAt` that the analyst saw.
 */
export function changedSince(
  stored: StoredDetection,
  present: Pick<Alert, 'updatedAt' | 'status' | 'assignedTo' | 'classification' | 'determination' | 'comments'>,
  seenUpdatedAt: string,
): Problem | null {
  if (present.updatedAt <= seenUpdatedAt) return null
  // The vendor also counts new evidence as an update; only what triage changes is a conflict.
  const sawStored = stored.updatedAt.toISOString() === seenUpdatedAt
  const changed = sawStored ? differences(triagedStateOf(stored.detail), triagedStateOf(present)) : ['state']
  if (changed.length === 0) return null
  return new Problem('conflict', `Its ${changed.join(', ')} changed since you looked.`, {
    remedy: 'Look at the new state, then apply your change again if it still fits.',
  })
}
