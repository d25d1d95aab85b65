import type { CallBudget } from './connector.ts'
import { type Attempt, attemptExchange, type HttpAnswer, type HttpSettings, type Outcome } from './exchange.ts'
import { longestWaitMilliseconds, maxAttempts, pauseMilliseconds } from './retry.ts'

export interface HttpRequest {
  url: URL
  /** The whole header value, `Bearer …`; sent to this URL's origin alone, never along a redirect to another. */
  authorization?: string | undefined
  /** Spent one call an attempt; left out for requests that the vendor does not count. */
  budget?: CallBudget | undefined
  signal?: AbortSignal | undefined
}

/** A request with a JSON body. */
export interface JsonMessage extends HttpRequest {
  method: 'POST' | 'PATCH'
  json: unknown
  /** False for a question that the vendor takes by POST: it leaves nothing behind, so no outcome is ever unknown. */
  changes?: boolean | undefined
  /** Sends it again when the vendor throttles (429): it has refused then, and nothing was carried out. */
  repeatThrottled?: boolean | undefined
  /** Instead of the usual limit, for what the vendor thinks about for minutes. */
  timeoutMilliseconds?: number | undefined
}

export interface Http {
  /** Answers whatever status the vendor settled on; a 2xx answer always has a JSON body. */
  getJson(request: HttpRequest): Promise<HttpAnswer>
  /** Posts a form that changes nothing at the vendor (a token request), so that it may be repeated like a GET. */
  postTokenForm(request: HttpRequest & { form: string }): Promise<HttpAnswer>
  /**
   * Sends it once, whatever becomes of it: after a cut line, a time-out or a fault of the vendor a change may have been
   * carried out, and the `VendorError` says so by `outcomeUnknown`. An empty answer to a change has an undefined body.
   */
  sendJson(message: JsonMessage): Promise<HttpAnswer>
}

const defaults = { attemptTimeoutMilliseconds: 100_000, maxBodyBytes: 64 * 1024 * 1024 }

/**
 * JSON over HTTP within the vendor's addresses, with time-outs, a size limit and bounded retries.
 * Throws `VendorError` (unreachable, timeout, invalid answer) or the signal's reason.
 */
export function createHttp(options: Omit<HttpSettings, keyof typeof defaults> & Partial<typeof defaults>): Http {
  const settings: HttpSettings = { ...defaults, ...options }
  return {
    getJson: (request) => send(settings, request, { method: 'GET', mayRepeat: isTransient }),
    postTokenForm: ({ form, ...request }) =>
      send(settings, request, { method: 'POST', body: form, contentType: formType, mayRepeat: isTransient }),
    sendJson: ({ method, json, changes = true, repeatThrottled = false, timeoutMilliseconds, ...request }) =>
      send(settings, request, {
        method,
        body: JSON.stringify(json),
        contentType: jsonType,
        changes,
        timeoutMilliseconds,
        mayRepeat: (outcome) => repeatThrottled && isThrottled(outcome),
      }),
  }
}

interface Sending extends Pick<Attempt, 'method'>, Partial<Pick<Attempt, 'body' | 'changes' | 'timeoutMilliseconds'>> {
  contentType?: string
  mayRepeat(outcome: Outcome): boolean
}

const formType = 'application/x-www-form-urlencoded;charset=utf-8'
const jsonType = 'application/json; charset=utf-8'

async function send(settings: HttpSettings, request: HttpRequest, sending: Sending): Promise<HttpAnswer> {
  const { url, signal, authorization } = request
  const { mayRepeat, contentType, method, body, changes = false, timeoutMilliseconds } = sending
  const headers = {
    accept: 'application/json',
    'user-agent': 'PocketSOC',
    ...(contentType && { 'content-type': contentType }),
    ...(authorization && { authorization }),
  }
  let waited = 0
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted()
    await request.budget?.take(signal)
    const outcome = await attemptExchange(settings, { url, method, headers, body, changes, timeoutMilliseconds, signal })
    if (!mayRepeat(outcome)) return settle(outcome)
    const pause = attempt < maxAttempts ? pauseMilliseconds(attempt, askedWait(outcome)) : null
    if (pause === null || waited + pause > longestWaitMilliseconds) return settle(outcome)
    waited += pause
    await settings.clock.sleep(pause, signal)
  }
}

const isTransient = (outcome: Outcome) => 'failure' in outcome || outcome.transient
const isThrottled = (outcome: Outcome) => 'answer' in outcome && outcome.answer.status === 429
const askedWait = (outcome: Outcome) => ('answer' in outcome ? outcome.answer.retryAfterSeconds : null)

function settle(outcome: Outcome): HttpAnswer {
  if ('failure' in outcome) throw outcome.failure
  return outcome.answer
}
