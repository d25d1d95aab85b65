import type { Ability } from '../../lib/ability.ts'
import { failureWords } from '../../lib/failure.ts'
import { ProblemCard } from '../../ui/problem-card.tsx'
import { StaleBanner } from '../../ui/stale-banner.tsx'

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
      {note ? <StaleBanner words={note} offline={false} /> : null}
      {failure ? <ProblemCard title={failure.title} detail={failure.detail} remedy={failure.remedy} /> : null}
    </>
  )
}
