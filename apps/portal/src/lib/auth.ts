import { ApiProblem, ProblemDetails } from '@pocketsoc/contract'

interface Words {
  title: string
  remedy: string
}

// Codes of Better Auth 1.7 that a member can meet; its own messages are kept for all others.
const wordsOf: Record<string, Words> = {
  INVALID_EMAIL_OR_PASSWORD: { title: 'E-mail or password is not right', remedy: 'Check both, or reset your password.' },
  INVALID_PASSWORD: { title: 'The current password is not right', remedy: 'Type it again, or sign out and reset it.' },
  INVALID_TOKEN: { title: 'This link is not valid any more', remedy: 'Ask for a new one; only the newest link works.' },
  TOKEN_EXPIRED: { title: 'This link has expired', remedy: 'Ask for a new one.' },
  PASSWORD_TOO_SHORT: { title: 'The password is too short', remedy: 'Use at least 10 characters.' },
  PASSWORD_TOO_LONG: { title: 'The password is too long', remedy: 'Use at most 128 characters.' },
  EMAIL_ALREADY_VERIFIED: { title: 'This e-mail address is verified already', remedy: 'There is nothing more to do.' },
  SESSION_NOT_FRESH: { title: 'This needs a recent sign-in', remedy: 'Sign out, sign in again, then try once more.' },
}

/** Words for an error code of Better Auth, which also arrives in the address of a mail link's landing page. */
export function authWords(code: string): Words {
  return wordsOf[code.toUpperCase()] ?? { title: 'This did not work', remedy: 'Try again in a moment.' }
}

/**
 * Calls one of Better Auth's endpoints under `/api/auth`: POST with a body, GET without.
 * Answers its JSON; throws `ApiProblem` as the contract's client does.
 */
export async function callAuth(path: string, body?: object): Promise<unknown> {
  const init: RequestInit = body
    ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    : { method: 'GET' }
  const response = await fetch(`/api/auth${path}`, init).catch(() => null)
  if (!response) throw unreachable()
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer
  throw new ApiProblem(authProblem(response.status, answer))
}

/** Reads a refusal of Better Auth, `{ code, message }`, or a problem of ours, as one problem. */
export function authProblem(status: number, answer: unknown): ProblemDetails {
  const ours = ProblemDetails.safeParse(answer)
  if (ours.success) return ours.data
  const { code, message } = readRefusal(answer)
  if (status === 429) {
    return problem(status, code, { title: 'Too many tries', remedy: 'Wait a minute, then try again.' })
  }
  const words = wordsOf[code]
  if (words) return problem(status, code, words)
  if (status >= 500) {
    return problem(status, code, { title: 'Something went wrong on our side', remedy: 'Try again in a moment.' })
  }
  return problem(status, code, { title: message ?? 'This did not work', remedy: 'Check what you typed and try again.' })
}

function problem(status: number, code: string, words: Words): ProblemDetails {
  return { type: 'about:blank', status, code, ...words }
}

function readRefusal(answer: unknown): { code: string; message: string | undefined } {
  const { code, message } = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<string, unknown>
  return {
    code: typeof code === 'string' ? code : 'unknown',
    message: typeof message === 'string' && message ? message : undefined,
  }
}

function unreachable(): ApiProblem {
  return new ApiProblem(problem(0, 'offline', { title: 'No connection', remedy: 'Check your connection and try again.' }))
}
