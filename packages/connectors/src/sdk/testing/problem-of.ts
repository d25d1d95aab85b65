import { expect } from 'vitest'
import { VendorError } from '../vendor-error.ts'

/** The problem that a promise ends as; anything else fails the test. */
export function problemOf(promise: Promise<unknown>): Promise<VendorError> {
  return promise.then(
    () => expect.unreachable('should have failed'),
    (error: unknown) => {
      if (error instanceof VendorError) return error
      throw error
    },
  )
}
