import type { Profile } from '@pocketsoc/contract'
import { randomUUID } from 'expo-crypto'
import { type Ability, abilityOf } from '../../lib/ability.ts'
import { type FailureWords, failureWords } from '../../lib/failure.ts'
import { useProfiles } from '../../lib/profile-queries.ts'
import { chosenProfile, markedPart } from './hunt-state.ts'
import { useCancelRun, useDetectionProfile, useHuntingReference, useHuntingRun, useStartRun } from './hunting-queries.ts'
import { useDraft } from './use-draft.ts'

/** Everything of one hunt: its draft, the profile it asks, the run that was started from it. */
export function useHunt(detectionId: string | null, place: string) {
  const [draft, change] = useDraft(place)
  const profiles: Profile[] = useProfiles().data ?? []
  const ofDetection = useDetectionProfile(detectionId)
  // A detection is hunted where it was found, so without knowing where, nothing is chosen yet.
  const profile = chosenProfile(profiles, detectionId === null ? draft.profileId : ofDetection, detectionId !== null)
  const reference = useHuntingReference(profile?.id ?? null)
  const run = useHuntingRun(draft.runId).data ?? null
  const start = useStartRun(({ id }) => change({ runId: id }))
  const cancel = useCancelRun()
  const ability: Ability = profile ? abilityOf(profiles, profile.id, 'hunting') : { can: true }
  const failure = start.error ?? cancel.error

  function runQuery(): void {
    const query = draft.query.trim()
    if (profile && query !== '') start.mutate({ id: randomUUID(), configurationId: profile.id, query, days: draft.days })
  }

  return {
    draft,
    change,
    profiles,
    profile,
    ability,
    note: profile?.capabilities.find(({ name }) => name === 'hunting')?.note ?? null,
    reference,
    run,
    marked: markedPart(draft.query, run),
    starting: start.isPending,
    cancelling: cancel.isPending,
    failure: failure ? failureWords(failure) : (null as FailureWords | null),
    runQuery,
    cancelRun: (id: string) => cancel.mutate(id),
  }
}

export type Hunt = ReturnType<typeof useHunt>
