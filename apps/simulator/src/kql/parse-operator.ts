import type { Expression, Item, Operator, Ordering, UnionOperator } from './ast.ts'
import type { TokenStream } from './token-stream.ts'
import { type KqlType, typeNamed } from './values.ts'

/** What operators are made of. */
export interface Parts {
  tokens: TokenStream
  expression(): Expression
  /** A table, or a pipeline in parentheses. */
  table(): Expression
}

type ReadOperator = (parts: Parts, at: number) => Operator

/** Operators by name, each read from behind its name. */
const readers: Record<string, ReadOperator> = {
  where: (parts, at) => ({ kind: 'where', predicate: parts.expression(), at }),
  filter: (parts, at) => ({ kind: 'where', predicate: parts.expression(), at }),
  project: (parts, at) => ({ kind: 'project', items: readItems(parts), at }),
  extend: (parts, at) => ({ kind: 'extend', items: readItems(parts), at }),
  'project-away': (parts, at) => ({ kind: 'project-away', names: readPatterns(parts), at }),
  'project-keep': (parts, at) => ({ kind: 'project-keep', names: readPatterns(parts), at }),
  'project-reorder': (parts, at) => ({ kind: 'project-reorder', names: readPatterns(parts), at }),
  'project-rename': (parts, at) => ({ kind: 'project-rename', items: readRenames(parts), at }),
  summarize: readSummarize,
  sort: readSort,
  order: readSort,
  take: (parts, at) => ({ kind: 'take', count: parts.expression(), at }),
  limit: (parts, at) => ({ kind: 'take', count: parts.expression(), at }),
  top: readTop,
  distinct: readDistinct,
  count: (_, at) => ({ kind: 'count', at }),
  join: readJoin,
  union: readUnion,
  'mv-expand': readExpand,
  render: readRender,
  serialize: (_, at) => ({ kind: 'nothing', at }),
}

/** Reads an operator, behind its bar. Throws KqlError for one that is not known. */
export function readOperator(parts: Parts): Operator {
  const { name, at } = parts.tokens.expectDashedName()
  const read = Object.hasOwn(readers, name) ? readers[name] : undefined
  if (read === undefined) throw parts.tokens.error(`The operator '${name}' is not known.`, at)
  return read(parts, at)
}

/** `Name = expression`, or the expression alone. */
export function readItem({ tokens, expression }: Parts): Item {
  const { at } = tokens.peek()
  const named = tokens.isMark('[') ? tokens.isMark('=', 3) : tokens.isName() && tokens.isMark('=', 1)
  if (!named) return { name: null, expression: expression(), at }
  const { name } = tokens.expectName()
  tokens.expectMark('=')
  return { name, expression: expression(), at }
}

const readItems = (parts: Parts): Item[] => parts.tokens.separated(() => readItem(parts))

/** A column's name, in which `*` stands for anything. */
function readPatterns({ tokens }: Parts): string[] {
  return tokens.separated(() => {
    let pattern = tokens.takeMark('*') ? '*' : tokens.expectName().name
    while (tokens.peek().at === tokens.peek(-1).end && (tokens.isMark('*') || tokens.isName())) pattern += tokens.take().text
    return pattern
  })
}

function readRenames({ tokens }: Parts): { to: string; from: string; at: number }[] {
  return tokens.separated(() => {
    const to = tokens.expectName()
    tokens.expectMark('=')
    return { to: to.name, from: tokens.expectName().name, at: to.at }
  })
}

function readSummarize(parts: Parts, at: number): Operator {
  const aggregates = parts.tokens.isName('by') ? [] : readItems(parts)
  const by = parts.tokens.takeName('by') ? readItems(parts) : []
  return { kind: 'summarize', aggregates, by, at }
}

function readSort(parts: Parts, at: number): Operator {
  if (!parts.tokens.takeName('by')) throw parts.tokens.unexpected("'by' is expected.")
  return { kind: 'sort', by: readOrderings(parts), at }
}

function readTop(parts: Parts, at: number): Operator {
  const count = parts.expression()
  if (!parts.tokens.takeName('by')) throw parts.tokens.unexpected("'by' is expected.")
  return { kind: 'top', count, by: readOrderings(parts), at }
}

function readOrderings({ tokens, expression }: Parts): Ordering[] {
  return tokens.separated(() => {
    const { at } = tokens.peek()
    const by = expression()
    const descending = !tokens.takeName('asc')
    if (descending) tokens.takeName('desc')
    if (!tokens.takeName('nulls')) return { expression: by, descending, nullsFirst: !descending, at }
    const nullsFirst = tokens.takeName('first')
    if (!nullsFirst && !tokens.takeName('last')) throw tokens.unexpected("'first' or 'last' is expected.")
    return { expression: by, descending, nullsFirst, at }
  })
}

function readDistinct(parts: Parts, at: number): Operator {
  const { tokens } = parts
  if (tokens.isMark('*') && !tokens.isMark('(', 1)) {
    tokens.take()
    return { kind: 'distinct', items: null, at }
  }
  return { kind: 'distinct', items: readItems(parts), at }
}

function readJoin({ tokens, expression, table }: Parts, at: number): Operator {
  const settings = readSettings(tokens)
  const right = table()
  if (!tokens.takeName('on')) throw tokens.unexpected("'on' is expected.")
  return { kind: 'join', flavour: settings.get('kind') ?? 'innerunique', right, on: tokens.separated(expression), at }
}

/** Reads a union, behind its name; it may begin a query as well. */
export function readUnion({ tokens, table }: Parts, at: number): UnionOperator {
  const settings = readSettings(tokens)
  const fuzzy = settings.get('isfuzzy') === 'true'
  const inner = settings.get('kind') === 'inner'
  return { kind: 'union', fuzzy, inner, withSource: settings.get('withsource') ?? null, sources: tokens.separated(table), at }
}

/** `name=word` settings that stand before an operator's arguments. */
function readSettings(tokens: TokenStream): Map<string, string> {
  const settings = new Map<string, string>()
  while (tokens.isName() && tokens.isMark('=', 1)) {
    const { text } = tokens.take()
    tokens.take()
    settings.set(text.replace(/^hint\..*/, 'hint'), tokens.take().text)
  }
  return settings
}

function readExpand(parts: Parts, at: number): Operator {
  const { tokens } = parts
  const items = tokens.separated(() => ({ ...readItem(parts), toType: readTarget(tokens) }))
  const limit = tokens.takeName('limit') ? parts.expression() : null
  return { kind: 'mv-expand', items, limit, at }
}

function readTarget(tokens: TokenStream): KqlType | null {
  if (!tokens.takeName('to')) return null
  if (!tokens.takeName('typeof')) throw tokens.unexpected("'typeof' is expected.")
  tokens.expectMark('(')
  const { name, at } = tokens.expectName()
  tokens.expectMark(')')
  const type = typeNamed(name)
  if (type === undefined) throw tokens.error(`The type '${name}' is not known.`, at)
  return type
}

/** How to draw the result is the reader's business: everything up to the end of the pipeline is passed over. */
function readRender({ tokens }: Parts, at: number): Operator {
  while (tokens.peek().kind !== 'end' && !tokens.isMark('|') && !tokens.isMark(';')) tokens.take()
  return { kind: 'nothing', at }
}
