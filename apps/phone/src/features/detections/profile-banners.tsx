import type { Profile } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { ProblemCard } from '../../ui/problem-card.tsx'
import { ProgressLine } from '../../ui/progress-line.tsx'
import { readingSentence } from './empty-reason.ts'

/** Above the feed: each profile that fails, with its remedy, and each that is still reading its first 30 days. */
export function ProfileBanners({ profiles, feedEmpty }: { profiles: readonly Profile[]; feedEmpty: boolean }) {
  const failing = profiles.filter(({ state, problem }) => state === 'failing' && problem)
  // An empty feed says so itself, in large.
  const reading = feedEmpty ? [] : profiles.filter(({ state }) => state === 'backfilling')
  if (failing.length + reading.length === 0) return null
  return (
    <View style={styles.cards}>
      {failing.map(({ id, displayName, problem }) =>
        problem ? (
          <ProblemCard
            key={id}
            title={`${displayName}: ${problem.title}`}
            detail={problem.detail}
            remedy={problem.remedy}
            vendorCode={problem.vendorCode}
          />
        ) : null,
      )}
      {reading.map((profile) => (
        <ProgressLine key={profile.id} words={readingSentence(profile)} fraction={profile.backfillFraction} />
      ))}
    </View>
  )
}

const styles = StyleSheet.create({ cards: { gap: space.sm, paddingHorizontal: space.lg } })
