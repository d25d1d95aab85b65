import type { Profile } from '@pocketsoc/contract'
import { emptyReason } from './empty-reason.ts'
import { FeedEmpty } from './feed-empty.tsx'
import { FeedFailure } from './feed-failure.tsx'
import type { FeedView } from './feed-queries.ts'
import { FeedSkeleton } from './feed-skeleton.tsx'
import type { FeedFilter } from './filter.ts'

export interface FeedBodyProps {
  view: FeedView
  profiles: readonly Profile[] | undefined
  filter: FeedFilter
  onClear: () => void
  onRetry: () => void
}

/** What stands where the rows would be, while there are none. */
export function FeedBody({ view, profiles, filter, onClear, onRetry }: FeedBodyProps) {
  if (view.at === 'loading') return <FeedSkeleton />
  if (view.at === 'failed') return <FeedFailure words={view.words} onRetry={onRetry} />
  if (view.feed.rows.length > 0) return null
  if (view.outdated) return <FeedSkeleton />
  return <FeedEmpty reason={emptyReason(profiles, filter)} onClear={onClear} />
}
