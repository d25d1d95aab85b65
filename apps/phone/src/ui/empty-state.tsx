import { radius, space } from '@pocketsoc/tokens'
import type { ReactNode } from 'react'
import { StyleSheet, View } from 'react-native'
import { Icon, type IconName } from './icon.tsx'
import { Text } from './text.tsx'
import { useTheme } from './theme.ts'

export interface EmptyStateProps {
  icon: IconName
  title: string
  words: string
  /** What can be done about it. */
  children?: ReactNode
}

/** Says why there is nothing to see, and what can be done about it. */
export function EmptyState({ icon, title, words, children }: EmptyStateProps) {
  const { colors } = useTheme()
  return (
    <View style={styles.page} accessibilityLiveRegion="polite">
      <View style={[styles.disc, { backgroundColor: colors.raised }]}>
        <Icon name={icon} color={colors.textSecondary} size={28} weight={1.7} />
      </View>
      <Text variant="title" role="heading" aria-level={2} style={styles.centred}>
        {title}
      </Text>
      <Text variant="callout" tone="textSecondary" style={styles.centred}>
        {words}
      </Text>
      {children ? <View style={styles.actions}>{children}</View> : null}
    </View>
  )
}

const styles = StyleSheet.create({
  page: { alignItems: 'center', paddingHorizontal: space.xxl, paddingVertical: space.xxl + space.xl, gap: space.sm },
  disc: {
    width: 64,
    height: 64,
    borderRadius: radius.pill,
    alignItems: 'center',
    justifyContent: 'center',
    marginBottom: space.sm,
  },
  centred: { textAlign: 'center', maxWidth: 340 },
  actions: { marginTop: space.md, alignSelf: 'stretch', maxWidth: 340, width: '100%', marginHorizontal: 'auto' },
})
