import type { Expression } from './ast.ts'
import type { TokenStream } from './token-stream.ts'

/** Reads what may be a pipeline, where one may stand: in parentheses and as an argument. */
type ReadPipeline = (tokens: TokenStream) => Expression

const equality = ['==', '!=', '=~', '!~']
const relation = ['<', '<=', '>', '>=']
const textOperators = [
  'has',
  '!has',
  'has_cs',
  '!has_cs',
  'contains',
  '!contains',
  'contains_cs',
  '!contains_cs',
  'startswith',
  '!startswith',
  'startswith_cs',
  '!startswith_cs',
  'endswith',
  '!endswith',
  'endswith_cs',
  '!endswith_cs',
  'hasprefix',
  '!hasprefix',
  'hassuffix',
  '!hassuffix',
]
const listOperators = ['in', '!in', 'in~', '!in~', 'has_any', 'has_all']

/** Reads expressions by precedence: or, and, comparisons, sums, products, signs, then members and elements. */
export class ExpressionParser {
  readonly #tokens: TokenStream
  readonly #pipeline: ReadPipeline

  constructor(tokens: TokenStream, pipeline: ReadPipeline) {
    this.#tokens = tokens
    this.#pipeline = pipeline
  }

  read(): Expression {
    return this.#tokens.nested(() => this.#or())
  }

  #or(): Expression {
    let left = this.#and()
    while (this.#tokens.isName('or')) left = this.#binary(left, () => this.#and())
    return left
  }

  #and(): Expression {
    let left = this.#comparison()
    while (this.#tokens.isName('and')) left = this.#binary(left, () => this.#comparison())
    return left
  }

  #binary(left: Expression, right: () => Expression): Expression {
    const { text: operator, at } = this.#tokens.take()
    return { kind: 'binary', operator, left, right: right(), at }
  }

  #comparison(): Expression {
    const left = this.#sum()
    const { kind, text, at } = this.#tokens.peek()
    const comparable =
      kind === 'mark' ? [...equality, ...relation].includes(text) : kind === 'name' && textOperators.includes(text)
    if (comparable) return this.#binary(left, () => this.#sum())
    if (kind !== 'name') return left
    if (listOperators.includes(text)) {
      this.#tokens.take()
      return { kind: 'list', operator: text, operand: left, items: this.#list(), at }
    }
    if (text === 'between' || text === '!between') return this.#between(left)
    if (text !== 'matches') return left
    this.#tokens.take()
    if (!this.#tokens.takeName('regex')) throw this.#tokens.unexpected("'regex' is expected.")
    return { kind: 'binary', operator: 'matches regex', left, right: this.#sum(), at }
  }

  #between(operand: Expression): Expression {
    const { text, at } = this.#tokens.take()
    this.#tokens.expectMark('(')
    const from = this.#sum()
    this.#tokens.expectMark('..')
    const to = this.#sum()
    this.#tokens.expectMark(')')
    return { kind: 'between', negated: text === '!between', operand, from, to, at }
  }

  #list(): Expression[] {
    this.#tokens.expectMark('(')
    if (this.#tokens.takeMark(')')) return []
    const items = this.#tokens.separated(() => this.#pipeline(this.#tokens))
    this.#tokens.expectMark(')')
    return items
  }

  #sum(): Expression {
    let left = this.#product()
    while (this.#tokens.isMark('+') || this.#tokens.isMark('-')) left = this.#binary(left, () => this.#product())
    return left
  }

  #product(): Expression {
    let left = this.#signed()
    while (['*', '/', '%'].some((mark) => this.#tokens.isMark(mark))) left = this.#binary(left, () => this.#signed())
    return left
  }

  #signed(): Expression {
    const { at } = this.#tokens.peek()
    if (this.#tokens.takeMark('+')) return this.#tokens.nested(() => this.#signed())
    if (this.#tokens.takeMark('-')) return { kind: 'negative', operand: this.#tokens.nested(() => this.#signed()), at }
    return this.#postfix(this.#primary())
  }

  #postfix(object: Expression): Expression {
    let current = object
    for (;;) {
      const { at } = this.#tokens.peek()
      if (this.#tokens.takeMark('.')) {
        current = { kind: 'member', object: current, name: this.#tokens.expectName().name, at }
      } else if (this.#tokens.takeMark('[')) {
        const index = this.read()
        this.#tokens.expectMark(']')
        current = { kind: 'index', object: current, index, at }
      } else return current
    }
  }

  #primary(): Expression {
    const token = this.#tokens.peek()
    const { at } = token
    if (token.kind === 'literal') {
      this.#tokens.take()
      return { kind: 'literal', type: token.type, value: token.value, at }
    }
    if (this.#tokens.takeMark('*')) return { kind: 'star', at }
    if (this.#tokens.takeMark('(')) {
      const inner = this.#tokens.nested(() => this.#pipeline(this.#tokens))
      this.#tokens.expectMark(')')
      return inner
    }
    const { name } = this.#tokens.expectName()
    if (!this.#tokens.takeMark('(')) return { kind: 'name', name, at }
    const args = this.#tokens.isMark(')')
      ? []
      : this.#tokens.separated(() => this.#tokens.nested(() => this.#pipeline(this.#tokens)))
    this.#tokens.expectMark(')')
    return { kind: 'call', name, args, at }
  }
}
