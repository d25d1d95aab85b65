import { KqlError, positionOf } from './error.ts'
import { type Json, type KqlType, parseDatetime, parseTimespan, typeNamed, type Value } from './values.ts'

export type Token =
  | { kind: 'name'; text: string; at: number; end: number; quoted: boolean }
  | { kind: 'literal'; type: KqlType; value: Value; text: string; at: number; end: number }
  | { kind: 'mark'; text: string; at: number; end: number }
  | { kind: 'end'; text: string; at: number; end: number }

const blank = /(?:\s+|\/\/[^\n]*)+/y
const name = /[A-Za-z_$][\w$]*/y
/** Comparisons spelled as words: `!has`, `in~`, `!in~`. */
const word = /!?[A-Za-z_]+~|![A-Za-z_]+/y
const number = /0x[0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const unit = /[a-z]+(?![\w(])/y
const mark = /==|!=|=~|!~|<=|>=|=>|\.\.|[()[\]{},;|=<>+\-*/%.:]/y
const text = /[hH]?(?:@"(?:[^"]|"")*"|@'(?:[^']|'')*'|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/y
/** Types whose literals are written in parentheses, with whatever is between them. */
const typed = /(datetime|date|timespan|time|guid|int|long|real|double|bool|dynamic)\s*\(/y

const longestQuery = 100_000

/** Splits a query. Throws KqlError at the first character that starts no token. */
export function tokenize(source: string): Token[] {
  if (source.length > longestQuery) throw new KqlError('syntax', 'The query is too long.', { line: 1, column: 1 })
  const lexer = new Lexer(source)
  const tokens: Token[] = []
  for (;;) {
    const token = lexer.next()
    tokens.push(token)
    if (token.kind === 'end') return tokens
  }
}

class Lexer {
  readonly #source: string
  #at = 0

  constructor(source: string) {
    this.#source = source
  }

  next(): Token {
    this.#take(blank)
    const at = this.#at
    if (at >= this.#source.length) return { kind: 'end', text: '', at, end: at }
    const token = this.#typed(at) ?? this.#text(at) ?? this.#number(at) ?? this.#name(at) ?? this.#mark(at)
    if (token !== null) return token
    const found = this.#source[at] ?? ''
    const what = found === '"' || found === "'" ? 'A string is not closed.' : `Query could not be parsed at '${found}'.`
    throw this.#error(what, at)
  }

  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#source)?.[0] ?? null
    if (found !== null) this.#at += found.length
    return found
  }

  #typed(at: number): Token | null {
    const opening = this.#take(typed)
    if (opening === null) return null
    const type = typeNamed(opening.replace(/\s*\($/, '')) ?? 'string'
    const end = type === 'dynamic' ? this.#closing(this.#at) : this.#source.indexOf(')', this.#at)
    if (end === -1) throw this.#error("A ')' is missing.", at)
    const inner = this.#source.slice(this.#at, end).trim()
    this.#at = end + 1
    const value = typedLiteral(type, inner)
    if (value === undefined) throw this.#error(`'${inner}' is not a valid ${type}.`, at)
    return { kind: 'literal', type, value, text: this.#source.slice(at, this.#at), at, end: this.#at }
  }

  /** Offset of the parenthesis that closes JSON, strings within it skipped; -1 if there is none. */
  #closing(from: number): number {
    let depth = 1
    for (let index = from; index < this.#source.length; index++) {
      text.lastIndex = index
      const quoted = text.exec(this.#source)?.[0]
      if (quoted !== undefined) index += quoted.length - 1
      else if (this.#source[index] === '(') depth++
      else if (this.#source[index] === ')' && --depth === 0) return index
    }
    return -1
  }

  #text(at: number): Token | null {
    const quoted = this.#take(text)
    return quoted === null ? null : { kind: 'literal', type: 'string', value: unquoted(quoted), text: quoted, at, end: this.#at }
  }

  #number(at: number): Token | null {
    const digits = this.#take(number)
    if (digits === null) return null
    const suffix = this.#take(unit)
    if (suffix !== null) {
      const value = parseTimespan(digits + suffix)
      if (value === null) throw this.#error(`Query could not be parsed at '${suffix}'.`, at + digits.length)
      return { kind: 'literal', type: 'timespan', value, text: digits + suffix, at, end: this.#at }
    }
    const whole = /^(0x[0-9a-fA-F]+|\d+)$/.test(digits)
    return { kind: 'literal', type: whole ? 'long' : 'real', value: Number(digits), text: digits, at, end: this.#at }
  }

  #name(at: number): Token | null {
    const found = this.#take(word) ?? this.#take(name)
    if (found === null) return null
    if (found === 'true' || found === 'false') {
      return { kind: 'literal', type: 'bool', value: found === 'true', text: found, at, end: this.#at }
    }
    return { kind: 'name', text: found, at, end: this.#at, quoted: false }
  }

  #mark(at: number): Token | null {
    const found = this.#take(mark)
    return found === null ? null : { kind: 'mark', text: found, at, end: this.#at }
  }

  #error(what: string, at: number): KqlError {
    return new KqlError('syntax', what, positionOf(this.#source, at))
  }
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', '0': '\0' }

function unquoted(quoted: string): string {
  const plain = quoted.replace(/^[hH]/, '')
  if (plain.startsWith('@')) {
    const mark = plain.slice(1, 2)
    return plain.slice(2, -1).replaceAll(mark + mark, mark)
  }
  return plain
    .slice(1, -1)
    .replaceAll(/\\(u[0-9a-fA-F]{4}|.)/g, (_, code: string) =>
      code.length === 5 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (escapes[code] ?? code),
    )
}

const flags: Record<string, boolean> = { true: true, '1': true, false: false, '0': false }

/** The value between a type's parentheses; undefined if it is none. */
function typedLiteral(type: KqlType, inner: string): Value | undefined {
  if (inner === 'null') return type === 'string' ? '' : null
  const bare = /^(["']).*\1$/.test(inner) ? inner.slice(1, -1) : inner
  switch (type) {
    case 'datetime':
      return parseDatetime(bare) ?? undefined
    case 'timespan':
      return parseTimespan(bare) ?? undefined
    case 'guid':
      return /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(bare) ? bare.toLowerCase() : undefined
    case 'bool':
      return flags[bare]
    case 'dynamic':
      return parseDynamic(inner)
    default:
      return bare === '' || Number.isNaN(Number(bare)) ? undefined : Number(bare)
  }
}

function parseDynamic(inner: string): Json | undefined {
  try {
    return JSON.parse(inner) as Json
  } catch {
    // Single quotes are fine within dynamic().
    try {
      return JSON.parse(inner.replaceAll("'", '"')) as Json
    } catch {
      return undefined
    }
  }
}
