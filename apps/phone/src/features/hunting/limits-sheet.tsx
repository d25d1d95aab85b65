import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Section } from '../../ui/section.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Text } from '../../ui/text.tsx'

export interface LimitsSheetProps {
  open: boolean
  limits: readonly string[]
  onClose: () => void
}

/** What the vendor allows of hunting, in sentences. */
export function LimitsSheet({ open, limits, onClose }: LimitsSheetProps) {
  return (
    <Sheet title="Limits of hunting" open={open} onClose={onClose}>
      <Section>
        {limits.map((limit) => (
          <View key={limit} style={styles.limit}>
            <Text variant="subhead">{limit}</Text>
          </View>
        ))}
      </Section>
    </Sheet>
  )
}

const styles = StyleSheet.create({ limit: { paddingHorizontal: space.lg, paddingVertical: space.md } })
