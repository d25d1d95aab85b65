import type { ConnectionTestState, StepRow } from './connection-test-state.ts'

interface VerdictWords {
  tone: 'success' | 'warning' | 'danger' | 'neutral'
  title: string
  text: string
}

const verdicts: Record<string, VerdictWords> = {
  works: { tone: 'success', title: 'The connection works', text: 'Everything PocketSOC can do with this vendor is permitted.' },
  limited: {
    tone: 'warning',
    title: 'Connected, but not everything works',
    text: 'You can save it now and put right later what is missing; it is picked up by itself.',
  },
  rejected: {
    tone: 'danger',
    title: 'The vendor refuses this credential',
    text: 'Correct it before you save: no detections arrive with it.',
  },
  unknown: {
    tone: 'warning',
    title: 'The connection could not be tested',
    text: 'Whether the credential works is not known. You can save it all the same: PocketSOC keeps trying.',
  },
}

/** Words for how a test ended; a verdict of a newer server is shown as its own word. */
export function verdictWords(verdict: string): VerdictWords {
  return verdicts[verdict] ?? { tone: 'neutral', title: verdict, text: '' }
}

const states: Record<string, string> = {
  waiting: 'Waiting',
  running: 'Trying…',
  passed: 'Passed',
  warning: 'In part',
  failed: 'Failed',
  skipped: 'Skipped',
}

/** A step's state as one reads it; a state of a newer server is shown as its own word. */
export const stepStateWord = (state: string) => states[state] ?? state

/** What a screen reader says of the test while it runs, and once it has ended. */
export function spokenProgress(state: ConnectionTestState, rows: readonly StepRow[]): string {
  if (state.phase === 'finished') {
    const outcomes = rows.filter(({ state }) => state !== 'passed').map(({ label, state }) => `${label}: ${stepStateWord(state)}`)
    return [verdictWords(state.verdict ?? '').title, ...outcomes].join('. ')
  }
  if (state.phase !== 'running') return ''
  const last = rows.findLast(({ step }) => step !== null)
  return last ? `${last.label}: ${stepStateWord(last.state)}` : 'Testing the connection'
}
