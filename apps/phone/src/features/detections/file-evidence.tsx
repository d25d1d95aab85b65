import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Icon } from '../../ui/icon.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { type EvidenceOf, fullPath } from './evidence-groups.ts'
import { Hashes } from './hashes.tsx'

/** A file: name, where it lay, what became of it, hashes to copy. */
export function FileEvidence({ file }: { file: EvidenceOf<'file'> }) {
  const { colors } = useTheme()
  const path = fullPath(file)
  return (
    <View style={styles.card}>
      <View style={styles.line}>
        <Icon name="file" color={colors.text} size={18} />
        <Text variant="callout" selectable style={styles.name}>
          {file.name ?? path ?? 'Unnamed file'}
        </Text>
      </View>
      {path && path !== file.name ? (
        <Text variant="mono" tone="textSecondary" selectable>
          {path}
        </Text>
      ) : null}
      {file.outcome ? (
        <Text variant="footnote" tone="textSecondary">
          {file.outcome}
        </Text>
      ) : null}
      <Hashes sha1={file.sha1} sha256={file.sha256} />
    </View>
  )
}

const styles = StyleSheet.create({
  card: { padding: space.lg, gap: 6 },
  line: { flexDirection: 'row', alignItems: 'center', gap: space.sm },
  name: { flexShrink: 1, minWidth: 0, fontWeight: '600' },
})
