import type { PropsWithChildren } from 'react'
import { InputAccessoryView } from 'react-native'

export interface CompletionDockProps {
  /** The same as the field's `accessoryId`. */
  id: string
  /** Whether the field is being written in. */
  open: boolean
}

/** Holds the bar above the keyboard; the system shows it with the field that names it. */
export function CompletionDock({ id, children }: PropsWithChildren<CompletionDockProps>) {
  return <InputAccessoryView nativeID={id}>{children}</InputAccessoryView>
}
