import type { Profile } from '@pocketsoc/contract'
import { ageInWords } from '../../lib/time-words.ts'

const stateLabels: Record<string, string> = {
  connecting: 'Connecting',
  backfilling: 'Reading the last 30 days',
  connected: 'Connected',
  failing: 'Failing',
}

/** The state of a profile in words; one we do not know is shown as it came. */
export function stateWord({ state, backfillFraction }: Pick<Profile, 'state' | 'backfillFraction'>): string {
  const word = stateLabels[state] ?? state
  return state === 'backfilling' && backfillFraction !== null ? `${word} · ${Math.round(backfillFraction * 100)} %` : word
}

export type ProfileFigures = Pick<Profile, 'detectionCount' | 'lastDetectionAt' | 'lastSucceededAt'>

/** `1,204 detections · last 4 minutes ago · asked 20 seconds ago`, as far as known. `now` is milliseconds since the epoch. */
export function profileNote(profile: ProfileFigures, now: number): string {
  const { detectionCount, lastDetectionAt, lastSucceededAt } = profile
  const parts = [`${detectionCount.toLocaleString('en-GB')} ${detectionCount === 1 ? 'detection' : 'detections'}`]
  if (lastDetectionAt) parts.push(`last one ${ageInWords(lastDetectionAt, now)}`)
  parts.push(lastSucceededAt ? `read ${ageInWords(lastSucceededAt, now)}` : 'not read yet')
  return parts.join(' · ')
}
