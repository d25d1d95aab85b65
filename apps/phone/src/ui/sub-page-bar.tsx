import { Stack } from 'expo-router'
import type { ReactNode } from 'react'

export interface SubPageBarProps {
  title: string
  /** Where the way back leads: its name, and its address for when the page was opened from a link. */
  back: { label: string; href: string }
  /** Colour of the page underneath. */
  ground: string
  actions?: ReactNode
}

/** The system's bar over a page that is open from another. */
export function SubPageBar({ title, actions, ground, back }: SubPageBarProps) {
  return (
    <Stack.Screen
      options={{
        title,
        headerBackTitle: back.label,
        headerStyle: { backgroundColor: ground },
        ...(actions ? { headerRight: () => actions } : {}),
      }}
    />
  )
}
