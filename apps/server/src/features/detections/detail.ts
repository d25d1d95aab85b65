import type { Alert } from '@pocketsoc/connectors'
import { describeTechnique } from '@pocketsoc/connectors'
import type { Detection, TimelineEntry } from '@pocketsoc/contract'

/** What is stored beside the feed's row: the alert without what the row already holds. */
export type StoredDetail = Omit<Alert, 'revision' | 'vendorAlertId'>

export function storedDetailOf({ revision: _revision, vendorAlertId: _id, ...detail }: Alert): StoredDetail {
  return detail
}

type DetailFields = Omit<Detection, 'id' | 'source' | 'vendorAlertId'>

/** The stored detail as the contract's fields, with names of techniques and the timeline worked out. */
export function presentDetail(detail: StoredDetail): DetailFields {
  const { techniqueIds, ...rest } = detail
  return { ...rest, techniques: techniqueIds.map(describeTechnique), timeline: timelineOf(detail) }
}

/** What happened, oldest first, from every instant the alert holds; each once. */
function timelineOf(detail: StoredDetail): TimelineEntry[] {
  const entries: TimelineEntry[] = []
  const add = (at: string | null | undefined, entry: Omit<TimelineEntry, 'at'>) => {
    if (at) entries.push({ at, ...entry })
  }
  add(detail.firstActivityAt, { kind: 'activity', title: 'First activity', detail: detail.machine?.name ?? null })
  for (const evidence of detail.evidence) {
    if (evidence.kind === 'process') {
      const startedBy = evidence.parent?.name ? ` by ${evidence.parent.name}` : ''
      add(evidence.startedAt, {
        kind: 'evidence',
        title: `${evidence.name ?? 'A process'} started${startedBy}`,
        detail: evidence.commandLine,
      })
    }
  }
  if (detail.lastActivityAt !== detail.firstActivityAt) {
    add(detail.lastActivityAt, { kind: 'activity', title: 'Last activity', detail: null })
  }
  add(detail.createdAt, { kind: 'alert', title: 'Alert raised', detail: detail.detectedBy })
  for (const comment of detail.comments) {
    add(comment.at, { kind: 'comment', title: `Comment by ${comment.author ?? 'someone'}`, detail: comment.text })
  }
  add(detail.resolvedAt, { kind: 'resolution', title: 'Resolved', detail: detail.assignedTo })
  const unique = new Map(entries.map((entry) => [`${entry.at} ${entry.title} ${entry.detail}`, entry]))
  return [...unique.values()].sort((a, b) => a.at.localeCompare(b.at))
}
