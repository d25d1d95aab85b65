import { useImperativeHandle, useRef } from 'react'
import { FlatList, StyleSheet } from 'react-native'
import type { VirtualListProps } from './virtual-list.tsx'

/**
 * The list in a browser. Not FlashList: it reuses views out of order, and here the order of elements
 * is the order in which a screen reader and the Tab key go through them.
 */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const list = useRef<FlatList<T>>(null)
  useImperativeHandle(props.ref, () => ({
    scrollToTop: () => list.current?.scrollToOffset({ offset: 0, animated: true }),
  }))
  // The header is the first child of the scroller, ahead of the items that `sticky` counts.
  const sticky = props.sticky.map((index) => index + 1)
  return (
    <FlatList
      ref={list}
      style={styles.list}
      contentContainerStyle={styles.column}
      data={props.items}
      keyExtractor={props.keyOf}
      renderItem={({ item }) => props.render(item)}
      stickyHeaderIndices={sticky}
      ListHeaderComponent={props.header}
      ListFooterComponent={props.footer}
      onScroll={(event) => props.onScroll(event.nativeEvent.contentOffset.y)}
      scrollEventThrottle={16}
      onEndReached={props.onEnd}
      onEndReachedThreshold={0.8}
      initialNumToRender={20}
      windowSize={15}
    />
  )
}

const styles = StyleSheet.create({
  list: { flex: 1 },
  column: { width: '100%', maxWidth: 760, alignSelf: 'center' },
})
