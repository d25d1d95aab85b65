import { space } from '@pocketsoc/tokens'
import { type Href, useLocalSearchParams, useRouter } from 'expo-router'
import { useMemo, useState } from 'react'
import { StyleSheet, useWindowDimensions, View } from 'react-native'
import { useMay } from '../../lib/me-queries.ts'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ListFailure } from '../../ui/list-states.tsx'
import { SubPageBar } from '../../ui/sub-page-bar.tsx'
import { useTheme } from '../../ui/theme.ts'
import { GraphCanvas } from './graph-canvas.tsx'
import { layOut } from './graph-layout.ts'
import { GraphList } from './graph-list.tsx'
import { type GraphReading, useProcessGraph } from './graph-queries.ts'
import { GraphSkeleton } from './graph-skeleton.tsx'
import { GraphStatusLine } from './graph-status.tsx'
import { NodeSheet } from './node-sheet.tsx'
import { focusOf, growTree, shownNodes } from './process-tree.ts'
import { useFolding } from './use-folding.ts'
import { useListFirst } from './use-list-first.ts'

/** Points of width below which a tree that grows sideways, beside the list of detections, shows hardly two levels. */
const narrowest = 1400

/** The tree of processes of a detection: from its evidence at once, completed by hunting. */
export function GraphScreen() {
  const { id } = useLocalSearchParams<{ id: string }>()
  const { colors } = useTheme()
  const reading = useProcessGraph(id, { complete: true })
  return (
    <View style={[styles.page, { backgroundColor: colors.grouped }]}>
      <SubPageBar title="Process graph" ground={colors.grouped} back={{ label: 'the detection', href: `/detections/${id}` }} />
      <Body reading={reading} detectionId={id} />
    </View>
  )
}

function Body({ reading, detectionId }: { reading: GraphReading; detectionId: string }) {
  switch (reading.at) {
    case 'loading':
      return <GraphSkeleton />
    case 'missing':
      return (
        <EmptyState
          icon="search"
          title="This detection is no longer there"
          words="It was removed, or its profile is not given to you any more."
        />
      )
    case 'failed':
      return <ListFailure words={reading.words} onRetry={reading.retry} />
    case 'ready':
      return <Tree reading={reading} detectionId={detectionId} />
  }
}

function Tree({ reading, detectionId }: { reading: Extract<GraphReading, { at: 'ready' }>; detectionId: string }) {
  const router = useRouter()
  const mayHunt = useMay('hunting.run')
  const listFirst = useListFirst()
  const [chosen, setChosen] = useState<'graph' | 'list' | null>(null)
  const [openId, setOpenId] = useState<string | null>(null)
  const { collapsed, toggle } = useFolding()
  const { graph, completing, failure, retry } = reading

  const roots = useMemo(() => growTree(graph.nodes), [graph.nodes])
  const direction = useWindowDimensions().width < narrowest ? 'down' : 'across'
  const layout = useMemo(() => layOut(roots, collapsed, direction), [roots, collapsed, direction])
  const focus = useMemo(() => focusOf(roots), [roots])
  const open = openId === null ? null : (shownNodes(roots, new Set()).find(({ process }) => process.id === openId) ?? null)
  const shape = chosen ?? (listFirst ? 'list' : 'graph')

  const top = (
    <>
      <View role="radiogroup" aria-label="Show as" style={styles.shapes}>
        <Chip role="radio" label="Graph" selected={shape === 'graph'} onPress={() => setChosen('graph')} />
        <Chip role="radio" label="List" selected={shape === 'list'} onPress={() => setChosen('list')} />
      </View>
      <GraphStatusLine graph={graph} completing={completing} failure={failure} onRetry={retry} />
    </>
  )
  if (!focus) {
    return (
      <View style={styles.page}>
        {completing ? <GraphSkeleton /> : null}
        <EmptyState
          icon="tree"
          title={completing ? 'Looking for processes' : 'No process is known'}
          words={
            completing
              ? 'The alert names none itself.'
              : (graph.incompleteReason ?? 'Neither the alert nor telemetry names a process.')
          }
        />
      </View>
    )
  }
  return (
    <View style={styles.page}>
      {shape === 'graph' ? (
        <>
          {top}
          <GraphCanvas layout={layout} focus={focus.process.id} selected={openId} onOpen={setOpenId} onToggle={toggle} />
        </>
      ) : (
        <GraphList
          roots={roots}
          collapsed={collapsed}
          header={<View>{top}</View>}
          onOpen={setOpenId}
          onToggle={toggle}
          onRefresh={async () => retry()}
        />
      )}
      <NodeSheet
        node={open}
        onClose={() => setOpenId(null)}
        onHunt={
          mayHunt
            ? (kind, value) => {
                setOpenId(null)
                router.push(`/detections/${detectionId}/hunt?kind=${kind}&value=${encodeURIComponent(value)}` as Href)
              }
            : null
        }
      />
    </View>
  )
}

const styles = StyleSheet.create({
  page: { flex: 1 },
  shapes: { flexDirection: 'row', gap: space.sm, paddingHorizontal: space.lg },
})
