import { instantKey } from '../instant-key.ts'
import { odataError } from './api-error.ts'

export type Literal =
  | { kind: 'string'; value: string }
  | { kind: 'number'; value: number }
  | { kind: 'boolean'; value: boolean }
  /** `value` is an instant key, comparable to the tick. */
  | { kind: 'instant'; value: string }
  | { kind: 'null'; value: null }

export type Token =
  | { kind: 'literal'; literal: Literal; at: number }
  | { kind: 'word'; text: string; at: number }
  | { kind: 'mark'; text: '(' | ')' | ',' | ':' | '/'; at: number }

const guid = /[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}(?![\w-])/y
const instant = /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:\d{2})?(?![\w.:-])/y
const number = /-?\d+(?:\.\d+)?(?![\w.:-])/y
const word = /[A-Za-z_]\w*/y
const text = /'(?:[^']|'')*'/y
const blank = /\s+/y

/** Splits a `$filter` expression. Throws an ODataError at the first character that starts no token. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at
    const found = pattern.exec(source)?.[0] ?? null
    if (found !== null) at += found.length
    return found
  }
  while (true) {
    take(blank)
    if (at >= source.length) return tokens
    const start = at
    const literal = takeLiteral(take)
    const name = literal === null ? take(word) : null
    if (literal !== null) tokens.push({ kind: 'literal', literal, at: start })
    else if (name !== null) tokens.push(wordToken(name, start))
    else tokens.push({ kind: 'mark', text: markAt(source, at++), at: start })
  }
}

function takeLiteral(take: (pattern: RegExp) => string | null): Literal | null {
  const quoted = take(text)
  if (quoted !== null) return { kind: 'string', value: quoted.slice(1, -1).replaceAll("''", "'") }
  const id = take(guid)
  if (id !== null) return { kind: 'string', value: id.toLowerCase() }
  const moment = take(instant)
  if (moment !== null) {
    const value = instantKey(moment)
    if (value === null) throw odataError(`'${moment}' is not a valid Edm.DateTimeOffset.`)
    return { kind: 'instant', value }
  }
  const digits = take(number)
  return digits === null ? null : { kind: 'number', value: Number(digits) }
}

function wordToken(name: string, at: number): Token {
  if (name === 'null') return { kind: 'literal', literal: { kind: 'null', value: null }, at }
  if (name === 'true' || name === 'false') return { kind: 'literal', literal: { kind: 'boolean', value: name === 'true' }, at }
  return { kind: 'word', text: name, at }
}

function markAt(source: string, at: number): '(' | ')' | ',' | ':' | '/' {
  const mark = source[at]
  if (mark === '(' || mark === ')' || mark === ',' || mark === ':' || mark === '/') return mark
  if (mark === "'") throw odataError(`There is an unterminated string literal at position ${at} in '${source}'.`)
  throw odataError(`Syntax error: character '${mark}' is not valid at position ${at} in '${source}'.`)
}
