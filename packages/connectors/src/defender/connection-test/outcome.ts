import { type ConnectionPermission, type ConnectionStep, type ConnectionStepProblem, problemKinds } from '@pocketsoc/contract'
import { VendorError } from '../../sdk/vendor-error.ts'
import type { StepId } from './steps.ts'

interface Outcome {
  detail?: string
  problem?: ConnectionStepProblem
  permissions?: ConnectionPermission[]
}

/** A step that was settled as `state`. */
export function settled(id: StepId, state: ConnectionStep['state'], outcome: Outcome = {}): ConnectionStep {
  return {
    id,
    state,
    detail: outcome.detail ?? null,
    problem: outcome.problem ?? null,
    permissions: outcome.permissions ?? null,
  }
}

/** The problem of a step. Rethrows what is no error of the vendor: the signal's reason. */
export function stepProblem(error: unknown): ConnectionStepProblem {
  if (!(error instanceof VendorError)) throw error
  const { code, detail, remedy, vendorCode } = error
  return { code, title: problemKinds[code].title, detail, remedy, vendorCode: vendorCode ?? null }
}
