import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { useMay } from '../../lib/me-queries.ts'
import { moveSwipe, type SwipeAction, type SwipeSide, sideOf, swipeActions, swipeSides } from '../../lib/swipe-choice.ts'
import { useSwipeChoice } from '../../lib/use-swipe-choice.ts'
import { Chip } from '../../ui/chip.tsx'
import { Section } from '../../ui/section.tsx'
import { Text } from '../../ui/text.tsx'

const labels: Record<SwipeAction, string> = {
  assign: 'Assign to me',
  status: 'Status',
  close: 'Close',
  isolate: 'Isolate the machine',
}
const sideLabels: Record<SwipeSide, string> = { leading: 'Swipe right', trailing: 'Swipe left', off: 'Off' }

/** Which action a swipe on a row of the feed uncovers. */
export function SwipeSection() {
  const [choice, change] = useSwipeChoice()
  const may = useMay('detections.triage')
  const mayIsolate = useMay('machines.isolate')
  if (!may) return null
  const offered = swipeActions.filter((action) => action !== 'isolate' || mayIsolate)
  return (
    <Section
      title="Swipe actions"
      footer="Three fit on the right, two on the left beside More. All of them are also in the menu of a row: press it long."
    >
      {offered.map((action) => (
        <View key={action} role="radiogroup" aria-label={labels[action]} style={styles.row}>
          <Text variant="callout">{labels[action]}</Text>
          <View style={styles.chips}>
            {swipeSides.map((side) => (
              <Chip
                key={side}
                role="radio"
                label={sideLabels[side]}
                selected={sideOf(choice, action) === side}
                onPress={() => change(moveSwipe(choice, action, side))}
              />
            ))}
          </View>
        </View>
      ))}
    </Section>
  )
}

const styles = StyleSheet.create({
  row: { paddingTop: space.md, paddingHorizontal: space.lg, paddingBottom: space.xs },
  chips: { flexDirection: 'row', flexWrap: 'wrap', columnGap: space.sm },
})
