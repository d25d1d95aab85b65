import { type AlertPayload, coarseInstant } from '@pocketsoc/connectors/fixtures'

export interface AlertChange {
  fields: Record<string, unknown>
  comment?: { text: string; by: string | null }
}

/**
 * An alert with fields changed and a comment appended as of `now` (milliseconds). The update time moves unless it is
 * among the fields, and the resolution time is kept in step with the status.
 */
export function changeAlert(alert: AlertPayload, { fields, comment }: AlertChange, now: number): AlertPayload {
  const time = coarseInstant(now)
  const changed = { ...alert, lastUpdateTime: time, ...fields } as AlertPayload
  if (!('resolvedTime' in fields)) {
    if (changed.status !== 'Resolved') changed.resolvedTime = null
    else if (alert.status !== 'Resolved') changed.resolvedTime = time
  }
  if (comment !== undefined) {
    const before = Array.isArray(alert.comments) ? alert.comments : []
    changed.comments = [...before, { comment: comment.text, createdBy: comment.by, createdTime: time }]
  }
  return changed
}
