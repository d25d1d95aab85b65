import { minimumTarget, radius, space } from '@pocketsoc/tokens'
import { type ReactElement, useState } from 'react'
import { StyleSheet, View } from 'react-native'
import { Heard } from '../../ui/heard.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Press } from '../../ui/press.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { nodeCommand, nodeFacts, nodeMarks, nodeName, relations } from './node-words.ts'
import { shownNodes, type TreeNode } from './process-tree.ts'

export interface GraphListProps {
  roots: readonly TreeNode[]
  collapsed: ReadonlySet<string>
  header: ReactElement
  onOpen: (id: string) => void
  onToggle: (id: string) => void
  onRefresh: () => Promise<void>
}

/** The same tree as a list: every process a row under the one that started it, with its level said. */
export function GraphList({ roots, collapsed, header, onOpen, onToggle, onRefresh }: GraphListProps) {
  const [pulled, setPulled] = useState(false)
  const nodes = shownNodes(roots, collapsed)
  return (
    <VirtualList
      items={nodes}
      keyOf={({ process }) => process.id}
      kindOf={() => 'process'}
      render={(node) => <ProcessRow node={node} folded={collapsed.has(node.process.id)} onOpen={onOpen} onToggle={onToggle} />}
      sticky={[]}
      header={header}
      footer={<View style={styles.foot} />}
      onScroll={() => undefined}
      onEnd={() => undefined}
      refreshing={pulled}
      onRefresh={() => {
        setPulled(true)
        void onRefresh().finally(() => setPulled(false))
      }}
    />
  )
}

const deepestIndent = 7

interface ProcessRowProps {
  node: TreeNode
  folded: boolean
  onOpen: (id: string) => void
  onToggle: (id: string) => void
}

function ProcessRow({ node, folded, onOpen, onToggle }: ProcessRowProps) {
  const { colors } = useTheme()
  const { process, level, below } = node
  const command = nodeCommand(process)
  return (
    <View style={[styles.row, { borderBottomColor: colors.border }]}>
      <View style={{ width: Math.min(level - 1, deepestIndent) * 14 }} aria-hidden />
      {below > 0 ? (
        <Press
          role="button"
          aria-expanded={!folded}
          aria-label={`${folded ? 'Unfold' : 'Fold'} ${nodeName(process)}, ${below} below`}
          onPress={() => onToggle(process.id)}
          style={styles.knob}
        >
          <View style={folded ? undefined : styles.open}>
            <Icon name="forward" color={colors.accent} size={18} weight={2.3} />
          </View>
        </Press>
      ) : (
        <View style={styles.knob}>
          <View style={[styles.leaf, { backgroundColor: colors.textTertiary }]} />
        </View>
      )}
      <Press role="button" onPress={() => onOpen(process.id)} style={styles.body}>
        <View style={styles.words}>
          <Heard words={`Level ${level},`} />
          <Text variant="callout" style={process.triggering ? styles.strong : styles.medium}>
            {nodeName(process)}
          </Text>
          <Text variant="footnote" tone="textSecondary" style={styles.figures}>
            {nodeFacts(process)}
            {process.user ? ` · ${process.user}` : ''}
          </Text>
          {command ? (
            <Text variant="mono" tone="textSecondary" numberOfLines={2} style={styles.command}>
              {command}
            </Text>
          ) : null}
          <Marks process={process} />
        </View>
        <Heard words={relations(node)} />
        {folded ? (
          <Text variant="footnote" tone="accent" style={styles.strong}>
            +{below}
          </Text>
        ) : null}
      </Press>
    </View>
  )
}

function Marks({ process }: Pick<TreeNode, 'process'>) {
  const { colors } = useTheme()
  const marks = nodeMarks(process)
  if (marks.length === 0) return null
  const found = process.triggering || process.verdict !== null
  const ink = process.triggering ? colors.danger : found ? colors.warning : colors.textTertiary
  return (
    <View style={styles.marks}>
      {found ? <Icon name="warning" color={ink} size={14} weight={2.3} /> : null}
      <Text variant="footnote" color={ink} style={found ? styles.strong : undefined}>
        {marks.join(' · ')}
      </Text>
    </View>
  )
}

const styles = StyleSheet.create({
  row: { flexDirection: 'row', alignItems: 'center', paddingHorizontal: space.xs, borderBottomWidth: StyleSheet.hairlineWidth },
  knob: { width: minimumTarget, minHeight: minimumTarget, alignItems: 'center', justifyContent: 'center' },
  open: { transform: [{ rotate: '90deg' }] },
  leaf: { width: 5, height: 5, borderRadius: radius.pill },
  body: {
    flex: 1,
    minWidth: 0,
    minHeight: minimumTarget,
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.sm,
    paddingVertical: space.sm,
    paddingRight: space.md,
  },
  words: { flex: 1, minWidth: 0, gap: 1 },
  command: { fontSize: 12.5, lineHeight: 17 },
  marks: { flexDirection: 'row', alignItems: 'center', gap: 5 },
  medium: { fontWeight: '500' },
  strong: { fontWeight: '700' },
  figures: { fontVariant: ['tabular-nums'] },
  foot: { height: space.xxl * 2 },
})
