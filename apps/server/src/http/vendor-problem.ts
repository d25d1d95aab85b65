import { VendorError } from '@pocketsoc/connectors'
import { SealBroken } from '../vault/sealing.ts'
import { Problem } from './problem.ts'

/** The vendor's answer to a request that failed, for the audit log. */
export function answerOf(error: unknown): string {
  return error instanceof VendorError ? (error.vendorCode ?? error.code) : 'no answer'
}

/** What a caller is told whose request needs something sealed with another master key. */
export function sealBrokenProblem(): Problem {
  return new Problem('unavailable', 'The server runs with another master key than the one this secret was sealed with.', {
    remedy:
      'Ask whoever runs PocketSOC to start it with the earlier master key, or to move to the new one with npm run vault:rewrap.',
  })
}

/** Rethrows a vendor's error as the problem a caller sees; anything else stays as it is. */
export function vendorProblem(error: unknown): never {
  if (error instanceof SealBroken) throw sealBrokenProblem()
  if (!(error instanceof VendorError)) throw error
  throw new Problem(error.code, error.detail, {
    remedy: error.remedy,
    ...(error.vendorCode ? { vendorCode: error.vendorCode } : {}),
    ...(error.retryAfterSeconds ? { retryAfterSeconds: error.retryAfterSeconds } : {}),
  })
}
