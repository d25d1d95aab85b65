import { type Classification, type Detection, type Determination, determinationsOf, type TriageChange } from '@pocketsoc/contract'
import { readable, statusWord } from '../../lib/words.ts'

const classificationLabels: Record<string, string> = {
  true_positive: 'True positive',
  expected_activity: 'Informational, expected activity',
  false_positive: 'False positive',
}

const determinationLabels: Record<string, string> = {
  multi_staged_attack: 'Multistage attack',
  line_of_business_application: 'Line-of-business app',
}

/** A classification as the vendor's own screens call it; an unknown one made readable. */
export function classificationWord(classification: string): string {
  return classificationLabels[classification] ?? readable(classification)
}

export function determinationWord(determination: string): string {
  return determinationLabels[determination] ?? readable(determination)
}

/** A verdict that a detection can be closed with. */
export interface Verdict {
  classification: Exclude<Classification, 'unknown'>
  determination: Exclude<Determination, 'unknown'>
}

export interface VerdictGroup {
  title: string
  verdicts: readonly Verdict[]
}

const order = ['true_positive', 'expected_activity', 'false_positive'] as const

/** Every valid verdict by its classification, those used last on top, so that the usual one is one press away. */
export function verdictGroups(recent: readonly Verdict[]): VerdictGroup[] {
  const groups = order.map((classification) => ({
    title: classificationWord(classification),
    verdicts: determinationsOf[classification]
      .filter((determination) => determination !== 'unknown')
      .map((determination) => ({ classification, determination })),
  }))
  const valid = recent.filter((verdict) => groups.some(({ verdicts }) => verdicts.some((other) => isSame(other, verdict))))
  return valid.length === 0 ? groups : [{ title: 'Used last', verdicts: valid }, ...groups]
}

const keptVerdicts = 3

/** The verdicts used last, the newest first. */
export function withRecent(recent: readonly Verdict[], verdict: Verdict): Verdict[] {
  return [verdict, ...recent.filter((other) => !isSame(other, verdict))].slice(0, keptVerdicts)
}

function isSame(one: Verdict, other: Verdict): boolean {
  return one.classification === other.classification && one.determination === other.determination
}

/** What a change does, for "Changed", "Could not …" and the list of what is wanted: `Status: Resolved`. */
export function wantedLines(change: TriageChange, assignee: string | null): string[] {
  const lines: string[] = []
  if (change.status) lines.push(`Status: ${statusWord(change.status)}`)
  if (change.assignTo !== undefined) lines.push(`Assigned to: ${assignee ?? 'Nobody'}`)
  if (change.classification) lines.push(`Verdict: ${verdictLine(change.classification, change.determination ?? null)}`)
  if (change.comment) lines.push(`Comment: ${change.comment}`)
  return lines
}

/** The present state of what triage changes, line by line as `wantedLines`. */
export function presentLines(
  detection: Pick<Detection, 'status' | 'assignedTo' | 'classification' | 'determination' | 'comments'>,
): string[] {
  const { status, assignedTo, classification, determination, comments } = detection
  const last = comments.at(-1)
  return [
    `Status: ${statusWord(status)}`,
    `Assigned to: ${assignedTo ?? 'Nobody'}`,
    `Verdict: ${classification && classification !== 'unknown' ? verdictLine(classification, determination) : 'None'}`,
    ...(last ? [`Last comment: ${last.text}`] : []),
  ]
}

function verdictLine(classification: string, determination: string | null): string {
  const words = [classificationWord(classification)]
  if (determination && determination !== 'unknown') words.push(determinationWord(determination))
  return words.join(' · ')
}

/** What was done, in the past tense, for the notice that says so: `Resolved`, `Assigned to ada@fabrikam.example`. */
export function doneWords(change: TriageChange, assignee: string | null): string {
  if (change.classification) return `Closed: ${verdictLine(change.classification, change.determination ?? null)}`
  if (change.status) return `Status: ${statusWord(change.status)}`
  if (change.assignTo !== undefined) return assignee ? `Assigned to ${assignee}` : 'Assigned to nobody'
  return 'Comment added'
}
