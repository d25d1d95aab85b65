import type { MachineAction } from '@pocketsoc/contract'
import { space } from '@pocketsoc/tokens'
import { useEffect, useRef } from 'react'
import { AccessibilityInfo, ActivityIndicator, StyleSheet, View } from 'react-native'
import { Icon } from '../../ui/icon.tsx'
import { ProblemCard } from '../../ui/problem-card.tsx'
import { Section } from '../../ui/section.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'
import { type ActionStep, progressSentence, stepsOf } from './action-words.ts'

/** The way of an action, live: what is behind it, where it stands, what comes. */
export function ActionProgress({ action }: { action: MachineAction }) {
  useAnnounced(progressSentence(action))
  const { failure } = action
  const steps = stepsOf(action)
  return (
    <>
      <Section title="Progress">
        <View role="list" style={styles.list}>
          {steps.map((step, index) => (
            <Step key={step.label} step={step} last={index === steps.length - 1} />
          ))}
        </View>
      </Section>
      {failure ? (
        <ProblemCard
          title={failure.detail}
          detail={null}
          remedy={failure.remedy ?? 'Look at the machine, then ask again if it still needs to be done.'}
          vendorCode={failure.vendorCode}
        />
      ) : null}
    </>
  )
}

function Step({ step: { label, at, note }, last }: { step: ActionStep; last: boolean }) {
  const { colors } = useTheme()
  return (
    <View role="listitem" style={styles.step}>
      <View style={styles.rail}>
        <Mark at={at} />
        {last ? null : <View style={[styles.line, { backgroundColor: colors.border }]} />}
      </View>
      <View style={styles.words}>
        <Text variant="callout" tone={at === 'todo' ? 'textTertiary' : 'text'} style={at === 'now' ? styles.strong : undefined}>
          {label}
        </Text>
        {note ? (
          <Text variant="footnote" tone="textSecondary" selectable>
            {note}
          </Text>
        ) : null}
      </View>
    </View>
  )
}

function Mark({ at }: { at: ActionStep['at'] }) {
  const { colors } = useTheme()
  switch (at) {
    case 'passed':
      return <Icon name="verdict" label="passed" color={colors.success} size={22} />
    case 'failed':
      return <Icon name="warning" label="stopped" color={colors.danger} size={21} />
    case 'now':
      return <ActivityIndicator size="small" color={colors.accent} accessibilityLabel="now" />
    case 'todo':
      return <Icon name="circle" label="to come" color={colors.textTertiary} size={22} />
  }
}

/** Tells a screen reader of each change, not of the first look. */
function useAnnounced(sentence: string): void {
  const told = useRef(sentence)
  useEffect(() => {
    if (told.current === sentence) return
    told.current = sentence
    AccessibilityInfo.announceForAccessibility(sentence)
  }, [sentence])
}

const styles = StyleSheet.create({
  list: { padding: space.lg, paddingBottom: space.xs },
  step: { flexDirection: 'row', gap: space.md },
  rail: { width: 22, alignItems: 'center' },
  line: { width: 2, flex: 1, minHeight: space.md, marginVertical: 3, borderRadius: 1 },
  words: { flex: 1, minWidth: 0, gap: 1, paddingBottom: space.lg },
  strong: { fontWeight: '600' },
})
