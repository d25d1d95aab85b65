import type { ConfigurationHealth } from '@pocketsoc/contract'
import { absoluteTime, count, dayOf } from '../../lib/format.ts'
import { Card } from '../../ui/card.tsx'

/** What the first read of 30 days brought; nothing before it is done, while the page shows its progress. */
export function FirstRead({ backfill }: { backfill: ConfigurationHealth['backfill'] }) {
  if (!backfill?.finishedAt) return null
  return (
    <Card title="First read">
      <p className="text-secondary text-sm">
        {count(backfill.detections)} {backfill.detections === 1 ? 'detection' : 'detections'} of the last 30 days
        {backfill.reachedBackTo ? `, back to ${dayOf(backfill.reachedBackTo)}` : ''}. Finished{' '}
        <time dateTime={backfill.finishedAt}>{absoluteTime(backfill.finishedAt)}</time>.
      </p>
    </Card>
  )
}
