import { ApiProblem } from '@pocketsoc/contract'

/** Words for a failed call: what happened, more of it, what to do. */
export interface FailureWords {
  title: string
  detail: string | null
  remedy: string
  vendorCode: string | null
  offline: boolean
}

/** Turns anything thrown by a call into words; an error we did not foresee never shows its own message. */
export function failureWords(error: unknown): FailureWords {
  if (!(error instanceof ApiProblem)) {
    return {
      title: 'Something went wrong in the app',
      detail: null,
      remedy: 'Try again. If it stays, close the app and open it again.',
      vendorCode: null,
      offline: false,
    }
  }
  const { title, detail, remedy, vendorCode } = error.problem
  return {
    title,
    detail: detail ?? null,
    remedy: remedy ?? 'Try again in a moment.',
    vendorCode: vendorCode ?? null,
    offline: error.code === 'offline',
  }
}
