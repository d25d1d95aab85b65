import { space } from '@pocketsoc/tokens'
import type { PropsWithChildren } from 'react'
import { StyleSheet, View } from 'react-native'
import type { FailureWords } from '../../lib/failure.ts'
import { ProblemCard } from '../../ui/problem-card.tsx'

/** Why the rest could not be read, with the remedy. */
export function DetectionFailure({ words, children }: PropsWithChildren<{ words: FailureWords }>) {
  return (
    <View style={styles.stack}>
      <ProblemCard title={words.title} detail={words.detail} remedy={words.remedy} vendorCode={words.vendorCode} />
      {children}
    </View>
  )
}

const styles = StyleSheet.create({ stack: { gap: space.lg } })
