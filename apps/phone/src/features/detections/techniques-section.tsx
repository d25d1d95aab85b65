import type { Technique } from '@pocketsoc/contract'
import { minimumTarget, space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { openOutside } from '../../lib/open-outside.ts'
import { Icon } from '../../ui/icon.tsx'
import { Press } from '../../ui/press.tsx'
import { Section } from '../../ui/section.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'

/** The techniques of MITRE ATT&CK, each with its name, its tactics and a way to its page. */
export function Techniques({ techniques }: { techniques: readonly Technique[] }) {
  const { colors } = useTheme()
  if (techniques.length === 0) return null
  return (
    <Section title="MITRE ATT&CK" count={techniques.length}>
      {techniques.map((technique) => (
        <Press
          key={technique.id}
          role="link"
          accessibilityHint="Opens attack.mitre.org"
          onPress={() => openOutside(technique.url)}
          style={styles.row}
        >
          <View style={styles.words}>
            <Text variant="callout" style={styles.name}>
              {technique.name ?? technique.id}
            </Text>
            <Text variant="footnote" tone="textSecondary">
              {[technique.name ? technique.id : null, ...technique.tactics].filter(Boolean).join('  ·  ')}
            </Text>
          </View>
          <Icon name="external" color={colors.accent} size={18} />
        </Press>
      ))}
    </Section>
  )
}

const styles = StyleSheet.create({
  row: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.md,
    minHeight: minimumTarget,
    paddingVertical: 10,
    paddingHorizontal: space.lg,
  },
  words: { flex: 1, gap: 2, minWidth: 0 },
  name: { fontWeight: '500' },
})
