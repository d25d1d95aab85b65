import type { IconName } from './icon.tsx'

/** Something that can be done with a row, by a swipe, from its menu or by VoiceOver. */
export interface RowAction {
  key: string
  label: string
  /** Shorter, for the narrow button under a swiped row. */
  short?: string
  icon: IconName
  tone: 'accent' | 'success' | 'warning' | 'danger' | 'textSecondary'
}

/** Which actions a row shows on either side, the outermost first. */
export interface RowSwipes {
  leading: readonly RowAction[]
  trailing: readonly RowAction[]
}
