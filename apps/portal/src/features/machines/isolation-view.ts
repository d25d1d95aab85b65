import type { Isolation, IsolationState } from '@pocketsoc/contract'
import type { StateView } from '../../ui/state-badge.tsx'

const views: Record<IsolationState, StateView> = {
  not_isolated: { label: 'Not isolated', tone: 'neutral', symbol: 'none' },
  requested: { label: 'Waits for approval', tone: 'warning', symbol: 'waiting' },
  isolating: { label: 'Isolating', tone: 'accent', symbol: 'busy' },
  isolated: { label: 'Isolated', tone: 'success', symbol: 'good' },
  releasing: { label: 'Releasing', tone: 'accent', symbol: 'busy' },
  failed: { label: 'Last change failed', tone: 'danger', symbol: 'failed' },
}

/** An isolation's state as a badge says it; one of a newer server shows as its own word. */
export function isolationView(state: Isolation['state']): StateView {
  return (views as Record<string, StateView>)[state] ?? { label: state, tone: 'neutral', symbol: 'none' }
}

const types: Record<string, string> = { full: 'Full', selective: 'Selective' }

/** What is known of an isolation in one line: "Full · by Ana Lindqvist · Head office". */
export function isolationFacts(isolation: Pick<Isolation, 'type' | 'by'>, profile: string): string {
  const type = isolation.type ? (types[isolation.type] ?? isolation.type) : null
  const by = isolation.by ? `${type ? 'by' : 'By'} ${isolation.by}` : null
  return [type, by, profile].filter(Boolean).join(' · ')
}
