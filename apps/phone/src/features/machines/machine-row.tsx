import type { Machine } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { Link } from 'expo-router'
import { memo } from 'react'
import { Platform, StyleSheet, View } from 'react-native'
import { Badge, SourceBadge } from '../../ui/badge.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Press } from '../../ui/press.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { IsolationBadge } from './isolation-badge.tsx'
import { isolationWords } from './isolation-words.ts'
import { detectionFacts, machineFacts, machineName, spokenMachine } from './machine-words.ts'

/** One machine of the list: which, how it fares, whether it is cut off. */
export const MachineRow = memo(function MachineRow({ machine, now }: { machine: Machine; now: number }) {
  const { colors, severity } = useTheme()
  const { riskScore, isolation, source } = machine
  // In a browser a row is named by the words in it, so that who steers by voice can say them.
  const spoken = Platform.OS === 'web' ? undefined : spokenMachine(machine, isolationWords(isolation, now).word)
  return (
    <Link href={`/machines/${machine.id}`} asChild>
      <Press role="link" aria-label={spoken} style={styles.row} pressedStyle={{ backgroundColor: colors.raised }}>
        <View style={styles.mark}>
          <Icon name="machine" color={machine.online ? colors.textSecondary : colors.textTertiary} size={22} />
        </View>
        <View style={[styles.words, { borderBottomColor: colors.border }]}>
          <Text variant="headline">{machineName(machine)}</Text>
          <Text variant="footnote" tone="textSecondary">
            {machineFacts(machine)}
          </Text>
          <View style={styles.badges}>
            {isolation.state === 'not_isolated' ? null : <IsolationBadge isolation={isolation} now={now} />}
            {riskScore && riskScore !== 'None' ? (
              <Badge label={`Risk ${riskScore}`} tint={severity(riskScore.toLowerCase())} />
            ) : null}
            <SourceBadge name={source.displayName} />
            <Text variant="footnote" tone="textTertiary">
              {detectionFacts(machine.detectionCounts)}
            </Text>
          </View>
        </View>
      </Press>
    </Link>
  )
})

const styles = StyleSheet.create({
  row: { flexDirection: 'row', paddingLeft: space.lg },
  mark: { paddingTop: space.md + 1, width: 36 },
  words: {
    flex: 1,
    minWidth: 0,
    gap: 4,
    paddingVertical: space.md,
    paddingRight: space.lg,
    borderBottomWidth: StyleSheet.hairlineWidth,
  },
  badges: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', columnGap: space.sm, rowGap: 4 },
})
