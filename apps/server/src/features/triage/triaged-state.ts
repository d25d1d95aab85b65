import type { Alert } from '@pocketsoc/connectors'

/** What triage changes, of one state of an alert. */
export type TriagedState = Pick<Alert, 'status' | 'assignedTo' | 'classification' | 'determination'> & { comments: number }

export function triagedStateOf(
  alert: Pick<Alert, 'status' | 'assignedTo' | 'classification' | 'determination' | 'comments'>,
): TriagedState {
  const { status, assignedTo, classification, determination, comments } = alert
  return { status, assignedTo, classification, determination, comments: comments.length }
}

const words: Record<keyof TriagedState, string> = {
  status: 'status',
  assignedTo: 'assignee',
  classification: 'classification',
  determination: 'determination',
  comments: 'comments',
}

/** What differs between two states, in words for people; empty when nothing does. */
export function differences(before: TriagedState, after: TriagedState): string[] {
  return (Object.keys(words) as (keyof TriagedState)[]).filter((key) => before[key] !== after[key]).map((key) => words[key])
}
