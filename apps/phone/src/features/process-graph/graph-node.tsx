import { memo } from 'react'
import { Platform } from 'react-native'
import { Circle, G, Path, Rect, Text as SvgText, TSpan } from 'react-native-svg'
import { monoFamily, fontFamily as webFamily } from '../../ui/text.tsx'
import type { Theme } from '../../ui/theme.ts'
import { nodeSize, type PlacedNode } from './graph-layout.ts'
import { clipped, nodeCommand, nodeMarks, nodeName, pidWords, timeWords } from './node-words.ts'

/** How much of a node can be read at a scale, and so is drawn. */
export type Detail = 'all' | 'name' | 'shape'

const family = Platform.select({ web: webFamily, default: 'System' })
// A flag for the process that set the detection off, a triangle for what was found, a shield for what was stopped.
const shapes = {
  triggering: 'M2 0h12l-3 4 3 4H4v6H2Z',
  found: 'M7 0l7 13H0Z',
  stopped: 'M7 0l6.5 2.400v4.600c0 3.500-2.600 5.600-6.500 7-3.900-1.400-6.500-3.500-6.500-7V2.400Z',
} as const

export interface GraphNodeProps {
  placed: PlacedNode
  detail: Detail
  theme: Theme
  /** Its sheet is open. */
  selected: boolean
}

/** One process of the graph as a card: name, time, id, user and command, and what marks it by shape, word and colour. */
export const GraphNode = memo(function GraphNode({ placed, detail, theme, selected }: GraphNodeProps) {
  const { colors } = theme
  const { process } = placed.node
  const ink = inkOf(placed, theme)
  const edge = selected ? colors.accent : ink.edge
  const { width, height } = nodeSize
  return (
    <G x={placed.x} y={placed.y}>
      {process.sameSiblings > 0 ? (
        <Rect x={5} y={5} width={width} height={height} rx={12} fill={colors.raised} stroke={colors.border} strokeWidth={1} />
      ) : null}
      <Rect
        width={width}
        height={height}
        rx={12}
        fill={ink.fill}
        stroke={edge}
        strokeWidth={process.triggering || selected ? 2.5 : 1.2}
        {...(process.origin === 'inferred' ? { strokeDasharray: '5 4' } : {})}
      />
      {detail === 'shape' ? null : <Words placed={placed} detail={detail} theme={theme} />}
      {placed.node.children.length > 0 ? <Knob placed={placed} theme={theme} /> : null}
    </G>
  )
})

function inkOf({ node: { process } }: PlacedNode, { colors, scheme }: Theme) {
  if (process.triggering) return { fill: colors.dangerSoft, edge: colors.danger, mark: colors.danger }
  if (process.verdict) return { fill: colors.surface, edge: colors.warning, mark: colors.warning }
  return { fill: colors.surface, edge: scheme === 'dark' ? colors.textTertiary : '#b9bfcc', mark: colors.textSecondary }
}

function Words({ placed, detail, theme }: { placed: PlacedNode; detail: Detail; theme: Theme }) {
  const { colors } = theme
  const { process } = placed.node
  const ink = inkOf(placed, theme)
  const marks = nodeMarks(process)
  const name = nodeName(process)
  if (detail === 'name') {
    return (
      <SvgText x={14} y={46} fontFamily={family} fontSize={23} fontWeight="600" fill={colors.text}>
        {clipped(name, 18)}
      </SvgText>
    )
  }
  const shape = shapeOf(placed)
  const said = marks.join(' · ')
  const facts = [pidWords(process), said ? null : process.user].filter(Boolean).join(' · ')
  const command = nodeCommand(process)
  const right = nodeSize.width - 14
  return (
    <>
      {shape ? (
        <G x={14} y={11} scale={0.95}>
          <Path d={shape} fill={ink.mark} />
        </G>
      ) : null}
      <SvgText x={shape ? 35 : 14} y={23} fontFamily={family} fontSize={15} fontWeight="600" fill={colors.text}>
        {clipped(name, shape ? 19 : 22)}
      </SvgText>
      <SvgText x={right} y={22.5} textAnchor="end" fontFamily={family} fontSize={12.5} fill={colors.textSecondary}>
        {timeWords(process) ?? ''}
      </SvgText>
      <SvgText x={14} y={42} fontFamily={family} fontSize={12.5} fill={colors.textSecondary}>
        <TSpan fontWeight={shape ? '700' : '400'} fill={shape ? ink.mark : colors.textTertiary}>
          {said}
        </TSpan>
        <TSpan fill={colors.textSecondary}>{clipped(said && facts ? ` · ${facts}` : facts, Math.max(8, 37 - said.length))}</TSpan>
      </SvgText>
      <SvgText x={14} y={62} fontFamily={monoFamily} fontSize={11.5} fill={colors.textSecondary}>
        {command ? clipped(command, 34) : ''}
      </SvgText>
    </>
  )
}

function shapeOf({ node: { process } }: PlacedNode): string | null {
  if (process.triggering) return shapes.triggering
  if (!process.verdict) return null
  return process.verdict === 'detected' ? shapes.found : shapes.stopped
}

/** Folds and unfolds what the process started; tells how much is folded away. */
function Knob({ placed, theme: { colors } }: { placed: PlacedNode; theme: Theme }) {
  const { width, height } = nodeSize
  const middle = height / 2
  if (placed.hidden === 0) {
    return (
      <>
        <Circle cx={width} cy={middle} r={10} fill={colors.surface} stroke={colors.textTertiary} strokeWidth={1.2} />
        <Path d={`M${width - 4.5} ${middle}h9`} stroke={colors.textSecondary} strokeWidth={1.8} strokeLinecap="round" />
      </>
    )
  }
  return (
    <>
      <Rect x={width - 17} y={middle - 12} width={34} height={24} rx={12} fill={colors.accent} />
      <SvgText
        x={width}
        y={middle + 4.5}
        textAnchor="middle"
        fontFamily={family}
        fontSize={12.5}
        fontWeight="700"
        fill={colors.onAccent}
      >
        {`+${placed.hidden}`}
      </SvgText>
    </>
  )
}
