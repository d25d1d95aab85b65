const pattern = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,7})\d*)?)?)?(Z|[+-]\d{2}:\d{2})?$/

/**
 * An instant as text that sorts by plain comparison, to the tick (100 ns): UTC, always seven fractional digits.
 * Null for what is not an instant. Without a zone it counts as UTC; a date alone is its midnight.
 */
export function instantKey(text: unknown): string | null {
  if (typeof text !== 'string') return null
  const [, date, minutes = '00:00', seconds = '00', fraction = '', zone = 'Z'] = pattern.exec(text) ?? []
  if (date === undefined) return null
  const milliseconds = Date.parse(`${date}T${minutes}:${seconds}${zone}`)
  if (Number.isNaN(milliseconds)) return null
  const utc = new Date(milliseconds).toISOString()
  // Date.parse moves 30 February on to March: an impossible date is no instant.
  if (zone === 'Z' && !utc.startsWith(date)) return null
  return `${utc.slice(0, 19)}.${fraction.padEnd(7, '0')}`
}
