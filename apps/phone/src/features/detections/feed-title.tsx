import { space } from '@pocketsoc/tokens'
import type { ReactNode } from 'react'
import { StyleSheet, View } from 'react-native'
import { SearchField } from '../../ui/search-field.tsx'
import { Text } from '../../ui/text.tsx'

export interface FeedTitleProps {
  search: string
  onSearch: (text: string) => void
  freshness: ReactNode
}

/** Large title, freshness and search, which scroll away with the list. */
export function FeedTitle({ search, onSearch, freshness }: FeedTitleProps) {
  return (
    <View style={styles.title}>
      <View style={styles.words}>
        <Text variant="largeTitle" role="heading" aria-level={1}>
          Detections
        </Text>
        {freshness}
      </View>
      <SearchField label="Search detections" value={search} onChange={onSearch} />
    </View>
  )
}

const styles = StyleSheet.create({
  title: { paddingHorizontal: space.lg, gap: space.md },
  words: { gap: 2 },
})
