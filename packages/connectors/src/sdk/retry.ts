/** Statuses worth asking again; everything else is the vendor's answer. */
const transientStatuses = new Set([429, 500, 502, 503, 504])

export const maxAttempts = 4
/** The longest we wait inside one request because the vendor asked for it, in seconds. */
const longestRetryAfterSeconds = 60
/** The longest that one request sleeps in all, in milliseconds. */
export const longestWaitMilliseconds = 120_000
const firstBackoffMilliseconds = 1000
const longestBackoffMilliseconds = 20_000

export const isTransientStatus = (status: number) => transientStatuses.has(status)

/**
 * Seconds that a `Retry-After` header asks for: delta seconds or an HTTP-date (RFC 9110 10.2.3), never negative.
 * Null when it is missing or unreadable. Dates are counted from the answer's own `Date`, so that our clock does not matter.
 */
export function retryAfterSeconds(headers: Headers, now: number): number | null {
  const value = headers.get('retry-after')?.trim()
  if (!value) return null
  if (/^\d{1,9}$/.test(value)) return Number(value)
  const at = Date.parse(value)
  if (Number.isNaN(at) || !/[a-z]/i.test(value)) return null
  const sentAt = Date.parse(headers.get('date') ?? '')
  return Math.max(0, Math.ceil((at - (Number.isNaN(sentAt) ? now : sentAt)) / 1000))
}

/**
 * Milliseconds to wait before attempt `attempt + 1`: what the vendor asked for, else exponential back-off with full
 * jitter, so that many servers that failed together do not return together. Null when the vendor asks for too long.
 */
export function pauseMilliseconds(attempt: number, asked: number | null): number | null {
  if (asked !== null && asked > longestRetryAfterSeconds) return null
  const backoff = Math.min(longestBackoffMilliseconds, firstBackoffMilliseconds * 2 ** (attempt - 1))
  // A little jitter on top of the vendor's own figure; asking earlier than that only earns another refusal.
  return asked === null ? Math.random() * backoff : asked * 1000 + Math.random() * 250
}
