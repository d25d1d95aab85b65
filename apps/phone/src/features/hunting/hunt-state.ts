import type { HuntingRun, Profile } from '@pocketsoc/contract'
import { offsetOf, spanAt } from './query-place.ts'

type Candidate = Pick<Profile, 'id' | 'capabilities'>

/** The profile to ask: the wanted one; else, unless it is `only` that one, the first that can hunt, or simply the first. */
export function chosenProfile<P extends Candidate>(profiles: readonly P[], wanted: string | null, only: boolean): P | null {
  const found = profiles.find(({ id }) => id === wanted)
  if (found || only) return found ?? null
  return profiles.find(canHunt) ?? profiles[0] ?? null
}

function canHunt({ capabilities }: Candidate): boolean {
  return capabilities.some(({ name, available }) => name === 'hunting' && available)
}

/** What of the query on screen the vendor complains about; null once the query is another than the one that failed. */
export function markedPart(
  query: string,
  run: Pick<HuntingRun, 'query' | 'state' | 'problem'> | null,
): { from: number; to: number } | null {
  const position = run?.state === 'failed' ? run.problem?.position : null
  // The query is sent without the space around it, and places are counted in what was sent.
  const sent = query.trim()
  if (!position || sent !== run?.query.trim()) return null
  const before = query.indexOf(sent)
  const { from, to } = spanAt(sent, offsetOf(sent, position))
  return { from: before + from, to: before + to }
}
