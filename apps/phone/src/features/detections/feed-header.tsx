import type { CallResult, countDetections, Profile } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import type { ReactNode } from 'react'
import { StyleSheet, View } from 'react-native'
import { FeedBody } from './feed-body.tsx'
import type { FeedView } from './feed-queries.ts'
import { FeedTitle } from './feed-title.tsx'
import type { FeedFilter, FilterChange } from './filter.ts'
import { FilterBar } from './filter-bar.tsx'
import { Freshness } from './freshness.tsx'
import { ProfileBanners } from './profile-banners.tsx'

export interface FeedHeaderProps {
  view: FeedView
  search: { text: string; setText: (text: string) => void }
  filter: FeedFilter
  counts: CallResult<typeof countDetections> | undefined
  profiles: readonly Profile[] | undefined
  /** What waits for the reader elsewhere. */
  banner: ReactNode
  now: number
  onChange: (change: FilterChange) => void
  onClear: () => void
  onOpenSheet: () => void
  onRetry: () => void
}

/** What is above the rows and scrolls away with them; and what stands in their place while there are none. */
export function FeedHeader({ view, search, filter, counts, profiles, banner, now, ...on }: FeedHeaderProps) {
  const ready = view.at === 'ready'
  return (
    <View style={styles.header}>
      <FeedTitle
        search={search.text}
        onSearch={search.setText}
        freshness={ready ? <Freshness readAt={view.readAt} failure={view.failure} now={now} /> : null}
      />
      {profiles?.length === 0 ? null : (
        <FilterBar
          filter={filter}
          counts={counts}
          profiles={profiles ?? []}
          onChange={on.onChange}
          onOpenSheet={on.onOpenSheet}
        />
      )}
      {banner}
      <ProfileBanners profiles={profiles ?? []} feedEmpty={!ready || view.feed.rows.length === 0} />
      <FeedBody view={view} profiles={profiles} filter={filter} onClear={on.onClear} onRetry={on.onRetry} />
    </View>
  )
}

const styles = StyleSheet.create({ header: { gap: space.sm, paddingBottom: space.xs } })
