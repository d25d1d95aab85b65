import type { IsolationPolicy } from '@pocketsoc/contract'
import type { ReactNode } from 'react'
import { Badge } from '../../ui/badge.tsx'
import { approvals } from './approval-words.ts'
import { durationWords } from './duration-words.ts'

/** The policy for those who may not change it. */
export function PolicySummary({ policy }: { policy: IsolationPolicy }) {
  const approval = approvals.find(({ value }) => value === policy.approval)
  return (
    <dl className="divide-y divide-border">
      <Fact label="Approval before isolating">
        <span className="font-medium">{approval?.label}</span>
        <span className="block text-secondary text-sm">{approval?.description}</span>
        {policy.approval === 'tagged' ? (
          <span className="mt-1.5 flex flex-wrap gap-1.5">
            {policy.tags.map((tag) => (
              <Badge key={tag} tone="neutral">
                {tag}
              </Badge>
            ))}
          </span>
        ) : null}
      </Fact>
      {policy.approval === 'never' ? null : <Fact label="A request expires after">{durationWords(policy.expiresMinutes)}</Fact>}
      <Fact label="A reminder is mailed after">{durationWords(policy.remindAfterHours * 60)}</Fact>
    </dl>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 gap-y-0.5 px-5 py-3 sm:grid-cols-[14rem_minmax(0,1fr)]">
      <dt className="text-secondary text-sm">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
