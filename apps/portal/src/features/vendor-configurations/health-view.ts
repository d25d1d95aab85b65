import type { ConfigurationHealth } from '@pocketsoc/contract'
import type { StateView } from '../../ui/state-badge.tsx'

const views: Record<string, StateView> = {
  connecting: { label: 'Connecting', tone: 'neutral', symbol: 'busy' },
  backfilling: { label: 'Reading the last 30 days…', tone: 'accent', symbol: 'busy' },
  connected: { label: 'Connected', tone: 'success', symbol: 'good' },
  failing: { label: 'Failing', tone: 'danger', symbol: 'failed' },
}

/** Connected with warnings is not all well; a state of a newer server shows as its own word. */
export function healthView({ state, warnings }: Pick<ConfigurationHealth, 'state' | 'warnings'>): StateView {
  if (state === 'connected' && warnings.length > 0) return { label: 'Connected', tone: 'warning', symbol: 'warning' }
  return views[state] ?? { label: state, tone: 'neutral', symbol: 'none' }
}
