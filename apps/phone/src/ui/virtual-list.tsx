import { FlashList, type FlashListRef } from '@shopify/flash-list'
import type { ReactElement, Ref } from 'react'
import { useImperativeHandle, useRef } from 'react'
import { RefreshControl } from 'react-native'

export interface VirtualListHandle {
  scrollToTop(): void
}

export interface VirtualListProps<T> {
  ref?: Ref<VirtualListHandle>
  items: T[]
  keyOf: (item: T) => string
  /** Items of one kind reuse each other's views. */
  kindOf: (item: T) => string
  render: (item: T) => ReactElement
  /** Indexes of the items that stay in view under the top edge until the next of them. */
  sticky: number[]
  header: ReactElement
  footer: ReactElement | null
  onScroll: (offset: number) => void
  onEnd: () => void
  refreshing: boolean
  onRefresh: () => void
}

/** A long list of which only what is near the screen exists; rows may have any height. */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const list = useRef<FlashListRef<T>>(null)
  useImperativeHandle(props.ref, () => ({
    scrollToTop: () => list.current?.scrollToOffset({ offset: 0, animated: true }),
  }))
  return (
    <FlashList
      ref={list}
      data={props.items}
      keyExtractor={props.keyOf}
      getItemType={props.kindOf}
      renderItem={({ item }) => props.render(item)}
      stickyHeaderIndices={props.sticky}
      ListHeaderComponent={props.header}
      ListFooterComponent={props.footer}
      onScroll={(event) => props.onScroll(event.nativeEvent.contentOffset.y)}
      scrollEventThrottle={16}
      onEndReached={props.onEnd}
      onEndReachedThreshold={0.8}
      contentInsetAdjustmentBehavior="automatic"
      keyboardDismissMode="on-drag"
      keyboardShouldPersistTaps="handled"
      refreshControl={<RefreshControl refreshing={props.refreshing} onRefresh={props.onRefresh} />}
    />
  )
}
