import type { DetectionSummary } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { SourceBadge } from '../../ui/badge.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { accountName } from './words.ts'

export interface WhereaboutsProps {
  detection: DetectionSummary
  /** Adds who works on it; left out where that stands elsewhere on the page. */
  withAssignee?: boolean
}

/** Machine, user and source in one line, or in as many as they need. */
export function Whereabouts({ detection, withAssignee = false }: WhereaboutsProps) {
  const { machine, user, source, assignedTo } = detection
  return (
    <View style={styles.line}>
      {machine?.name ? <Item icon="machine" means="machine" words={machine.name} /> : null}
      {user ? <Item icon="person" means="user" words={accountName(user)} /> : null}
      {withAssignee && assignedTo ? <Item icon="assign" means="assigned to" words={mailbox(assignedTo)} /> : null}
      <SourceBadge name={source.displayName} />
    </View>
  )
}

/** The part of an e-mail address that tells colleagues apart. */
function mailbox(address: string): string {
  return address.split('@')[0] || address
}

function Item({ icon, means, words }: { icon: IconName; means: string; words: string }) {
  const { colors } = useTheme()
  return (
    <View style={styles.item}>
      <Icon name={icon} label={means} color={colors.textTertiary} size={15} weight={2} />
      <Text variant="subhead" tone="textSecondary" numberOfLines={2} style={styles.words}>
        {words}
      </Text>
    </View>
  )
}

const styles = StyleSheet.create({
  line: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', columnGap: space.md, rowGap: 4 },
  item: { flexDirection: 'row', alignItems: 'center', gap: 5, flexShrink: 1, minWidth: 0 },
  words: { flexShrink: 1, minWidth: 0 },
})
