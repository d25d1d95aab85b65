import type { Profile } from '@pocketsoc/contract'
import { type FeedFilter, isNarrowed } from './filter.ts'

/** What of a profile decides. */
export type ProfileProgress = Pick<Profile, 'id' | 'displayName' | 'state' | 'detectionCount' | 'backfillFraction'>

/** Why the feed has no rows. */
export type EmptyReason =
  | { kind: 'no-profiles' }
  | { kind: 'reading'; profiles: ProfileProgress[] }
  | { kind: 'failing' }
  | { kind: 'no-match' }
  | { kind: 'none' }

/** Why there is nothing to show; the most likely first. `profiles` is undefined while unknown. */
export function emptyReason(profiles: readonly ProfileProgress[] | undefined, filter: FeedFilter): EmptyReason {
  if (profiles?.length === 0) return { kind: 'no-profiles' }
  const reading = (profiles ?? []).filter(({ state }) => state === 'connecting' || state === 'backfilling')
  const anyRead = (profiles ?? []).some(({ detectionCount }) => detectionCount > 0)
  if (isNarrowed(filter) && (anyRead || reading.length === 0)) return { kind: 'no-match' }
  if (reading.length > 0) return { kind: 'reading', profiles: reading }
  if (profiles?.every(({ state }) => state === 'failing')) return { kind: 'failing' }
  return { kind: 'none' }
}

/** `Reading the last 30 days of Contoso Defender · 62 %`, or that it is only being connected. */
export function readingSentence({ displayName, state, backfillFraction }: ProfileProgress): string {
  if (state === 'connecting' || backfillFraction === null) return `Connecting to ${displayName}…`
  return `Reading the last 30 days of ${displayName} · ${Math.round(backfillFraction * 100)} %`
}
