import { finalActionStates, type MachineAction } from '@pocketsoc/contract'
import { exactTime } from '../../lib/time-words.ts'
import { readable } from '../../lib/words.ts'

export type ActionTone = 'waiting' | 'done' | 'failed' | 'ended'

const states: Record<string, { word: string; tone: ActionTone }> = {
  awaiting_approval: { word: 'Awaiting approval', tone: 'waiting' },
  requested: { word: 'Requested', tone: 'waiting' },
  sending: { word: 'Sending', tone: 'waiting' },
  sent: { word: 'In progress', tone: 'waiting' },
  done: { word: 'Done', tone: 'done' },
  failed: { word: 'Failed', tone: 'failed' },
  cancelled: { word: 'Cancelled', tone: 'ended' },
  rejected: { word: 'Rejected', tone: 'ended' },
  expired: { word: 'Expired', tone: 'ended' },
}

/** The state of an action in words; one this app does not know is made readable. */
export function actionState(action: Pick<MachineAction, 'state' | 'waitingForMachine' | 'cancellation'>): {
  word: string
  tone: ActionTone
} {
  const { state, waitingForMachine } = action
  if (isCancelling(action)) return { word: 'Cancelling', tone: 'waiting' }
  if (state === 'sent' && waitingForMachine) return { word: 'Waiting for the machine', tone: 'waiting' }
  return states[state] ?? { word: readable(state), tone: 'waiting' }
}

/** Whether nothing more happens to it. */
export function isFinal({ state }: Pick<MachineAction, 'state'>): boolean {
  return finalActionStates.includes(state)
}

/** Whether the vendor was asked to cancel it and has not said yet that it did. */
export function isCancelling({ state, cancellation }: Pick<MachineAction, 'state' | 'cancellation'>): boolean {
  return cancellation !== null && !isFinal({ state })
}

/** `Isolate · full`. */
export function actionTitle({ label, isolationType }: Pick<MachineAction, 'label' | 'isolationType'>): string {
  return isolationType ? `${label} · ${isolationType}` : label
}

/** One stage on the way of an action; the last that is not `todo` is where it stands. */
export interface ActionStep {
  label: string
  at: 'passed' | 'now' | 'todo' | 'failed'
  note: string | null
}

/** The way of an action, from the request to its end. */
export function stepsOf(action: MachineAction): ActionStep[] {
  const steps = [requested(action), ...approval(action)]
  const stopped = stopOf(action)
  if (stopped?.before === 'sending') return [...steps, stopped.step]
  steps.push(sending(action))
  if (stopped?.before === 'machine') return [...steps, stopped.step]
  return [...steps, onMachine(action)]
}

function requested({ requestedBy, requestedHere, source, createdAt }: MachineAction): ActionStep {
  const where = requestedHere ? '' : ` in ${source.vendorName}`
  return { label: `Requested${requestedBy ? ` by ${requestedBy}` : ''}${where}`, at: 'passed', note: exactTime(createdAt) }
}

function approval({ approval: asked, state }: MachineAction): ActionStep[] {
  if (!asked) return []
  const decided = asked.decidedBy ? ` by ${asked.decidedBy}` : ''
  switch (asked.state) {
    case 'pending':
      return [
        {
          label: 'Approval by a second person',
          at: state === 'awaiting_approval' ? 'now' : 'failed',
          note: `${asked.why} Expires ${exactTime(asked.expiresAt)}.`,
        },
      ]
    case 'approved':
      return [{ label: `Approved${decided}`, at: 'passed', note: asked.reason }]
    case 'rejected':
      return [{ label: `Rejected${decided}`, at: 'failed', note: asked.reason }]
    case 'expired':
      return [{ label: 'Approval expired', at: 'failed', note: asked.why }]
    case 'broken_glass':
      return [{ label: `Without a second person${decided}`, at: 'passed', note: asked.reason }]
    default:
      return [{ label: `Approval: ${readable(asked.state)}`, at: 'now', note: asked.why }]
  }
}

/** Where an action ended early, and before which stage. */
function stopOf(action: MachineAction): { before: 'sending' | 'machine'; step: ActionStep } | null {
  const { state, failure, cancellation, vendorReference, finishedAt } = action
  const before = vendorReference === null ? 'sending' : 'machine'
  const when = finishedAt ? exactTime(finishedAt) : null
  if (state === 'cancelled') {
    const by = cancellation?.by ? ` by ${cancellation.by}` : ''
    return { before, step: { label: `Cancelled${by}`, at: 'failed', note: cancellation?.comment ?? when } }
  }
  if (state === 'failed') return { before, step: { label: 'Failed', at: 'failed', note: failure?.detail ?? when } }
  if (state === 'rejected' || state === 'expired') {
    return { before: 'sending', step: { label: `Not sent to ${action.source.vendorName}`, at: 'failed', note: when } }
  }
  return null
}

function sending({ state, source, vendorReference }: MachineAction): ActionStep {
  const reached = vendorReference !== null || state === 'sent' || state === 'done'
  if (reached) return { label: `Taken by ${source.vendorName}`, at: 'passed', note: null }
  const now = state === 'requested' || state === 'sending'
  return { label: `Sent to ${source.vendorName}`, at: now ? 'now' : 'todo', note: null }
}

function onMachine(action: MachineAction): ActionStep {
  const { state, source, finishedAt, waitingForMachine, cancellation } = action
  if (state === 'done') return { label: 'Done', at: 'passed', note: finishedAt ? exactTime(finishedAt) : null }
  if (isCancelling(action)) {
    const by = cancellation?.by ? `, asked by ${cancellation.by}` : ''
    return { label: `Cancelling${by}`, at: 'now', note: cancellation?.comment ?? null }
  }
  if (state !== 'sent') return { label: 'Carried out on the machine', at: 'todo', note: null }
  if (!waitingForMachine) {
    return { label: 'Carried out on the machine', at: 'now', note: 'Usually takes up to a few minutes.' }
  }
  return {
    label: 'Waiting for the machine',
    at: 'now',
    note: `It does not report now. ${source.vendorName} keeps trying for up to 3 days.`,
  }
}

/** Where it stands, in one sentence for a screen reader and for announcing a change. */
export function progressSentence(action: MachineAction): string {
  const machine = action.machine.name ?? 'the machine'
  const { word } = actionState(action)
  const reason = action.state === 'failed' ? action.failure?.detail : null
  return [`${actionTitle(action)}, ${machine}: ${word}`, reason].filter(Boolean).join('. ')
}
