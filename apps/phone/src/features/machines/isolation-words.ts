import type { Isolation } from '@pocketsoc/contract'
import { asOf } from '../../lib/time-words.ts'
import { readable } from '../../lib/words.ts'

/** `calm` needs nothing, `waiting` is on its way, `cut` is off the network, `failed` did not happen. */
export type IsolationTone = 'calm' | 'waiting' | 'cut' | 'failed'

export interface IsolationWords {
  word: string
  tone: IsolationTone
  /** How it came to be: type, since when, by whom, why. Null when there is nothing to tell. */
  story: string | null
  /** How sure it is; a machine has no such flag, its actions tell. */
  checked: string
}

const states: Record<string, { word: string; tone: IsolationTone }> = {
  not_isolated: { word: 'Not isolated', tone: 'calm' },
  requested: { word: 'Isolation awaits approval', tone: 'waiting' },
  isolating: { word: 'Isolating', tone: 'waiting' },
  isolated: { word: 'Isolated', tone: 'cut' },
  releasing: { word: 'Releasing', tone: 'waiting' },
}

/** The isolation of a machine in words. `now` is milliseconds since the epoch. */
export function isolationWords(isolation: Isolation, now: number): IsolationWords {
  const { state, checkedAt } = isolation
  const known = state === 'failed' ? failed(isolation) : (states[state] ?? { word: readable(state), tone: 'waiting' as const })
  return {
    ...known,
    story: storyOf(isolation, now),
    checked: checkedAt ? `Per action history, checked ${asOf(Date.parse(checkedAt), now)}` : 'Action history not read yet',
  }
}

// A release has no type of isolation.
function failed({ type }: Isolation): { word: string; tone: IsolationTone } {
  return { word: type === null ? 'Release failed' : 'Isolation failed', tone: 'failed' }
}

function storyOf({ state, type, since, by, reason }: Isolation, now: number): string | null {
  if (state === 'not_isolated') return null
  const parts = [
    type && state !== 'releasing' ? `${readable(type)} isolation` : null,
    since ? `since ${asOf(Date.parse(since), now)}` : null,
    by ? `by ${by}` : null,
  ].filter((part) => part !== null)
  const joined = parts.join(', ')
  const sentence = joined.charAt(0).toUpperCase() + joined.slice(1)
  return [sentence, reason].filter(Boolean).join('. ') || null
}
