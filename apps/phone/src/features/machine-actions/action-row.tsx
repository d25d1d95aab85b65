import type { MachineAction } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { Link } from 'expo-router'
import { StyleSheet, View } from 'react-native'
import { ageOrDate } from '../../lib/time-words.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Press } from '../../ui/press.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { ActionBadge } from './action-badge.tsx'
import { actionTitle } from './action-words.ts'

export interface ActionRowProps {
  action: MachineAction
  now: number
  /** Left out where the page is about the machine already. */
  withMachine?: boolean
}

const icons: Record<string, IconName> = { isolate: 'isolate', release: 'release' }

/** One action: what, to which machine, where it stands, who asked. */
export function ActionRow({ action, now, withMachine = true }: ActionRowProps) {
  const { colors } = useTheme()
  const who = [action.requestedBy ? `by ${action.requestedBy}` : null, action.comment].filter(Boolean).join(': ')
  return (
    <Link href={`/machines/actions/${action.id}`} asChild>
      <Press role="link" style={styles.row} pressedStyle={{ backgroundColor: colors.raised }}>
        <View style={styles.mark}>
          <Icon name={icons[action.kind] ?? 'bolt'} color={colors.textSecondary} size={20} />
        </View>
        <View style={styles.words}>
          <View style={styles.line}>
            <Text variant="callout" style={styles.title}>
              {withMachine ? `${actionTitle(action)}, ${action.machine.name ?? 'unnamed machine'}` : actionTitle(action)}
            </Text>
            <Text variant="footnote" tone="textTertiary" style={styles.age}>
              {ageOrDate(action.createdAt, now)}
            </Text>
          </View>
          {who ? (
            <Text variant="footnote" tone="textSecondary" numberOfLines={2}>
              {who}
            </Text>
          ) : null}
          <View style={styles.line}>
            <ActionBadge action={action} />
          </View>
        </View>
      </Press>
    </Link>
  )
}

const styles = StyleSheet.create({
  row: { flexDirection: 'row', paddingVertical: space.md, paddingHorizontal: space.lg, gap: space.md },
  mark: { paddingTop: 1 },
  words: { flex: 1, minWidth: 0, gap: 3 },
  line: { flexDirection: 'row', alignItems: 'flex-start', gap: space.sm },
  title: { flex: 1, minWidth: 0, fontWeight: '600' },
  age: { fontVariant: ['tabular-nums'], paddingTop: 1 },
})
