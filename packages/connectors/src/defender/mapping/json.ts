import { createHash } from 'node:crypto'

export type JsonRecord = Readonly<Record<string, unknown>>

const deepest = 64

/** The value as an object; anything else (null, text, number, array) reads as one without properties. */
export function asRecord(value: unknown): JsonRecord {
  return isRecord(value) ? value : {}
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value as a list of at most `limit` items; anything else reads as empty. */
export function asList(value: unknown, limit: number): unknown[] {
  return Array.isArray(value) ? value.slice(0, limit) : []
}

/**
 * The value as text of at most `limit` UTF-16 units, or null when it is blank or no scalar. Free of NUL and of lone
 * surrogates, which PostgreSQL's text and jsonb cannot hold; they show as U+FFFD.
 */
export function asText(value: unknown, limit: number): string | null {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null
  const text = storable(clip(String(value), limit))
  return text.trim() === '' ? null : text
}

/** A whole number that is zero or more, also when it came as digits; null for anything else. */
export function asCount(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}

/** Any value on one line, for showing what no property of ours holds. */
export function asLine(value: unknown, limit: number): string | null {
  return asText(value, limit) ?? (value === null || value === undefined ? null : asText(canonicalJson(value), limit))
}

/** SHA-256 of a value, the same for any order of its properties. */
export function digest(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex')
}

// Levels below `deepest` are left out: recursion must end before the stack does.
function canonicalJson(value: unknown, depth = 0): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (depth >= deepest) return '"…"'
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, depth + 1)).join(',')}]`
  const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member, depth + 1)}`).join(',')}}`
}

function clip(text: string, limit: number): string {
  if (text.length <= limit) return text
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

const storable = (text: string) => text.toWellFormed().replaceAll('\0', '\uFFFD')
