import type { NativeTabsTriggerIconProps } from 'expo-router/unstable-native-tabs'
import type { IconName } from '../ui/icon.tsx'

export interface Tab {
  /** The route's folder under `app/(tabs)`. */
  name: string
  label: string
  icon: IconName
  symbol: Extract<NativeTabsTriggerIconProps, { sf?: unknown }>['sf']
}

/** The tabs, in their order. A new one needs its line here and its folder of routes. */
export const tabs: readonly Tab[] = [
  { name: 'detections', label: 'Detections', icon: 'shield', symbol: { default: 'shield', selected: 'shield.fill' } },
  { name: 'machines', label: 'Machines', icon: 'machine', symbol: { default: 'desktopcomputer', selected: 'desktopcomputer' } },
  { name: 'hunting', label: 'Hunting', icon: 'search', symbol: { default: 'magnifyingglass', selected: 'magnifyingglass' } },
  { name: 'settings', label: 'Settings', icon: 'gear', symbol: { default: 'gearshape', selected: 'gearshape.fill' } },
]
