import { odataError } from './api-error.ts'
import { type Literal, type Token, tokenize } from './odata-lexer.ts'

export const comparisons = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const
export type Comparison = (typeof comparisons)[number]
export const textFunctions = ['startswith', 'endswith', 'contains'] as const
export type TextFunction = (typeof textFunctions)[number]

export type Filter =
  | { kind: 'compare'; property: string; comparison: Comparison; literal: Literal }
  | { kind: 'in'; property: string; literals: Literal[] }
  | { kind: 'text'; name: TextFunction; property: string; value: string }
  | { kind: 'any'; property: string; operand: Filter; variable: string }
  | { kind: 'and' | 'or'; left: Filter; right: Filter }
  | { kind: 'not'; operand: Filter }

const mirrored: Record<Comparison, Comparison> = { eq: 'eq', ne: 'ne', gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' }
const deepest = 100

/** Reads a `$filter` expression (OData v4). Throws an ODataError; whether properties exist is not its business. */
export function parseFilter(source: string): Filter {
  return new FilterParser(source).parse()
}

class FilterParser {
  readonly #source: string
  readonly #tokens: Token[]
  #next = 0
  #depth = 0

  constructor(source: string) {
    this.#source = source
    this.#tokens = tokenize(source)
  }

  parse(): Filter {
    const filter = this.#or()
    if (this.#next < this.#tokens.length) throw this.#unexpected()
    return filter
  }

  #or(): Filter {
    let left = this.#and()
    while (this.#takeWord('or')) left = { kind: 'or', left, right: this.#and() }
    return left
  }

  #and(): Filter {
    let left = this.#unary()
    while (this.#takeWord('and')) left = { kind: 'and', left, right: this.#unary() }
    return left
  }

  #unary(): Filter {
    if (++this.#depth > deepest) throw odataError('The expression is nested too deeply.')
    const filter = this.#takeWord('not') ? ({ kind: 'not', operand: this.#unary() } as const) : this.#primary()
    this.#depth--
    return filter
  }

  #primary(): Filter {
    if (this.#takeMark('(')) {
      const inner = this.#or()
      this.#expectMark(')')
      return inner
    }
    const token = this.#take()
    if (token?.kind === 'literal') {
      const comparison = this.#comparison()
      return { kind: 'compare', property: this.#word(), comparison: mirrored[comparison], literal: token.literal }
    }
    if (token?.kind !== 'word') throw this.#unexpected(token)
    const textFunction = textFunctions.find((name) => name === token.text)
    if (textFunction !== undefined && this.#takeMark('(')) return this.#textCall(textFunction)
    if (this.#takeMark('/')) return this.#any(token.text)
    if (this.#takeWord('in')) return { kind: 'in', property: token.text, literals: this.#list() }
    return { kind: 'compare', property: token.text, comparison: this.#comparison(), literal: this.#literal() }
  }

  #textCall(name: TextFunction): Filter {
    const property = this.#word()
    this.#expectMark(',')
    const literal = this.#literal()
    this.#expectMark(')')
    if (literal.kind !== 'string')
      throw odataError(`No function signature for the function with name '${name}' matches the arguments.`)
    return { kind: 'text', name, property, value: literal.value }
  }

  /** `machineTags/any(tag: tag eq 'x')`, after the slash. */
  #any(property: string): Filter {
    const name = this.#word()
    if (name !== 'any') throw odataError(`Could not find a property named '${name}' on '${property}'.`)
    this.#expectMark('(')
    const variable = this.#word()
    this.#expectMark(':')
    const operand = this.#or()
    this.#expectMark(')')
    return { kind: 'any', property, operand, variable }
  }

  #list(): Literal[] {
    this.#expectMark('(')
    const literals = [this.#literal()]
    while (this.#takeMark(',')) literals.push(this.#literal())
    this.#expectMark(')')
    return literals
  }

  #comparison(): Comparison {
    const token = this.#take()
    const found = token?.kind === 'word' ? comparisons.find((name) => name === token.text) : undefined
    if (found === undefined) throw this.#unexpected(token)
    return found
  }

  #literal(): Literal {
    const token = this.#take()
    if (token?.kind !== 'literal') throw this.#unexpected(token)
    return token.literal
  }

  #word(): string {
    const token = this.#take()
    if (token?.kind !== 'word') throw this.#unexpected(token)
    return token.text
  }

  #take(): Token | undefined {
    return this.#tokens[this.#next++]
  }

  #takeWord(text: string): boolean {
    return this.#takeIf((token) => token.kind === 'word' && token.text === text)
  }

  #takeMark(text: string): boolean {
    return this.#takeIf((token) => token.kind === 'mark' && token.text === text)
  }

  #takeIf(fits: (token: Token) => boolean): boolean {
    const token = this.#tokens[this.#next]
    if (token === undefined || !fits(token)) return false
    this.#next++
    return true
  }

  #expectMark(text: string): void {
    const token = this.#tokens[this.#next]
    if (!this.#takeMark(text)) throw this.#unexpected(token)
  }

  #unexpected(token = this.#tokens[this.#next]): Error {
    const where = token === undefined ? 'at the end' : `at position ${token.at}`
    return odataError(`Syntax error ${where} in '${this.#source}'.`)
  }
}
