import type { Machine } from '@pocketsoc/contract'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Laptop } from 'lucide-react'
import { problemOf } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { ListEnd } from '../../ui/list-end.tsx'
import { ProblemNotice } from '../../ui/notice.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import { isolationFacts, isolationView } from './isolation-view.ts'
import { isolatedMachinesQuery } from './queries.ts'

/** Machines that are cut off now, and those on the way there or back. */
export function IsolatedMachines() {
  const query = useInfiniteQuery(isolatedMachinesQuery)
  const machines = query.data?.pages.flatMap(({ items }) => items)
  if (query.error && !machines) {
    return (
      <div className="p-5">
        <ProblemNotice
          problem={problemOf(query.error)}
          action={<Button onClick={() => void query.refetch()}>Try again</Button>}
        />
      </div>
    )
  }
  if (!machines) return <RowsSkeleton label="Loading isolated machines" rows={2} />
  if (machines.length === 0) {
    return <p className="px-5 py-6 text-secondary text-sm">No machine is isolated.</p>
  }
  return (
    <>
      <ul aria-label="Isolated machines" className="divide-y divide-border">
        {machines.map((machine) => (
          <MachineRow key={machine.id} machine={machine} />
        ))}
      </ul>
      {machines.length > 1 ? <ListEnd query={query} more="Show more" end="These are all." /> : null}
    </>
  )
}

function MachineRow({ machine }: { machine: Machine }) {
  const { isolation } = machine
  return (
    <li className="flex flex-wrap items-start gap-x-3.5 gap-y-2 px-5 py-3.5">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-lg bg-raised text-secondary">
        <Laptop aria-hidden="true" className="size-4.5" />
      </span>
      <div className="min-w-0 flex-1">
        <h3 className="break-words font-semibold">{machine.name ?? machine.vendorMachineId}</h3>
        <p className="text-secondary text-sm">{isolationFacts(isolation, machine.source.displayName)}</p>
        {isolation.reason ? <p className="mt-0.5 break-words text-sm">{isolation.reason}</p> : null}
      </div>
      <div className="flex items-center gap-3 text-sm max-sm:w-full max-sm:justify-between max-sm:pl-12.5 sm:h-9">
        <StateBadge view={isolationView(isolation.state)} />
        <span className="text-secondary tabular-nums sm:w-28 sm:text-right">
          {isolation.since ? <RelativeTime at={isolation.since} /> : 'Since when is not known'}
        </span>
      </div>
    </li>
  )
}
