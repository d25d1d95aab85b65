import type { StarterQuery } from '@pocketsoc/contract'

export type Parameter = StarterQuery['parameters'][number]
export interface Offered {
  kind: string
  value: string
  label: string
}

/** A value as it stands inside a text of a query. */
export function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')
}

/** The starter with its parameters filled; each value is escaped for the text it stands in. Unfilled ones stay as they are. */
export function fill({ query }: Pick<StarterQuery, 'query'>, values: Readonly<Record<string, string>>): string {
  // A function, since `$&` in a replacement text would mean the match.
  return query.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name]?.trim() : ''
    return value ? escaped(value) : whole
  })
}

const checks: Record<string, { fits: RegExp; hint: string }> = {
  sha1: { fits: /^[0-9a-f]{40}$/i, hint: 'A SHA-1 is 40 digits and letters from a to f.' },
  sha256: { fits: /^[0-9a-f]{64}$/i, hint: 'A SHA-256 is 64 digits and letters from a to f.' },
  machine: { fits: /^[\w.-]+$/, hint: 'The vendor’s id of the machine, without spaces.' },
  ip: { fits: /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*)$/i, hint: 'An address such as 203.0.113.9 or 2001:db8::1.' },
}

/** Why a typed value cannot be right, or null. Kinds we do not know take anything that a text can hold. */
export function complaint(kind: string, value: string): string | null {
  const text = value.trim()
  if (text === '') return 'Type a value.'
  if (text.length > 1000) return 'That is longer than 1,000 characters.'
  if (/\p{Cc}/u.test(text)) return 'Line breaks and control characters cannot be part of it.'
  const check = checks[kind]
  return check && !check.fits.test(text) ? check.hint : null
}

/** What a detection offers for a parameter. */
export function choicesFor({ kind }: Pick<Parameter, 'kind'>, offered: readonly Offered[]): Offered[] {
  return offered.filter((item) => item.kind === kind)
}

/** Starters in the order of use: those that what is offered can fill, then those without parameters, then the rest. */
export function inOrderOfUse(starters: readonly StarterQuery[], offered: readonly Offered[]): StarterQuery[] {
  if (offered.length === 0) return [...starters]
  const rank = ({ parameters }: StarterQuery) => {
    if (parameters.length === 0) return 1
    return parameters.every((parameter) => choicesFor(parameter, offered).length > 0) ? 0 : 2
  }
  return starters.toSorted((one, other) => rank(one) - rank(other))
}

/** What is offered, led by the value that the reader came with. */
export function withGiven(offered: readonly Offered[], given: { kind: string; value: string } | null): readonly Offered[] {
  if (!given) return offered
  const known = offered.find(({ kind, value }) => kind === given.kind && value.toLowerCase() === given.value.toLowerCase())
  const first = known ?? { ...given, label: given.value }
  return [first, ...offered.filter((item) => item !== known)]
}

/** The starters that take a value of `kind`; all of them where none does, or nothing is asked. */
export function startersFor(starters: readonly StarterQuery[], kind: string | null): readonly StarterQuery[] {
  const taking = starters.filter(({ parameters }) => parameters.some((parameter) => parameter.kind === kind))
  return taking.length > 0 ? taking : starters
}
