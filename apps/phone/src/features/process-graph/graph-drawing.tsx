import { memo } from 'react'
import Svg, { Path } from 'react-native-svg'
import { useTheme } from '../../ui/theme.ts'
import type { Box, GraphLayout } from './graph-layout.ts'
import { type Detail, GraphNode } from './graph-node.tsx'
import { inside } from './graph-view.ts'

export interface GraphDrawingProps {
  layout: GraphLayout
  /** The part of the graph to draw; the rest does not exist on screen. */
  part: Box
  scale: number
  selected: string | null
}

/** The nodes and edges of one part of the graph. Drawn anew only when the window leaves that part. */
export const GraphDrawing = memo(function GraphDrawing({ layout, part, scale, selected }: GraphDrawingProps) {
  const theme = useTheme()
  const { nodes, edges } = inside(layout, part)
  const width = part.right - part.left
  const height = part.bottom - part.top
  const detail = detailAt(scale)
  const line = theme.scheme === 'dark' ? theme.colors.textTertiary : '#b9bfcc'
  return (
    <Svg
      width={width * scale}
      height={height * scale}
      viewBox={`${part.left} ${part.top} ${width} ${height}`}
      aria-hidden
      accessibilityElementsHidden
    >
      {edges.map(({ id, path }) => (
        <Path key={id} d={path} stroke={line} strokeWidth={1.6} fill="none" />
      ))}
      {nodes.map((placed) => (
        <GraphNode key={placed.id} placed={placed} detail={detail} theme={theme} selected={placed.id === selected} />
      ))}
    </Svg>
  )
})

function detailAt(scale: number): Detail {
  if (scale >= 0.55) return 'all'
  return scale >= 0.3 ? 'name' : 'shape'
}
