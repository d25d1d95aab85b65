import type { ProcessNode } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { exactTime } from '../../lib/time-words.ts'
import { counted, readable } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Fact } from '../../ui/fact.tsx'
import { RowButton } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { nodeMarks, nodeName } from './node-words.ts'
import type { TreeNode } from './process-tree.ts'

export interface NodeSheetProps {
  node: TreeNode | null
  onClose: () => void
  /** Null where the member's role does not hunt. */
  onHunt: ((kind: 'sha1' | 'sha256', value: string) => void) | null
}

/** Everything known of one process. */
export function NodeSheet({ node, onClose, onHunt }: NodeSheetProps) {
  return (
    <Sheet title={node ? nodeName(node.process) : 'Process'} open={node !== null} onClose={onClose}>
      {node ? <Everything node={node} onHunt={onHunt} /> : null}
    </Sheet>
  )
}

function Everything({ node, onHunt }: { node: TreeNode } & Pick<NodeSheetProps, 'onHunt'>) {
  const { process, parent, below } = node
  const { commandLine, path, processId, user, startedAt, integrityLevel } = process
  return (
    <>
      <Marks process={process} />
      {commandLine ? (
        <Section title="Command line">
          <Fact label="As it was started" value={commandLine} mono copy="command line" />
        </Section>
      ) : null}
      <Section title="Process">
        {path ? <Fact label="Path" value={path} mono copy="path" /> : null}
        <Fact label="PID" value={processId === null ? 'Not recorded' : String(processId)} copy="process id" />
        <Fact label="User" value={user ?? 'Not recorded'} {...(user ? { copy: 'user' } : {})} />
        <Fact label="Started" value={startedAt ? exactTime(startedAt) : 'Not recorded'} />
        {integrityLevel ? <Fact label="Integrity" value={readable(integrityLevel)} /> : null}
        <Fact label="Started by" value={parent ? nodeName(parent.process) : 'Nothing known'} />
        {below > 0 ? <Fact label="Started" value={`${counted(below, 'process', 'processes')} in all levels below it`} /> : null}
      </Section>
      <Hashes process={process} onHunt={onHunt} />
      <Activity activity={process.activity} />
    </>
  )
}

function Marks({ process }: { process: ProcessNode }) {
  const { colors } = useTheme()
  const marks = nodeMarks(process)
  if (marks.length === 0) return null
  const tint = process.triggering
    ? { text: colors.danger, soft: colors.dangerSoft }
    : process.verdict
      ? { text: colors.warning, soft: colors.warningSoft }
      : { text: colors.textSecondary, soft: colors.raised }
  return (
    <View style={styles.marks}>
      {marks.map((mark) => (
        <Badge key={mark} label={mark} tint={tint} />
      ))}
      {process.triggering ? (
        <Text variant="footnote" tone="textSecondary">
          The detection itself names this process.
        </Text>
      ) : null}
    </View>
  )
}

function Hashes({ process: { sha1, sha256 }, onHunt }: { process: ProcessNode } & Pick<NodeSheetProps, 'onHunt'>) {
  if (!sha1 && !sha256) return null
  // Telemetry often holds no SHA-256, so the SHA-1 finds more.
  const hunted = sha1 ? ({ kind: 'sha1', value: sha1 } as const) : ({ kind: 'sha256', value: sha256 ?? '' } as const)
  return (
    <Section title="File">
      {sha1 ? <Fact label="SHA-1" value={sha1} mono copy="SHA-1" /> : null}
      {sha256 ? <Fact label="SHA-256" value={sha256} mono copy="SHA-256" /> : null}
      {onHunt ? (
        <RowButton icon="search" tone="accent" label="Hunt for this hash" onPress={() => onHunt(hunted.kind, hunted.value)} />
      ) : null}
    </Section>
  )
}

const activityWords: Record<string, [string, string]> = {
  network: ['connection', 'connections'],
  file: ['file event', 'file events'],
  registry: ['registry event', 'registry events'],
  module: ['loaded module', 'loaded modules'],
  event: ['other event', 'other events'],
}

function Activity({ activity }: Pick<ProcessNode, 'activity'>) {
  if (activity.length === 0) return null
  return (
    <Section title="What else it did">
      {activity.map(({ kind, count, samples }) => {
        const [one, many] = activityWords[kind] ?? [`${kind} event`, `${kind} events`]
        return (
          <View key={kind} style={styles.activity}>
            <Text variant="subhead" style={styles.strong}>
              {counted(count, one, many)}
            </Text>
            {samples.map((sample) => (
              <Text key={sample} variant="mono" tone="textSecondary" selectable>
                {sample}
              </Text>
            ))}
          </View>
        )
      })}
    </Section>
  )
}

const styles = StyleSheet.create({
  marks: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', gap: space.sm },
  activity: { padding: space.lg, gap: 3 },
  strong: { fontWeight: '600' },
})
