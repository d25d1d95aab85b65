import { minimumTarget, radius, space } from '@pocketsoc/tokens'
import { useState } from 'react'
import { StyleSheet } from 'react-native'
import type { Ability } from '../../lib/ability.ts'
import { failureWords } from '../../lib/failure.ts'
import { Icon } from '../../ui/icon.tsx'
import { Press } from '../../ui/press.tsx'
import { ProblemCard } from '../../ui/problem-card.tsx'
import { Text } from '../../ui/text.tsx'
import { useTheme } from '../../ui/theme.ts'

export interface AccessNoticeProps {
  ability: Ability
  /** Worth knowing although it works, for example a date it ends. */
  note: string | null
  /** Why the words of the language could not be read. */
  referenceError: Error | null
}

/** Why a profile cannot hunt, with the remedy; or what is worth knowing although it can. */
export function AccessNotice({ ability, note, referenceError }: AccessNoticeProps) {
  if (!ability.can) {
    return <ProblemCard title="Hunting is not available" detail={ability.reason} remedy={ability.remedy ?? ability.reason} />
  }
  const failure = referenceError ? failureWords(referenceError) : null
  return (
    <>
      {note ? <FoldedNote words={note} /> : null}
      {failure ? <ProblemCard title={failure.title} detail={failure.detail} remedy={failure.remedy} /> : null}
    </>
  )
}

/** What an administrator has to know and an analyst may pass over: two lines of it, the rest by a tap. */
function FoldedNote({ words }: { words: string }) {
  const { colors } = useTheme()
  const [open, setOpen] = useState(false)
  return (
    <Press
      role="button"
      aria-expanded={open}
      onPress={() => setOpen(!open)}
      style={[styles.note, { backgroundColor: colors.warningSoft }]}
    >
      <Icon name="info" color={colors.warning} size={18} weight={2} />
      <Text variant="footnote" tone="warning" numberOfLines={open ? undefined : 2} style={styles.words}>
        {words}
      </Text>
    </Press>
  )
}

const styles = StyleSheet.create({
  note: {
    flexDirection: 'row',
    alignItems: 'flex-start',
    gap: space.sm,
    minHeight: minimumTarget,
    paddingHorizontal: space.md,
    paddingVertical: 10,
    borderRadius: radius.md,
  },
  words: { flex: 1, minWidth: 0 },
})
