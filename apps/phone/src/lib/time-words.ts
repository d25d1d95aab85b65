const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Short age for a row under the heading of its day: `now`, `4 min`, `3 h`, then the time. `now` is milliseconds since the epoch. */
export function age(at: string, now: number): string {
  const past = now - Date.parse(at)
  if (past < minute) return 'now'
  if (past < hour) return `${Math.floor(past / minute)} min`
  if (past < day) return `${Math.floor(past / hour)} h`
  return clockTime(at)
}

/** The same where no heading tells the day: `4 min`, `3 h`, then the date and time. */
export function ageOrDate(at: string, now: number): string {
  return now - Date.parse(at) < day ? age(at, now) : asOf(Date.parse(at), now)
}

/** Age in full words, for a screen reader and for "raised … ago": `4 minutes ago`. */
export function ageInWords(at: string, now: number): string {
  const past = now - Date.parse(at)
  if (past < minute) return 'just now'
  if (past < hour) return ago(Math.floor(past / minute), 'minute')
  if (past < day) return ago(Math.floor(past / hour), 'hour')
  return ago(Math.floor(past / day), 'day')
}

function ago(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'} ago`
}

/** A day key in the reader's zone, `2026-03-04`; rows of one day share it. */
export function dayKey(at: string | number): string {
  const date = new Date(at)
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}

/** Heading of a day in the feed: `Today`, `Yesterday`, `Monday 2 March`, with the year once it differs. */
export function dayHeading(at: string, now: number): string {
  const key = dayKey(at)
  if (key === dayKey(now)) return 'Today'
  const before = new Date(now)
  before.setDate(before.getDate() - 1)
  if (key === dayKey(before.getTime())) return 'Yesterday'
  const date = new Date(at)
  const otherYear = date.getFullYear() !== new Date(now).getFullYear()
  return date.toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(otherYear ? { year: 'numeric' } : {}),
  })
}

/** `4 Mar`, or `4 Mar 2025` in another year, in the reader's zone. */
export function shortDate(at: string, now: number): string {
  const date = new Date(at)
  const otherYear = date.getFullYear() !== new Date(now).getFullYear()
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', ...(otherYear ? { year: 'numeric' } : {}) })
}

/** `09:41` in the reader's zone. */
function clockTime(at: string | number): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}

/** `09:41:12` in the reader's zone. */
export function clockSeconds(at: string): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
}

/** `4 Mar 2026, 09:41:12 GMT+1`: exact, in the reader's zone, with the zone named. */
export function exactTime(at: string): string {
  const date = new Date(at)
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
  const time = date.toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  })
  return `${day}, ${time}`
}

/** `09:41` today, `4 Mar, 09:41` on another day: for "as of". */
export function asOf(at: number, now: number): string {
  return dayKey(at) === dayKey(now) ? clockTime(at) : `${shortDate(new Date(at).toISOString(), now)}, ${clockTime(at)}`
}
