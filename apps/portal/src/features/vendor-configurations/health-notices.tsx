import type { ConfigurationHealth } from '@pocketsoc/contract'
import { Notice } from '../../ui/notice.tsx'
import { RelativeTime } from '../../ui/time.tsx'

/** What is wrong with a configuration and what to do about it: the problem first, then warnings. */
export function HealthNotices({ health }: { health: ConfigurationHealth }) {
  const { problem, warnings } = health
  if (!problem && warnings.length === 0) return null
  return (
    <div className="grid gap-2">
      {problem ? (
        <Notice tone="danger" title={problem.title} code={problem.vendorCode}>
          <p>{problem.detail}</p>
          <p className="font-medium">{problem.remedy}</p>
          <p className="text-secondary text-xs">
            <RelativeTime at={problem.at} />
          </p>
        </Notice>
      ) : null}
      {warnings.map((warning) => (
        <Notice key={warning.title + warning.detail} tone="warning" title={warning.title}>
          <p>{warning.detail}</p>
          <p className="font-medium">{warning.remedy}</p>
        </Notice>
      ))}
    </div>
  )
}
