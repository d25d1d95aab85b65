import { radius, space } from '@pocketsoc/tokens'
import type { ReactNode } from 'react'
import { StyleSheet, View } from 'react-native'
import { Icon } from './icon.tsx'
import { Text } from './text.tsx'
import { useTheme } from './theme.ts'

export interface ProblemCardProps {
  /** Whose problem and which: `Contoso Defender: Unauthorized`. */
  title: string
  detail: string | null
  remedy: string
  vendorCode?: string | null
  children?: ReactNode
}

/** A problem with its remedy, word for word as the server tells it. */
export function ProblemCard({ title, detail, remedy, vendorCode, children }: ProblemCardProps) {
  const { colors } = useTheme()
  return (
    <View role="alert" style={[styles.card, { backgroundColor: colors.dangerSoft }]}>
      <View style={styles.symbol}>
        <Icon name="warning" color={colors.danger} size={20} weight={2.1} />
      </View>
      <View style={styles.words}>
        <Text variant="subhead" tone="danger" style={styles.strong}>
          {title}
        </Text>
        <Text variant="subhead" selectable>
          {remedy}
        </Text>
        {detail && detail !== remedy ? (
          <Text variant="footnote" tone="textSecondary" selectable>
            {detail}
          </Text>
        ) : null}
        {vendorCode ? (
          <Text variant="mono" tone="textSecondary" selectable>
            {vendorCode}
          </Text>
        ) : null}
        {children}
      </View>
    </View>
  )
}

const styles = StyleSheet.create({
  card: { flexDirection: 'row', gap: space.md, padding: space.md + 2, borderRadius: radius.lg },
  symbol: { paddingTop: 1 },
  words: { flex: 1, gap: 3, minWidth: 0 },
  strong: { fontWeight: '600' },
})
