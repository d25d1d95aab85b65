const pattern = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,12}))?(?:Z|([+-])(\d\d):?(\d\d))?$/i

/**
 * A time of Defender's as RFC 3339 in UTC with exactly seven fractional digits, so that times compare as plain text;
 * null for anything else. A time without zone is UTC. Years before 1970 and 9999 mean "not set" (.NET and Windows
 * use them so) and read as null.
 */
export function exactTime(value: unknown): string | null {
  const match = typeof value === 'string' && value.length <= 60 ? pattern.exec(value.trim()) : null
  if (!match) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number)
  const local = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  // `Date` rolls 31 February over into March; such a time is no time.
  const real = local.getUTCMonth() === month - 1 && local.getUTCDate() === day && hour < 24 && minute < 60 && second < 60
  const offset = (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0)) * (match[8] === '-' ? -1 : 1)
  const utc = new Date(local.getTime() - offset * 60_000)
  if (!real || utc.getUTCFullYear() < 1970 || utc.getUTCFullYear() >= 9999) return null
  return `${utc.toISOString().slice(0, 19)}.${(match[7] ?? '').slice(0, 7).padEnd(7, '0')}Z`
}

/** A time of Defender's as an instant of the contract, in whole milliseconds; null for anything else. */
export function instant(value: unknown): string | null {
  const exact = exactTime(value)
  return exact && `${exact.slice(0, 23)}Z`
}

/** A date in the form of `exactTime`. */
export function exactTimeOf(date: Date): string {
  return `${date.toISOString().slice(0, 23)}0000Z`
}
