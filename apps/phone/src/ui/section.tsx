import { radius, space } from '@pocketsoc/tokens'
import { Children, type ReactNode } from 'react'
import { StyleSheet, View } from 'react-native'
import { Text } from './text.tsx'
import { useTheme } from './theme.ts'

export interface SectionProps {
  title?: string
  count?: number
  footer?: string
  children: ReactNode
}

/** A titled, rounded group of rows with hairlines between them, as in grouped lists of the system. */
export function Section({ title, count, footer, children }: SectionProps) {
  const { colors } = useTheme()
  return (
    <View style={styles.section}>
      {title ? (
        <View style={styles.heading}>
          <Text variant="headline" role="heading" aria-level={2}>
            {title}
          </Text>
          {count === undefined ? null : (
            <Text variant="subhead" tone="textSecondary">
              {count}
            </Text>
          )}
        </View>
      ) : null}
      <View style={[styles.group, { backgroundColor: colors.surface, borderColor: colors.border }]}>
        {Children.toArray(children).map((child, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of a section are not reordered
          <View key={index}>
            {index > 0 ? <View style={[styles.hairline, { backgroundColor: colors.border }]} /> : null}
            {child}
          </View>
        ))}
      </View>
      {footer ? (
        <Text variant="footnote" tone="textSecondary" style={styles.footer}>
          {footer}
        </Text>
      ) : null}
    </View>
  )
}

const styles = StyleSheet.create({
  section: { gap: space.sm },
  heading: { flexDirection: 'row', alignItems: 'baseline', gap: space.sm, paddingHorizontal: space.xs },
  group: { borderRadius: radius.lg, borderWidth: StyleSheet.hairlineWidth, overflow: 'hidden' },
  hairline: { height: StyleSheet.hairlineWidth, marginLeft: space.lg },
  footer: { paddingHorizontal: space.xs },
})
