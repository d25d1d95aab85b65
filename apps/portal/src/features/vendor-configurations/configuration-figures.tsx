import type { ConfigurationHealth } from '@pocketsoc/contract'
import type { ReactNode } from 'react'
import { count } from '../../lib/format.ts'
import { RelativeTime } from '../../ui/time.tsx'

/** The four figures that tell whether a configuration is alive. */
export function ConfigurationFigures({ health }: { health: ConfigurationHealth }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-xl border border-border bg-border shadow-xs md:grid-cols-4">
      <Figure label="Detections">{count(health.detectionCount)}</Figure>
      <Figure label="Last detection">{timeOr(health.lastDetectionAt, 'None yet')}</Figure>
      <Figure label="Last check">{timeOr(health.lastPolledAt, 'Not yet')}</Figure>
      <Figure label="Next check">
        {health.nextPollAt ? <RelativeTime at={health.nextPollAt} overdue="Any moment" /> : 'Not planned'}
      </Figure>
    </dl>
  )
}

function timeOr(at: string | null, otherwise: string): ReactNode {
  return at ? <RelativeTime at={at} /> : otherwise
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="bg-surface px-5 py-3.5">
      <dt className="text-secondary text-sm">{label}</dt>
      <dd className="mt-0.5 font-semibold text-lg tabular-nums tracking-[-0.01em]">{children}</dd>
    </div>
  )
}
