import type { DetectionSummary, ProblemDetails, TriageOutcome } from '@pocketsoc/contract'
import { counted } from '../../lib/words.ts'

/** What became of one change of many. */
export interface BulkSummary {
  changed: number
  failed: FailedGroup[]
}

export interface FailedGroup {
  reason: string
  remedy: string | null
  /** They were changed since the analyst looked: nothing failed, and it takes insisting. */
  conflict: boolean
  targets: DetectionSummary[]
}

/** The server takes at most 500 at a time; smaller pieces show progress and lose less to a broken connection. */
export function chunked<T>(items: readonly T[], size = 100): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))
}

/** One summary of all outcomes: failures with the same reason are told once. A target without an outcome has failed too. */
export function summarise(targets: readonly DetectionSummary[], outcomes: readonly TriageOutcome[]): BulkSummary {
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]))
  const groups = new Map<string, FailedGroup>()
  let changed = 0
  for (const target of targets) {
    const outcome = byId.get(target.id)
    if (outcome?.outcome === 'changed') {
      changed += 1
      continue
    }
    const reason = outcome?.problem ? reasonOf(outcome.problem) : 'The server did not say what became of it.'
    const group = groups.get(reason) ?? {
      reason,
      remedy: outcome?.problem?.remedy ?? null,
      conflict: isConflict(outcome),
      targets: [],
    }
    group.targets.push(target)
    groups.set(reason, group)
  }
  return { changed, failed: [...groups.values()].sort((one, other) => other.targets.length - one.targets.length) }
}

const isConflict = (outcome: TriageOutcome | undefined) => outcome?.problem?.code === 'conflict'

/** Whether all that did not change was only changed by somebody else meanwhile. */
export function onlyConflicts({ failed }: BulkSummary): boolean {
  return failed.length > 0 && failed.every(({ conflict }) => conflict)
}

function reasonOf({ title, detail, vendorCode }: ProblemDetails): string {
  const words = detail ?? title
  return vendorCode ? `${words} (${vendorCode})` : words
}

/** Those that did not change, to try again. */
export function failedTargets(summary: BulkSummary): DetectionSummary[] {
  return summary.failed.flatMap(({ targets }) => targets)
}

/** `12 detections changed`, `10 changed, 2 failed`. */
export function summaryWords(summary: BulkSummary): string {
  const failed = failedTargets(summary).length
  if (failed === 0) return `${counted(summary.changed, 'detection')} changed`
  return `${summary.changed.toLocaleString('en-GB')} changed, ${failed.toLocaleString('en-GB')} failed`
}
