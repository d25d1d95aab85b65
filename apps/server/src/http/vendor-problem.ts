import { VendorError } from '@pocketsoc/connectors'
import { SealBroken } from '../vault/sealing.ts'
import { Problem } from './problem.ts'

/** Rethrows a vendor's error as the problem a caller sees; anything else stays as it is. */
export function vendorProblem(error: unknown): never {
  if (error instanceof SealBroken) {
    throw new Problem('unavailable', 'The secret of this profile cannot be opened with the present master key.', {
      remedy: 'An administrator has to start the server with the earlier master key, or enter the secret again.',
    })
  }
  if (!(error instanceof VendorError)) throw error
  throw new Problem(error.code, error.detail, {
    remedy: error.remedy,
    ...(error.vendorCode ? { vendorCode: error.vendorCode } : {}),
    ...(error.retryAfterSeconds ? { retryAfterSeconds: error.retryAfterSeconds } : {}),
  })
}
