import type { Profile } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Badge } from '../../ui/badge.tsx'
import { ProblemCard } from '../../ui/problem-card.tsx'
import { Text } from '../../ui/text.tsx'
import { type Theme, type Tint, useTheme } from '../../ui/theme.ts'
import { profileNote, stateWord } from './profile-words.ts'

/** One profile with its state and, where it fails, the remedy. */
export function ProfileRow({ profile, now }: { profile: Profile; now: number }) {
  const { colors } = useTheme()
  const { displayName, vendorName, problem, state } = profile
  return (
    <View style={styles.row}>
      <View style={styles.line}>
        <Text variant="headline" selectable style={styles.name}>
          {displayName}
        </Text>
        <Badge label={stateWord(profile)} tint={tintOf(state, colors)} />
      </View>
      <Text variant="footnote" tone="textSecondary">
        {vendorName} · {profileNote(profile, now)}
      </Text>
      {problem ? (
        <View style={styles.problem}>
          <ProblemCard title={problem.title} detail={problem.detail} remedy={problem.remedy} vendorCode={problem.vendorCode} />
        </View>
      ) : null}
    </View>
  )
}

function tintOf(state: string, colors: Theme['colors']): Tint {
  if (state === 'connected') return { text: colors.success, soft: colors.successSoft }
  if (state === 'failing') return { text: colors.danger, soft: colors.dangerSoft }
  return { text: colors.textSecondary, soft: colors.raised }
}

const styles = StyleSheet.create({
  row: { paddingVertical: space.md, paddingHorizontal: space.lg, gap: space.xs },
  line: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', columnGap: space.sm, rowGap: space.xs },
  name: { flexShrink: 1 },
  problem: { paddingTop: space.xs },
})
