import type { Machine } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { StyleSheet, View } from 'react-native'
import { Badge, SourceBadge } from '../../ui/badge.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { IsolationBadge } from './isolation-badge.tsx'
import { isolationWords } from './isolation-words.ts'
import { machineName } from './machine-words.ts'

/** Which machine, whether it is cut off, how that is known. */
export function MachineHeader({ machine, now }: { machine: Machine; now: number }) {
  const { severity } = useTheme()
  const { isolation, riskScore, health, source } = machine
  const { story, checked } = isolationWords(isolation, now)
  return (
    <View style={styles.header}>
      <Text variant="title" role="heading" aria-level={1} selectable>
        {machineName(machine)}
      </Text>
      <View style={styles.badges}>
        <IsolationBadge isolation={isolation} now={now} />
        {riskScore && riskScore !== 'None' ? (
          <Badge label={`Risk ${riskScore}`} tint={severity(riskScore.toLowerCase())} />
        ) : null}
        {health ? <Badge label={health} tint={severity('unknown')} /> : null}
        <SourceBadge name={source.displayName} />
      </View>
      {story ? <Text variant="subhead">{story}</Text> : null}
      <Text variant="footnote" tone="textSecondary">
        {checked}
      </Text>
    </View>
  )
}

const styles = StyleSheet.create({
  header: { gap: space.sm, paddingHorizontal: space.xs },
  badges: { flexDirection: 'row', flexWrap: 'wrap', alignItems: 'center', columnGap: space.sm, rowGap: 4 },
})
