import { finalActionStates, type MachineAction, type MachineActionState } from '@pocketsoc/contract'
import type { StateView } from '../../ui/state-badge.tsx'

const views: Record<MachineActionState, StateView> = {
  awaiting_approval: { label: 'Waits for approval', tone: 'warning', symbol: 'waiting' },
  requested: { label: 'Requested', tone: 'accent', symbol: 'busy' },
  sending: { label: 'Sending', tone: 'accent', symbol: 'busy' },
  sent: { label: 'In progress', tone: 'accent', symbol: 'busy' },
  done: { label: 'Done', tone: 'success', symbol: 'good' },
  failed: { label: 'Failed', tone: 'danger', symbol: 'failed' },
  cancelled: { label: 'Cancelled', tone: 'neutral', symbol: 'none' },
  rejected: { label: 'Rejected', tone: 'neutral', symbol: 'none' },
  expired: { label: 'Expired', tone: 'neutral', symbol: 'none' },
}

/** An action's state as a badge says it; one of a newer server shows as its own word. */
export function actionView({ state, waitingForMachine }: Pick<MachineAction, 'state' | 'waitingForMachine'>): StateView {
  if (waitingForMachine && !finalActionStates.includes(state)) {
    return { label: 'Waits for the machine', tone: 'warning', symbol: 'waiting' }
  }
  return (views as Record<string, StateView>)[state] ?? { label: state, tone: 'neutral', symbol: 'none' }
}

const types: Record<string, string> = { full: 'full', selective: 'selective' }

/** What was asked for: "Isolate, selective". */
export function actionTitle({ label, isolationType }: Pick<MachineAction, 'label' | 'isolationType'>): string {
  return isolationType ? `${label}, ${types[isolationType] ?? isolationType}` : label
}

/** Who asked for it and where: "By Ana Lindqvist · Head office". */
export function actionOrigin(action: Pick<MachineAction, 'requestedBy' | 'requestedHere' | 'source'>): string {
  const { displayName, vendorName } = action.source
  const by = action.requestedBy ? `By ${action.requestedBy}` : 'Begun'
  if (!action.requestedHere) return `${by} in ${vendorName} · ${displayName}`
  return action.requestedBy ? `${by} · ${displayName}` : displayName
}

interface ApprovalWords {
  words: string
  /** Follows the words as a time. */
  at: string | null
  /** Instead of a time that has come. */
  overdue?: string
}

/** What a second person said, or is waited for; null where none was asked, or the request was withdrawn before. */
export function approvalWords({ state: actionState, approval }: Pick<MachineAction, 'state' | 'approval'>): ApprovalWords | null {
  if (!approval || (actionState === 'cancelled' && approval.state === 'expired')) return null
  const { state, decidedBy, decidedAt, expiresAt, reason, why } = approval
  const because = reason ? `: ${reason}` : ''
  switch (state) {
    case 'pending':
      return { words: `${why} The request expires`, at: expiresAt, overdue: 'any moment' }
    case 'approved':
      return { words: `Approved by ${decidedBy ?? 'a second person'}`, at: decidedAt }
    case 'rejected':
      return { words: `Rejected by ${decidedBy ?? 'a second person'}${because}`, at: null }
    case 'expired':
      return { words: 'Nobody decided in time.', at: null }
    case 'broken_glass':
      // Its reason is the action's own comment.
      return { words: `Made by ${decidedBy ?? 'an owner'} without the approval that the policy asks for`, at: null }
    default:
      return { words: `Approval: ${state}`, at: null }
  }
}
