import { type Dispatcher, fetch, type Response } from 'undici'
import { blockedAddressCode } from './addresses.ts'
import type { Clock } from './connector.ts'
import { dispatcherFor, type Reach } from './origins.ts'
import { isTransientStatus, retryAfterSeconds } from './retry.ts'
import { VendorError } from './vendor-error.ts'

export interface HttpSettings extends Reach {
  clock: Clock
  /** Whole time of one attempt, body included. */
  attemptTimeoutMilliseconds: number
  maxBodyBytes: number
}

export interface HttpAnswer {
  status: number
  /** Parsed JSON; undefined when the body was none. */
  body: unknown
  headers: Headers
  /** What the vendor asked for in `Retry-After`; null when it did not. */
  retryAfterSeconds: number | null
}

/** What one attempt came to. A final failure is thrown instead. */
export type Outcome = { answer: HttpAnswer; transient: boolean } | { failure: VendorError }

export interface Attempt {
  url: URL
  method: 'GET' | 'POST' | 'PATCH'
  headers: Record<string, string>
  body: string | undefined
  /** True when it changes something at the vendor: it is sent once, and what cut it off leaves its outcome unknown. */
  changes: boolean
  /** Instead of the settings' own limit. */
  timeoutMilliseconds: number | undefined
  signal: AbortSignal | undefined
}

const maxRedirects = 3
const redirectStatuses = new Set([301, 302, 303, 307, 308])
const timeoutCodes = new Set(['UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT'])

/** Makes one attempt, redirects included. Rejects with the signal's reason when it aborts. */
export async function attemptExchange(settings: HttpSettings, attempt: Attempt): Promise<Outcome> {
  const timeout = AbortSignal.timeout(attempt.timeoutMilliseconds ?? settings.attemptTimeoutMilliseconds)
  const signal = attempt.signal ? AbortSignal.any([attempt.signal, timeout]) : timeout
  try {
    const response = await followRedirects(settings, { ...attempt, signal })
    const text = await readBody(settings, attempt, response)
    return judge(settings, attempt, { response, text })
  } catch (error) {
    attempt.signal?.throwIfAborted()
    if (error instanceof VendorError) throw error
    const failure = networkFailure(settings, attempt, error)
    if (rootCause(error).code === blockedAddressCode) throw failure
    return { failure }
  }
}

async function followRedirects(settings: HttpSettings, attempt: Attempt): Promise<Response> {
  let url = attempt.url
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    const { authorization, ...others } = attempt.headers
    const headers = authorization && url.origin === attempt.url.origin ? { ...others, authorization } : others
    const dispatcher = dispatcherFor(url, settings)
    const response = await fetch(url, {
      method: attempt.method,
      body: attempt.body,
      headers,
      redirect: 'manual',
      signal: attempt.signal,
      dispatcher: attempt.changes ? dispatchingOnce(dispatcher) : dispatcher,
    })
    const location = redirectStatuses.has(response.status) ? response.headers.get('location') : null
    if (location === null) return response
    await response.body?.cancel()
    // A body may hold a secret or an order: it goes to the address we chose and to no other.
    if (attempt.body !== undefined) throw unreadable(settings, attempt, 'redirected a request that was to be answered in place')
    if (!URL.canParse(location, url)) throw unreadable(settings, attempt, 'redirected us to something that is no address')
    url = new URL(location, url)
  }
  throw unreadable(settings, attempt, `redirected us more than ${maxRedirects} times`)
}

/** Lets one request through: after a 421 the fetch standard sends a request a second time by itself. */
function dispatchingOnce(dispatcher: Dispatcher): Dispatcher {
  let dispatched = false
  return dispatcher.compose((dispatch) => (options, handler) => {
    if (dispatched) throw new Error('a request that changes something is sent once')
    dispatched = true
    return dispatch(options, handler)
  })
}

async function readBody(settings: HttpSettings, attempt: Attempt, response: Response): Promise<string> {
  if (!response.body) return ''
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of response.body) {
    bytes += chunk.byteLength
    if (bytes > settings.maxBodyBytes) throw unreadable(settings, attempt, 'sent an answer that is too large')
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function judge(settings: HttpSettings, attempt: Attempt, { response, text }: { response: Response; text: string }): Outcome {
  const body = parseJson(text)
  const empty = text.trim() === ''
  // Some changes are answered by their status alone.
  if (response.ok && body === undefined && !(empty && attempt.changes)) {
    const what = empty ? 'an empty answer' : 'an answer that is cut short or is not JSON'
    return { failure: unreadable(settings, attempt, `sent ${what}`) }
  }
  const headers = new Headers([...response.headers])
  const answer = { status: response.status, body, headers, retryAfterSeconds: retryAfterSeconds(headers, settings.clock.now()) }
  return { answer, transient: isTransientStatus(response.status) }
}

// Cheap to look for, and no such number means that none can lose digits.
const longInteger = /[:[,]\s*-?\d{16,}\s*[,}\]]/

/** Parses JSON; whole numbers beyond 2^53 become text with all their digits. Undefined when it is no JSON. */
function parseJson(text: string): unknown {
  try {
    return longInteger.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text)
  } catch {
    return undefined
  }
}

function keepDigits(_name: string, value: unknown, context?: { source?: string }): unknown {
  const isLossy = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
  return isLossy && context?.source !== undefined && /^-?\d+$/.test(context.source) ? context.source : value
}

function unreadable(settings: HttpSettings, attempt: Attempt, what: string): VendorError {
  return new VendorError({
    code: 'vendor-invalid-answer',
    detail: `${settings.vendorName} ${what}.`,
    remedy: 'Check the Base URL. If it is right, the fault passes by itself: PocketSOC keeps trying.',
    outcomeUnknown: attempt.changes,
  })
}

// Only codes are taken from these errors: their messages may quote what was sent or received.
function networkFailure(settings: HttpSettings, { url, changes }: Attempt, error: unknown): VendorError {
  const { code, beforeSending } = rootCause(error)
  const outcomeUnknown = changes && !beforeSending
  if (code === 'TimeoutError' || timeoutCodes.has(code)) {
    return new VendorError({
      code: 'vendor-timeout',
      detail: `${settings.vendorName} (${url.host}) did not answer in time.`,
      remedy: 'Nothing to do at first: PocketSOC keeps trying. If it lasts, check that the server may reach this address.',
      outcomeUnknown,
    })
  }
  const why =
    code === blockedAddressCode ? 'resolves to an address that is not public, which is never contacted' : `failed (${code})`
  return new VendorError({
    code: 'vendor-unreachable',
    detail: `The connection to ${settings.vendorName} failed: ${url.host} ${why}.`,
    remedy: `Check that the server can resolve and reach ${url.host} on the internet, through any proxy or firewall.`,
    outcomeUnknown,
  })
}

const codesBeforeSending = new Set([blockedAddressCode, 'UND_ERR_CONNECT_TIMEOUT'])
const callsBeforeSending = new Set(['getaddrinfo', 'connect'])

/** The innermost error's code, and whether it is certain that nothing was sent yet. */
function rootCause(error: unknown): { code: string; beforeSending: boolean } {
  if (!(error instanceof Error)) return { code: 'unknown', beforeSending: false }
  if (error.name === 'TimeoutError') return { code: error.name, beforeSending: false }
  // One error for each address of a name, all of them of connecting.
  if (error instanceof AggregateError && error.errors.length > 0) return rootCause(error.errors[0])
  const { code, syscall } = error as NodeJS.ErrnoException
  if (typeof code === 'string') {
    return { code, beforeSending: codesBeforeSending.has(code) || callsBeforeSending.has(syscall ?? '') }
  }
  return error.cause ? rootCause(error.cause) : { code: error.name, beforeSending: false }
}
