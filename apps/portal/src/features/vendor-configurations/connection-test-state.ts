import type { ConnectionStep, ConnectionTestEvent, ProblemDetails, VendorManifest } from '@pocketsoc/contract'

/** A connection test as far as it has come. */
export interface ConnectionTestState {
  phase: 'idle' | 'running' | 'finished' | 'broken'
  /** In the order in which they came out. */
  steps: readonly ConnectionStep[]
  /** Set once finished. */
  verdict: string | null
  /** Why it broke off. */
  problem: ProblemDetails | null
  /** What was tested, to be compared with what is typed now. */
  about: string
}

export type ConnectionTestAction =
  | { type: 'started'; about: string }
  | { type: 'told'; event: ConnectionTestEvent }
  | { type: 'ended' }
  | { type: 'failed'; problem: ProblemDetails }

export const noTest: ConnectionTestState = { phase: 'idle', steps: [], verdict: null, problem: null, about: '' }

const cutOff: ProblemDetails = {
  type: 'about:blank',
  title: 'The test broke off',
  status: 0,
  code: 'cut-off',
  detail: 'The server ended it without a result.',
  remedy: 'Test the connection again.',
}

export function connectionTestReducer(state: ConnectionTestState, action: ConnectionTestAction): ConnectionTestState {
  switch (action.type) {
    case 'started':
      return { ...noTest, phase: 'running', about: action.about }
    case 'told':
      return action.event.type === 'step'
        ? { ...state, steps: [...state.steps, action.event.step] }
        : { ...state, phase: 'finished', verdict: action.event.verdict }
    case 'ended':
      return state.phase === 'running' ? { ...state, phase: 'broken', problem: cutOff } : state
    case 'failed':
      return { ...state, phase: 'broken', problem: action.problem }
  }
}

export interface StepRow {
  id: string
  label: string
  /** The step's own state, or where it stands before it has one. */
  state: string
  step: ConnectionStep | null
}

/** The manifest's steps as they stand: those that came out, then the one under way, then those to come. */
export function stepRows(steps: VendorManifest['connectionSteps'], state: ConnectionTestState): StepRow[] {
  const rows = steps.map(({ id, label }): StepRow => {
    const step = state.steps.find((candidate) => candidate.id === id) ?? null
    return { id, label, state: step?.state ?? 'waiting', step }
  })
  const next = state.phase === 'running' ? rows.findIndex(({ step }) => step === null) : -1
  return rows.map((row, index) => (index === next ? { ...row, state: 'running' } : row))
}
