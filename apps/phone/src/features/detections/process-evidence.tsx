import { radius, space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { exactTime } from '../../lib/time-words.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { type EvidenceOf, fullPath } from './evidence-groups.ts'
import { Hashes } from './hashes.tsx'

/** A process under its parent, with the command line as it was typed. */
export function ProcessEvidence({ process }: { process: EvidenceOf<'process'> }) {
  const { colors } = useTheme()
  const { parent, name, commandLine, processId, outcome, startedAt, user } = process
  return (
    <View style={styles.card}>
      {parent?.name ? (
        <View style={styles.line}>
          <Icon name="terminal" color={colors.textTertiary} size={17} />
          <Text variant="subhead" tone="textSecondary" selectable style={styles.shrink}>
            {parent.name}
            {parent.processId === null ? '' : ` (${parent.processId})`}
          </Text>
        </View>
      ) : null}
      <View style={[styles.line, parent?.name ? styles.child : null]}>
        {parent?.name ? (
          <View style={[styles.elbow, { borderColor: colors.textTertiary }]} accessibilityLabel="started" role="img" />
        ) : null}
        <Icon name="terminal" color={colors.text} size={18} />
        <Text variant="callout" selectable style={[styles.shrink, styles.strong]}>
          {name ?? 'Unnamed process'}
          {processId === null ? '' : ` (${processId})`}
        </Text>
      </View>
      {commandLine ? (
        <View style={[styles.command, { backgroundColor: colors.raised }]}>
          <Text variant="mono" selectable style={styles.commandText}>
            {commandLine}
          </Text>
          <CopyButton value={commandLine} what="command line" />
        </View>
      ) : null}
      <Detail label="Path" value={fullPath(process)} mono />
      <Detail label="User" value={user} />
      <Detail label="Started" value={startedAt && exactTime(startedAt)} />
      <Detail label="Outcome" value={outcome} />
      <Hashes sha1={process.sha1} sha256={process.sha256} />
    </View>
  )
}

function Detail({ label, value, mono = false }: { label: string; value: string | null; mono?: boolean }) {
  if (!value) return null
  return (
    <View style={styles.detail}>
      <Text variant="footnote" tone="textSecondary">
        {label}
      </Text>
      <Text variant={mono ? 'mono' : 'footnote'} selectable style={styles.shrink}>
        {value}
      </Text>
    </View>
  )
}

const styles = StyleSheet.create({
  card: { padding: space.lg, gap: 6 },
  line: { flexDirection: 'row', alignItems: 'center', gap: space.sm },
  child: { paddingLeft: space.sm },
  elbow: { width: 12, height: 14, borderLeftWidth: 1.5, borderBottomWidth: 1.5, borderBottomLeftRadius: 6, marginTop: -12 },
  shrink: { flexShrink: 1, minWidth: 0 },
  strong: { fontWeight: '600' },
  command: { flexDirection: 'row', alignItems: 'flex-start', borderRadius: radius.md, marginVertical: space.xs },
  commandText: { flex: 1, minWidth: 0, paddingVertical: space.md, paddingLeft: space.md },
  detail: { flexDirection: 'row', flexWrap: 'wrap', columnGap: space.sm },
})
