import { minimumTarget, space } from '@pocketsoc/tokens'
import { StyleSheet } from 'react-native'
import { IconButton } from '../../ui/icon-button.tsx'
import { NavBar } from '../../ui/nav-bar.tsx'
import { Press } from '../../ui/press.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import type { RowSelection } from './use-selection.ts'

export interface FeedBarProps {
  titleShown: boolean
  selection: RowSelection
  /** False where nothing could be done with a selection. */
  selectable: boolean
  onRefresh: () => void
}

/** The bar over the feed: refresh and select, or how many are selected and the way out. */
export function FeedBar({ titleShown, selection, selectable, onRefresh }: FeedBarProps) {
  const { colors } = useTheme()
  if (selection.active) {
    const { rows, isAll, toggleAll, end } = selection
    return (
      <NavBar
        title={rows.length === 0 ? 'Select' : `${rows.length} selected`}
        titleShown
        ground={colors.background}
        leading={<BarWord label={isAll ? 'Select none' : 'Select all'} onPress={toggleAll} />}
        actions={<BarWord label="Done" onPress={end} />}
      />
    )
  }
  return (
    <NavBar
      title="Detections"
      titleShown={titleShown}
      ground={colors.background}
      actions={
        <>
          <IconButton icon="refresh" label="Refresh detections" onPress={onRefresh} />
          {selectable ? <BarWord label="Select" onPress={selection.start} /> : null}
        </>
      }
    />
  )
}

function BarWord({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <Press role="button" onPress={onPress} style={styles.word}>
      <Text variant="body" tone="accent">
        {label}
      </Text>
    </Press>
  )
}

const styles = StyleSheet.create({
  word: { minHeight: minimumTarget, minWidth: minimumTarget, justifyContent: 'center', paddingHorizontal: space.md },
})
