import type { VendorActionState } from '@pocketsoc/connectors'
import type { MachineActionState } from '@pocketsoc/contract'

export type ActionKind = 'isolate' | 'release'

export const actionLabels: Record<ActionKind, string> = { isolate: 'Isolate', release: 'Release from isolation' }

/** States in which an action of ours holds its machine: no second one may begin. */
export const openStates: readonly MachineActionState[] = ['awaiting_approval', 'requested', 'sending', 'sent']

/** Our word for the vendor's state of an action. */
export function stateOfVendor(state: VendorActionState): Extract<MachineActionState, 'sent' | 'done' | 'cancelled' | 'failed'> {
  switch (state) {
    case 'waiting':
    case 'running':
    case 'unknown':
      return 'sent'
    case 'succeeded':
      return 'done'
    case 'cancelled':
      return 'cancelled'
    case 'failed':
    case 'timed_out':
      return 'failed'
  }
}

/**
 * How long until an open action is asked after again, in milliseconds: close while it is young, when people watch it,
 * and seldom for a machine that is offline for days.
 */
export function pauseForAge(ageMilliseconds: number): number {
  const seconds = 1000
  const minutes = 60 * seconds
  if (ageMilliseconds < minutes) return 5 * seconds
  if (ageMilliseconds < 5 * minutes) return 15 * seconds
  if (ageMilliseconds < 60 * minutes) return minutes
  return 10 * minutes
}

/** The vendor retries an offline machine for three days; an hour later we give the action an end ourselves. */
export const longestLifeMilliseconds = (3 * 24 + 1) * 60 * 60 * 1000
