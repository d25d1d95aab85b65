import type { ConfigurationHealth } from '@pocketsoc/contract'
import { count, dayOf, wholePercent } from '../../lib/format.ts'
import { Bar } from '../../ui/progress.tsx'

/** How far the first read of 30 days has come; nothing once it is done. */
export function BackfillProgress({ backfill }: { backfill: ConfigurationHealth['backfill'] }) {
  if (!backfill || backfill.finishedAt) return null
  return (
    <div className="grid gap-1.5">
      <Bar label="Reading the last 30 days" fraction={backfill.fraction} />
      <p className="flex flex-wrap justify-between gap-x-4 text-secondary text-xs tabular-nums">
        <span>
          {wholePercent(backfill.fraction)} · {count(backfill.detections)}{' '}
          {backfill.detections === 1 ? 'detection' : 'detections'} read
        </span>
        {backfill.reachedBackTo ? <span>Back to {dayOf(backfill.reachedBackTo)}</span> : null}
      </p>
    </div>
  )
}
