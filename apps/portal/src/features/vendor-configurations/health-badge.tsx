import type { ConfigurationHealth } from '@pocketsoc/contract'
import { StateBadge } from '../../ui/state-badge.tsx'
import { healthView } from './health-view.ts'

export function HealthBadge({ health }: { health: ConfigurationHealth }) {
  const view = healthView(health)
  return (
    <StateBadge view={view}>{view.symbol === 'warning' ? <span className="sr-only">, with warnings</span> : null}</StateBadge>
  )
}
