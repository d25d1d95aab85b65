import type { Detection, DetectionSummary, Me, Member, TriageChange } from '@pocketsoc/contract'
import type { TriageEdit, TriageShown } from '../../lib/triage-edits.ts'

/** Whom to assign to; null is nobody. */
export type Assignee = Pick<Member, 'userId' | 'name' | 'email'> | null

/** A change as the member asked for it. */
export interface TriageRequest extends TriageEdit {
  targets: readonly DetectionSummary[]
  change: TriageChange
  /** The assignee in words; null where the change assigns nobody. */
  assignee: string | null
  /** Change it although it was changed since it was looked at. */
  overwrite: boolean
}

export interface Wish {
  status?: TriageChange['status']
  assignee?: Assignee
  classification?: TriageChange['classification']
  determination?: TriageChange['determination']
  comment?: string
}

/** The request for a wish: what is sent, and what shows meanwhile. `now` is milliseconds since the epoch. */
export function requestFor(
  targets: readonly DetectionSummary[],
  { assignee, ...fields }: Wish,
  { me, now }: { me: Me | undefined; now: number },
): TriageRequest {
  const { comment, ...shown } = fields
  const shows: TriageShown = { ...shown }
  if (assignee !== undefined) shows.assignedTo = assignee?.email ?? null
  if (comment) shows.comment = { text: comment, author: me?.user.name ?? null, at: new Date(now).toISOString() }
  return {
    targets,
    ids: targets.map(({ id }) => id),
    change: {
      ...shown,
      ...(comment ? { comment } : {}),
      ...(assignee === undefined ? {} : { assignTo: assignee?.userId ?? null }),
    },
    assignee: assignee?.name ?? null,
    shows,
    overwrite: false,
  }
}

const settable = ['new', 'in_progress', 'resolved'] as const

/** The wish that takes a change back; null where that cannot be done, as for a comment or an unknown status. */
export function undoOf({ change }: TriageRequest, before: DetectionSummary): Wish | null {
  if (change.comment || change.assignTo !== undefined || !change.status) return null
  const status = settable.find((candidate) => candidate === before.status)
  return status === undefined || status === change.status ? null : { status }
}

/** The same request of a detection as it is now, whatever was changed meanwhile. */
export function overwriting(request: TriageRequest, present: Detection): TriageRequest {
  return { ...request, targets: [present], overwrite: true }
}
