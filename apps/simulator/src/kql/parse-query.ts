import type { Expression, Parameter, Query, Script, Statement } from './ast.ts'
import { ExpressionParser } from './parse-expression.ts'
import { type Parts, readItem, readOperator, readUnion } from './parse-operator.ts'
import { TokenStream } from './token-stream.ts'
import { typeNamed } from './values.ts'

/** Reads a query with its `let` statements. Throws KqlError, and nothing else, for whatever is not one. */
export function parseQuery(source: string): Script {
  return new QueryParser(new TokenStream(source)).script()
}

class QueryParser {
  readonly #tokens: TokenStream
  readonly #parts: Parts

  constructor(tokens: TokenStream) {
    const expressions = new ExpressionParser(tokens, () => this.#pipeline())
    this.#tokens = tokens
    this.#parts = { tokens, expression: () => expressions.read(), table: () => this.#table() }
  }

  script(): Script {
    const lets = this.#lets()
    if (this.#tokens.peek().kind === 'end') throw this.#tokens.error('A query is missing.', this.#tokens.peek().at)
    const query = this.#asQuery(this.#pipeline())
    while (this.#tokens.takeMark(';'));
    if (this.#tokens.peek().kind !== 'end') throw this.#tokens.unexpected()
    return { lets, query }
  }

  #lets(): Statement[] {
    const lets: Statement[] = []
    for (;;) {
      while (this.#tokens.takeMark(';'));
      if (!this.#tokens.isName('let')) return lets
      lets.push(this.#let())
      if (this.#tokens.peek().kind !== 'end' && !this.#tokens.isMark('}')) this.#tokens.expectMark(';')
    }
  }

  #let(): Statement {
    this.#tokens.take()
    const { name, at } = this.#tokens.expectName()
    this.#tokens.expectMark('=')
    if (!this.#isFunction()) return { kind: 'let', name, value: this.#pipeline(), at }
    const parameters = this.#parameters()
    this.#tokens.expectMark('{')
    const lets = this.#tokens.nested(() => this.#lets())
    const body = this.#pipeline()
    this.#tokens.takeMark(';')
    this.#tokens.expectMark('}')
    return { kind: 'function', name, parameters, lets, body, at }
  }

  /** `() {` or `(name:` can only begin a function. */
  #isFunction(): boolean {
    if (!this.#tokens.isMark('(')) return false
    if (this.#tokens.isMark(')', 1)) return this.#tokens.isMark('{', 2)
    return this.#tokens.isName(undefined, 1) && this.#tokens.isMark(':', 2)
  }

  /** `(name:type, …)`, where a type may be a table's `(…)`. */
  #parameters(): Parameter[] {
    this.#tokens.expectMark('(')
    const parameters = this.#tokens.isMark(')') ? [] : this.#tokens.separated(() => this.#parameter())
    this.#tokens.expectMark(')')
    return parameters
  }

  #parameter(): Parameter {
    const { name, at } = this.#tokens.expectName()
    this.#tokens.expectMark(':')
    if (this.#tokens.isMark('(')) {
      if (this.#tokens.isMark('*', 1)) {
        this.#tokens.take()
        this.#tokens.take()
        this.#tokens.expectMark(')')
      } else this.#tokens.nested(() => this.#parameters())
      return { name, type: 'table', at }
    }
    const wanted = this.#tokens.expectName()
    const type = typeNamed(wanted.name)
    if (type === undefined) throw this.#tokens.error(`The type '${wanted.name}' is not known.`, wanted.at)
    return { name, type, at }
  }

  /** An expression, or a pipeline if it goes on with a bar or begins as only a pipeline can. */
  #pipeline(): Expression {
    const { at } = this.#tokens.peek()
    const source = this.#tokens.nested(() => this.#source())
    if (source.kind === 'union' || source.kind === 'print' || this.#tokens.isMark('|')) {
      const operators = []
      while (this.#tokens.takeMark('|')) operators.push(readOperator(this.#parts))
      return { kind: 'query', query: { source, operators, at }, at }
    }
    return source
  }

  #source(): Query['source'] {
    const { at } = this.#tokens.peek()
    // With its first table in parentheses, a union reads like a call.
    if (this.#tokens.takeName('union')) return readUnion(this.#parts, at)
    if (this.#tokens.isName('print') && !this.#tokens.isMark('|', 1)) {
      this.#tokens.take()
      return { kind: 'print', items: this.#tokens.separated(() => readItem(this.#parts)), at }
    }
    if (this.#tokens.isName('datatable') && this.#tokens.isMark('(', 1)) return this.#datatable()
    return this.#parts.expression()
  }

  #datatable(): Expression {
    const { at } = this.#tokens.take()
    const columns = this.#parameters()
    this.#tokens.expectMark('[')
    const values = this.#tokens.isMark(']') ? [] : this.#values()
    this.#tokens.expectMark(']')
    return { kind: 'datatable', columns, values, at }
  }

  /** Values with commas between them, one after the last allowed. */
  #values(): Expression[] {
    const values: Expression[] = []
    do {
      if (this.#tokens.isMark(']')) break
      values.push(this.#parts.expression())
    } while (this.#tokens.takeMark(','))
    return values
  }

  /** What a union or a join takes: a table's name, a function's call or a pipeline in parentheses. */
  #table(): Expression {
    const { at } = this.#tokens.peek()
    if (this.#tokens.takeMark('(')) {
      const inner = this.#tokens.nested(() => this.#pipeline())
      this.#tokens.expectMark(')')
      return inner
    }
    const { name } = this.#tokens.expectName()
    if (!this.#tokens.takeMark('(')) return { kind: 'name', name, at }
    const args = this.#tokens.isMark(')') ? [] : this.#tokens.separated(() => this.#pipeline())
    this.#tokens.expectMark(')')
    return { kind: 'call', name, args, at }
  }

  #asQuery(expression: Expression): Query {
    return expression.kind === 'query' ? expression.query : { source: expression, operators: [], at: expression.at }
  }
}
