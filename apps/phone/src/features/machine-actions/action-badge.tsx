import type { MachineAction } from '@pocketsoc/contract'
import { Badge } from '../../ui/badge.tsx'
import { type Theme, type Tint, useTheme } from '../../ui/theme.ts'
import { type ActionTone, actionState } from './action-words.ts'

/** Where an action stands, in a word. */
export function ActionBadge({ action }: { action: MachineAction }) {
  const { colors } = useTheme()
  const { word, tone } = actionState(action)
  return <Badge label={word} tint={tintOf(tone, colors)} />
}

function tintOf(tone: ActionTone, colors: Theme['colors']): Tint {
  switch (tone) {
    case 'waiting':
      return { text: colors.warning, soft: colors.warningSoft }
    case 'done':
      return { text: colors.success, soft: colors.successSoft }
    case 'failed':
      return { text: colors.danger, soft: colors.dangerSoft }
    case 'ended':
      return { text: colors.textSecondary, soft: colors.raised }
  }
}
