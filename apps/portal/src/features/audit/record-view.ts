import { type AuditOutcome, type AuditRecord, type AuditTarget, auditActions, auditTargets } from '@pocketsoc/contract'
import type { StateView } from '../../ui/state-badge.tsx'

const outcomes: Record<AuditOutcome, StateView> = {
  requested: { label: 'Requested', tone: 'accent', symbol: 'none' },
  in_progress: { label: 'Under way', tone: 'accent', symbol: 'none' },
  done: { label: 'Done', tone: 'success', symbol: 'good' },
  failed: { label: 'Failed', tone: 'danger', symbol: 'failed' },
  stopped: { label: 'Stopped', tone: 'neutral', symbol: 'none' },
}

/** How it stood, as a badge says it; one of a newer server shows as its own word. */
export function outcomeView(outcome: string | null): StateView {
  if (outcome === null) return { label: 'Recorded', tone: 'neutral', symbol: 'none' }
  return (outcomes as Record<string, StateView>)[outcome] ?? { label: outcome, tone: 'neutral', symbol: 'none' }
}

/** Who did it: a member by the name of then, or the server itself. */
export function whoOf({ actor }: Pick<AuditRecord, 'actor'>): string {
  if (!actor) return 'PocketSOC'
  return actor.name ?? 'A member who left'
}

/** From where: a device, the portal, or nowhere for what the server did by itself. */
export function fromWhere({ actor, device }: Pick<AuditRecord, 'actor' | 'device'>): string {
  if (device) return device.name ?? 'A device'
  return actor ? 'Portal' : 'By itself'
}

/** The kind of what it was done to, in words. */
export function kindOf(kind: string): string {
  return (auditTargets as Record<string, string>)[kind] ?? kind
}

interface ActionGroup {
  label: string
  actions: { action: string; words: string }[]
}

/** All actions by what they are done to, to choose one from. */
export function actionGroups(): ActionGroup[] {
  const actions = Object.entries(auditActions).map(([action, { words }]) => ({ action, words }))
  const bySubject = Map.groupBy(actions, ({ action }) => subjectOf(action))
  return [...bySubject]
    .map(([subject, members]) => ({ label: kindOf(subject), actions: members }))
    .sort((a, b) => a.label.localeCompare(b.label))
}

/** What an action is done to: the noun before the dot, one of many as well. */
function subjectOf(action: string): string {
  const [noun = action] = action.split('.')
  const one = noun.replace(/s$/, '')
  return Object.hasOwn(auditTargets, one) ? (one satisfies string as AuditTarget) : noun
}
