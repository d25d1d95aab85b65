import { KqlError, positionOf } from './error.ts'
import { type Token, tokenize } from './tokens.ts'

/** Nested deeper than this, a query is refused before the stack runs out. */
const deepest = 120

/** The tokens of a query, read from left to right. Its methods throw KqlError. */
export class TokenStream {
  readonly source: string
  readonly #tokens: Token[]
  #next = 0
  #depth = 0

  constructor(source: string) {
    this.source = source
    this.#tokens = tokenize(source)
  }

  /** The token `ahead` of the next one; beyond the end, the end. */
  peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#next + ahead, this.#tokens.length - 1)] ?? { kind: 'end', text: '', at: 0, end: 0 }
  }

  take(): Token {
    const token = this.peek()
    this.#next++
    return token
  }

  isMark(text: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.kind === 'mark' && token.text === text
  }

  isName(text?: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.kind === 'name' && (text === undefined || token.text === text)
  }

  takeMark(text: string): boolean {
    if (!this.isMark(text)) return false
    this.#next++
    return true
  }

  takeName(text: string): boolean {
    if (!this.isName(text)) return false
    this.#next++
    return true
  }

  expectMark(text: string): void {
    if (!this.takeMark(text)) throw this.unexpected(`'${text}' is expected.`)
  }

  /** A name, `['any text']` included. */
  expectName(): { name: string; at: number } {
    if (this.isMark('[') && this.peek(1).kind === 'literal' && this.isMark(']', 2)) {
      const { at } = this.take()
      const token = this.take()
      this.take()
      return { name: token.kind === 'literal' ? String(token.value) : '', at }
    }
    const token = this.peek()
    if (token.kind !== 'name') throw this.unexpected('A name is expected.')
    this.#next++
    return { name: token.text, at: token.at }
  }

  /** A name that may hold dashes, as operators' do: `project-away`. */
  expectDashedName(): { name: string; at: number } {
    const first = this.expectName()
    let name = first.name
    while (this.isMark('-') && this.isName(undefined, 1) && this.peek().at === this.peek(-1).end) {
      this.take()
      name += `-${this.take().text}`
    }
    return { name, at: first.at }
  }

  /** One or more things with commas between them. */
  separated<T>(read: () => T): T[] {
    const items = [read()]
    while (this.takeMark(',')) items.push(read())
    return items
  }

  /** Reads something that may hold itself. */
  nested<T>(read: () => T): T {
    if (++this.#depth > deepest) throw this.error('The query is nested too deeply.', this.peek().at)
    const result = read()
    this.#depth--
    return result
  }

  unexpected(hint = ''): KqlError {
    const token = this.peek()
    const where = token.kind === 'end' ? 'its end' : `'${token.text}'`
    return this.error(`Query could not be parsed at ${where}.${hint === '' ? '' : ` ${hint}`}`, token.at)
  }

  error(what: string, at: number): KqlError {
    return new KqlError('syntax', what, positionOf(this.source, at))
  }
}
