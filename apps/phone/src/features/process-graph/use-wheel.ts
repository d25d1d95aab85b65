import type { RefObject } from 'react'
import type { View } from 'react-native'
import type { GraphView } from './graph-view.ts'

export interface WheelTarget {
  live: () => GraphView
  jump: (view: GraphView) => void
  settle: () => void
}

/** Nothing: an iPhone has no wheel, and an iPad's trackpad pinches and pans by gestures. */
export function useWheel(_surface: RefObject<View | null>, _target: WheelTarget): void {}
