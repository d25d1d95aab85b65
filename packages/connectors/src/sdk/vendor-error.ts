import type { ProblemCode } from '@pocketsoc/contract'

export type VendorErrorCode = Extract<ProblemCode, `vendor-${string}`>

export interface VendorErrorDetails {
  code: VendorErrorCode
  /** What went wrong, for an administrator. Never holds a secret, a token or a raw body. */
  detail: string
  /** What to do about it. */
  remedy: string
  /** The vendor's own code, e.g. `AADSTS7000215` or `TooManyRequests`. */
  vendorCode?: string
  /** How long the vendor asked us to wait, in seconds. */
  retryAfterSeconds?: number
  /** The request may have been carried out although no answer came. */
  outcomeUnknown?: boolean
  /** Place in a hunting query that the vendor complains about, from 1. */
  position?: { line: number; column: number }
  cause?: unknown
}

/** The one error that connectors throw. */
export class VendorError extends Error {
  override readonly name = 'VendorError'
  readonly code: VendorErrorCode
  readonly detail: string
  readonly remedy: string
  readonly vendorCode: string | undefined
  readonly retryAfterSeconds: number | undefined
  readonly outcomeUnknown: boolean
  readonly position: { line: number; column: number } | undefined

  constructor(details: VendorErrorDetails) {
    super(details.detail, { cause: details.cause })
    this.code = details.code
    this.detail = details.detail
    this.remedy = details.remedy
    this.vendorCode = details.vendorCode
    this.retryAfterSeconds = details.retryAfterSeconds
    this.outcomeUnknown = details.outcomeUnknown ?? false
    this.position = details.position
  }
}
