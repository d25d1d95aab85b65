import { minimumTarget, radius, space } from '@pocketsoc/tokens'
import { type Href, Link } from 'expo-router'
import { StyleSheet, View } from 'react-native'
import { counted } from '../../lib/words.ts'
import { Icon } from '../../ui/icon.tsx'
import { Press } from '../../ui/press.tsx'
import { Chevron } from '../../ui/row-button.tsx'
import { Section } from '../../ui/section.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { useProcessGraph } from './graph-queries.ts'
import { nodeMarks, nodeName } from './node-words.ts'
import { focusOf, growTree, neighbourhood, type TreeNode } from './process-tree.ts'

/** On the page of a detection: the processes next to the one that it names, and the way to the whole tree. */
export function GraphPreview({ detectionId }: { detectionId: string }) {
  const reading = useProcessGraph(detectionId, { complete: false })
  // The page itself tells of a failure; a second telling of the same would only be in the way.
  if (reading.at === 'missing' || reading.at === 'failed') return null
  if (reading.at === 'loading') {
    return (
      <Section title="Process graph">
        <View style={styles.waiting}>
          <Skeleton width="46%" />
          <Skeleton width="62%" />
        </View>
      </Section>
    )
  }
  const focus = focusOf(growTree(reading.graph.nodes))
  const near = focus ? neighbourhood(focus, 3) : null
  const top = near?.shown[0]?.level ?? 1
  return (
    <Section title="Process graph">
      <View>
        {near ? (
          <View style={styles.tree}>
            {near.shown.map((node) => (
              <Line key={node.process.id} node={node} indent={node.level - top} />
            ))}
            {near.more > 0 ? (
              <Text variant="footnote" tone="textSecondary" style={styles.more}>
                and {counted(near.more, 'more process', 'more processes')}
              </Text>
            ) : null}
          </View>
        ) : (
          <Text variant="subhead" tone="textSecondary" style={styles.none}>
            The alert names no process itself. Hunting may know some.
          </Text>
        )}
        <Open detectionId={detectionId} />
      </View>
    </Section>
  )
}

function Open({ detectionId }: { detectionId: string }) {
  const { colors } = useTheme()
  return (
    <Link href={`/detections/${detectionId}/graph` as Href} asChild>
      <Press
        role="link"
        style={StyleSheet.flatten([styles.open, { borderTopColor: colors.border }])}
        pressedStyle={{ backgroundColor: colors.raised }}
      >
        <Icon name="tree" color={colors.accent} size={20} />
        <Text variant="body" tone="accent" style={styles.grow}>
          Open process graph
        </Text>
        <Chevron />
      </Press>
    </Link>
  )
}

function Line({ node: { process }, indent }: { node: TreeNode; indent: number }) {
  const { colors } = useTheme()
  const marks = nodeMarks(process)
  return (
    <View style={[styles.line, { paddingLeft: indent * 18 }]}>
      {indent > 0 ? <View aria-hidden style={[styles.elbow, { borderColor: colors.textTertiary }]} /> : null}
      <View style={[styles.card, process.triggering && { backgroundColor: colors.dangerSoft, borderColor: colors.danger }]}>
        <Text variant="subhead" style={process.triggering ? styles.strong : styles.medium}>
          {nodeName(process)}
        </Text>
        {marks.length > 0 ? (
          <View style={styles.marks}>
            {process.triggering ? <Icon name="warning" color={colors.danger} size={14} weight={2.3} /> : null}
            <Text
              variant="footnote"
              tone={process.triggering ? 'danger' : process.verdict ? 'warning' : 'textSecondary'}
              style={styles.medium}
            >
              {marks.join(' · ')}
            </Text>
          </View>
        ) : null}
      </View>
    </View>
  )
}

const styles = StyleSheet.create({
  waiting: { padding: space.lg, gap: space.md },
  tree: { padding: space.md, paddingBottom: space.sm, gap: 5 },
  none: { padding: space.lg },
  line: { flexDirection: 'row', alignItems: 'center', gap: 6 },
  elbow: {
    width: 10,
    height: 18,
    marginTop: -18,
    borderLeftWidth: 1.5,
    borderBottomWidth: 1.5,
    borderBottomLeftRadius: 5,
  },
  card: {
    flexShrink: 1,
    flexDirection: 'row',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: space.sm,
    paddingHorizontal: space.sm,
    paddingVertical: 3,
    borderRadius: radius.sm + 2,
    borderWidth: 1.5,
    borderColor: 'transparent',
  },
  marks: { flexDirection: 'row', alignItems: 'center', gap: 4 },
  medium: { fontWeight: '500' },
  strong: { fontWeight: '700' },
  more: { paddingLeft: space.sm, paddingTop: 2 },
  open: {
    flexDirection: 'row',
    alignItems: 'center',
    gap: space.md,
    minHeight: minimumTarget + 4,
    paddingHorizontal: space.lg,
    borderTopWidth: StyleSheet.hairlineWidth,
  },
  grow: { flex: 1 },
})
