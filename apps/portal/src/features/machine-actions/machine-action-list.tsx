import type { MachineAction } from '@pocketsoc/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { type LucideIcon, ScanSearch, Undo2, Unplug, Zap } from 'lucide-react'
import { problemOf } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { ListEnd } from '../../ui/list-end.tsx'
import { Notice, ProblemNotice } from '../../ui/notice.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import { actionOrigin, actionTitle, actionView, approvalWords } from './action-view.ts'
import { machineActionsQuery } from './queries.ts'

/** What was done to machines, here and in the vendors' own consoles, newest first. */
export function MachineActionList() {
  const query = useInfiniteQuery(machineActionsQuery)
  const actions = query.data?.pages.flatMap(({ items }) => items)
  if (query.error && !actions) {
    return (
      <div className="p-5">
        <ProblemNotice
          problem={problemOf(query.error)}
          action={<Button onClick={() => void query.refetch()}>Try again</Button>}
        />
      </div>
    )
  }
  if (!actions) return <RowsSkeleton label="Loading machine actions" rows={3} />
  if (actions.length === 0) {
    return <p className="px-5 py-6 text-secondary text-sm">Nothing was done to a machine yet.</p>
  }
  return (
    <>
      <ul aria-label="Machine actions" className="divide-y divide-border">
        {actions.map((action) => (
          <ActionRow key={action.id} action={action} />
        ))}
      </ul>
      <ListEnd query={query} more="Show older" end="There are no older ones." />
    </>
  )
}

const icons: Record<string, LucideIcon> = { isolate: Unplug, release: Undo2, scan: ScanSearch }

function ActionRow({ action }: { action: MachineAction }) {
  const Icon = icons[action.kind] ?? Zap
  return (
    <li className="flex flex-wrap items-start gap-x-3.5 gap-y-2 px-5 py-3.5">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-lg bg-raised text-secondary">
        <Icon aria-hidden="true" className="size-4.5" />
      </span>
      <div className="grid min-w-0 flex-1 gap-0.5">
        <h3 className="break-words font-semibold">
          {actionTitle(action)}{' '}
          <span className="font-normal text-secondary max-sm:block">
            {action.machine.name ?? action.machine.vendorMachineId ?? 'a machine'}
          </span>
        </h3>
        <p className="text-secondary text-sm">{actionOrigin(action)}</p>
        {action.comment ? <p className="break-words text-sm">{action.comment}</p> : null}
        <Outcome action={action} />
      </div>
      <div className="flex items-center gap-3 text-sm max-sm:w-full max-sm:justify-between max-sm:pl-12.5 sm:h-9">
        <StateBadge view={actionView(action)} />
        <span className="text-secondary tabular-nums sm:w-28 sm:text-right">
          <RelativeTime at={action.createdAt} />
        </span>
      </div>
    </li>
  )
}

/** What a second person said, who cancelled, and why it failed. */
function Outcome({ action }: { action: MachineAction }) {
  const { approval, cancellation, failure } = action
  const decision = approvalWords(action)
  return (
    <>
      {decision ? (
        <p className={`break-words text-sm ${approval?.state === 'broken_glass' ? 'text-warning' : 'text-secondary'}`}>
          {decision.words} {decision.at ? <RelativeTime at={decision.at} overdue={decision.overdue} /> : null}
        </p>
      ) : null}
      {cancellation ? (
        <p className="break-words text-secondary text-sm">
          {`Cancelled${cancellation.by ? ` by ${cancellation.by}` : ''}${cancellation.comment ? `: ${cancellation.comment}` : ''}`}
        </p>
      ) : null}
      {failure ? (
        <div className="mt-1.5">
          <Notice tone="danger" title="Why it failed" code={failure.vendorCode}>
            <p>{failure.detail}</p>
            {failure.remedy ? <p className="font-medium">{failure.remedy}</p> : null}
          </Notice>
        </div>
      ) : null}
    </>
  )
}
