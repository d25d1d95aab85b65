import type { Machine } from '@pocketsoc/contract'
import type { PagedView } from '../../lib/use-paged.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListFailure, ListSkeleton } from '../../ui/list-states.tsx'
import type { MachineFilter } from './machine-list-queries.ts'

export interface MachinesBodyProps {
  view: PagedView<Machine>
  filter: MachineFilter
  onRetry: () => void
}

/** What stands where the machines would be, while there are none. */
export function MachinesBody({ view, filter, onRetry }: MachinesBodyProps) {
  if (view.at === 'loading') return <ListSkeleton label="Reading machines" />
  if (view.at === 'failed') return <ListFailure words={view.words} onRetry={onRetry} />
  if (view.items.length > 0) return null
  if (view.outdated) return <ListSkeleton label="Reading machines" />
  if (filter.q !== '' || filter.profile !== null) {
    return <EmptyState icon="search" title="No machine matches" words="Nothing fits the search and filters together." />
  }
  if (filter.isolated) {
    return (
      <EmptyState
        icon="check"
        title="No machine is isolated"
        words="Machines that are isolated are listed here, the longest first."
      />
    )
  }
  return (
    <EmptyState
      icon="machine"
      title="No machines yet"
      words="They appear here by themselves once a profile that may read machines has been asked."
    />
  )
}
