/** One field of what a record holds, before and after; null where it had no value. */
export interface FieldChange {
  field: string
  before: string | null
  after: string | null
}

/**
 * What a record holds, field by field, in words for people: those that changed first. What is no object counts as one
 * field without a name.
 */
export function changesOf(before: unknown, after: unknown): FieldChange[] {
  const [from, to] = [fieldsOf(before), fieldsOf(after)]
  const changes = [...new Set([...Object.keys(from), ...Object.keys(to)])].map((key) => ({
    field: fieldWords(key),
    before: textOf(from[key]),
    after: textOf(to[key]),
  }))
  const isSame = (change: FieldChange) => Number(change.before === change.after)
  return changes.filter((change) => change.before !== null || change.after !== null).sort((a, b) => isSame(a) - isSame(b))
}

function fieldsOf(value: unknown): Record<string, unknown> {
  if (value === null || value === undefined) return {}
  return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : { value }
}

/** `expiresMinutes` as "Expires minutes". */
function fieldWords(key: string): string {
  const words = key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.length > 0 ? value.join(', ') : 'None'
  return JSON.stringify(value, null, 2)
}
