import type { Row } from './relation.ts'
import { isNumeric, jsonOf, type KqlType, parseDatetime, parseTimespan, textOf, type Value } from './values.ts'

/** An expression ready to be evaluated for a row. */
export interface Compiled {
  type: KqlType
  /** Depends on no row. */
  constant: boolean
  /** What a column made of it is called, if it says. */
  name: string | null
  evaluate(row: Row): Value
}

/** An expression of others: evaluated once where all of them are constant. */
export function compiled(type: KqlType, parts: readonly Compiled[], evaluate: (row: Row) => Value): Compiled {
  if (!parts.every((part) => part.constant)) return { type, constant: false, name: null, evaluate }
  const value = evaluate(null)
  return { type, constant: true, name: null, evaluate: () => value }
}

export const constant = (type: KqlType, value: Value): Compiled => ({ type, constant: true, name: null, evaluate: () => value })

/** The same expression as another type, where values of the one pass for the other; null where they do not. */
export function converted(part: Compiled, to: KqlType): Compiled | null {
  if (part.type === to) return part
  if (isNumeric(part.type) && isNumeric(to)) return { ...part, type: to }
  if (to === 'dynamic') return compiled(to, [part], (row) => jsonOf(part.evaluate(row), part.type))
  if (part.type === 'dynamic') return compiled(to, [part], (row) => fromDynamic(part.evaluate(row), to))
  const bothText = (part.type === 'guid' && to === 'string') || (part.type === 'string' && to === 'guid')
  return bothText ? { ...part, type: to } : null
}

/** What a dynamic value is as another type: null, or empty text, where it is of another kind. */
function fromDynamic(value: Value, to: KqlType): Value {
  if (to === 'string' || to === 'guid') return textOf(value, 'dynamic')
  if (to === 'bool') return typeof value === 'boolean' ? value : null
  if (to === 'datetime') return typeof value === 'string' ? parseDatetime(value) : null
  if (to === 'timespan') return typeof value === 'string' ? parseTimespan(value) : null
  return typeof value === 'number' ? value : null
}

/** A type that both can be compared as; null if there is none. */
export function commonType(left: KqlType, right: KqlType): KqlType | null {
  if (left === right) return left
  if (isNumeric(left) && isNumeric(right)) return left === 'real' || right === 'real' ? 'real' : 'long'
  if (left === 'dynamic') return right
  if (right === 'dynamic') return left
  const texts: KqlType[] = ['string', 'guid']
  return texts.includes(left) && texts.includes(right) ? 'string' : null
}
