import type { DetectionSummary } from '@pocketsoc/contract'
import type { Ability } from '../../lib/ability.ts'
import type { BarAction } from '../../ui/action-bar.tsx'
import type { Triage } from './triage-context.ts'

export interface TriageOffer {
  targets: readonly DetectionSummary[]
  ability: Ability
  triage: Triage
  /** Called instead of the action where it is not possible. */
  explain: (ability: Ability & { can: false }) => void
  onAsked?: () => void
}

const offered = [
  { key: 'status', label: 'Status', icon: 'progress' },
  { key: 'assign', label: 'Assign', icon: 'assign' },
  { key: 'close', label: 'Close', icon: 'verdict' },
  { key: 'comment', label: 'Comment', icon: 'comment' },
] as const

/** The four ways to triage, as a bar shows them; each explains itself where the profile does not allow it. */
export function triageActions({ targets, ability, triage, explain, onAsked }: TriageOffer): BarAction[] {
  return offered.map(({ key, label, icon }) => ({
    key,
    label,
    icon,
    unavailable: !ability.can,
    run: () => (ability.can ? triage.ask(key, targets, onAsked) : explain(ability)),
  }))
}
