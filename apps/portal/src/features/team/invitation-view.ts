import type { Invitation } from '@pocketsoc/contract'
import type { StateView } from '../../ui/state-badge.tsx'

/** How an invitation stands, as its badge says it. */
export function invitationView({ state, mailedAt }: Pick<Invitation, 'state' | 'mailedAt'>): StateView {
  if (state === 'expired') return { label: 'Expired', tone: 'warning', symbol: 'warning' }
  if (!mailedAt) return { label: 'Mail not sent', tone: 'danger', symbol: 'failed' }
  if (state === 'pending') return { label: 'Invited', tone: 'accent', symbol: 'waiting' }
  return { label: state, tone: 'neutral', symbol: 'none' }
}
