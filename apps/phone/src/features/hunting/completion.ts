import type { HuntingReference } from './hunting-queries.ts'
import { type Token, type TokenKind, tokenize } from './kql-tokens.ts'
import { vocabularyOf } from './vocabulary.ts'

export interface Completion {
  kind: 'table' | 'column' | 'operator' | 'function' | 'pipe'
  text: string
  /** What it is, for people. */
  description: string | null
}

export interface Offer {
  completions: Completion[]
  /** What of the query a chosen completion replaces: the beginning of the word before the cursor. */
  replaces: { from: number; to: number }
}

export type CompletionSource = Pick<HuntingReference, 'tables' | 'operators' | 'functions'>

const mostOffered = 40
// Two taps deep on a phone's keyboard, and in every query.
const pipe: Completion = { kind: 'pipe', text: '|', description: null }
const silentKinds: readonly TokenKind[] = ['string', 'comment', 'parameter', 'number']

/** What fits at `cursor` (an offset into the query): what the place asks for first, then everything with the same beginning. */
export function complete(query: string, cursor: number, source: CompletionSource): Offer {
  const tokens = tokenize(query, vocabularyOf(source))
  const under = tokens.find(({ at, text }) => at < cursor && cursor <= at + text.length)
  const nothing = { completions: [], replaces: { from: cursor, to: cursor } }
  if (under && silentKinds.includes(under.kind) && !closedBefore(under, cursor)) return nothing

  const from = wordStart(query, cursor)
  const typed = query.slice(from, cursor).toLowerCase()
  const before = tokens.filter(({ at, kind, text }) => at + text.length <= from && kind !== 'space' && kind !== 'comment')
  const place = placeAfter(before.at(-1))
  const all = [...(endsStep(before.at(-1)) ? [pipe] : []), ...inOrder(source, { tokens, place })]
  const fitting = all.filter(({ text }) => text.toLowerCase().startsWith(typed) && text.toLowerCase() !== typed)
  return { completions: fitting.slice(0, mostOffered), replaces: { from, to: cursor } }
}

/** Behind its closing quote a text is over, and something new may begin. */
function closedBefore({ kind, at, text }: Token, cursor: number): boolean {
  return kind === 'string' && cursor === at + text.length && text.length > 1 && /["'`]$/.test(text)
}

function wordStart(query: string, cursor: number): number {
  return cursor - (/[A-Za-z_!][\w-]*$/.exec(query.slice(0, cursor))?.[0].length ?? 0)
}

const enders: readonly TokenKind[] = ['table', 'column', 'string', 'number', 'parameter', 'word']

/** Whether a step of the query can be over behind this token, so that a pipe may follow. */
function endsStep(before: Token | undefined): boolean {
  return before !== undefined && (enders.includes(before.kind) || [')', ']', 'asc', 'desc'].includes(before.text))
}

type Place = 'source' | 'operator' | 'value'

function placeAfter(before: Token | undefined): Place {
  if (!before || before.text === ';') return 'source'
  if (before.kind === 'pipe') return 'operator'
  if (before.text === 'union' || before.text === 'join') return 'source'
  return 'value'
}

function inOrder(source: CompletionSource, { tokens, place }: { tokens: Token[]; place: Place }): Completion[] {
  const tables = source.tables.map(({ name, description }) => ({ kind: 'table', text: name, description }) as const)
  const operators = source.operators
    // `==` and the like are quicker typed than found.
    .filter((text) => /[a-z]/.test(text))
    .map((text) => ({ kind: 'operator', text, description: null }) as const)
  const functions = source.functions.map((text) => ({ kind: 'function', text, description: null }) as const)
  const columns = columnsOf(source, tokens)
  switch (place) {
    case 'source':
      return [...tables, ...operators, ...functions, ...columns]
    case 'operator':
      return [...operators, ...columns, ...functions, ...tables]
    case 'value':
      return [...columns, ...operators, ...functions, ...tables]
  }
}

/** The columns of the tables that the query names; of all tables while it names none. */
function columnsOf({ tables }: CompletionSource, tokens: readonly Token[]): Completion[] {
  const named = new Set(tokens.filter(({ kind }) => kind === 'table').map(({ text }) => text))
  const meant = named.size > 0 ? tables.filter(({ name }) => named.has(name)) : tables
  const columns = new Map<string, Completion>()
  for (const { name, description } of meant.flatMap((table) => table.columns)) {
    if (!columns.has(name)) columns.set(name, { kind: 'column', text: name, description })
  }
  return [...columns.values()]
}

/** The query with the completion in its place, and where the cursor then is. */
export function accept(query: string, { replaces }: Pick<Offer, 'replaces'>, { kind, text }: Completion) {
  const after = query.slice(replaces.to)
  if (kind === 'pipe') {
    // Each step on a line of its own is how queries are read.
    const before = `${query.slice(0, replaces.from).trimEnd()}\n| `
    return { query: before + after.trimStart(), cursor: before.length }
  }
  // A function waits for its argument inside the brackets; everything else for the next word.
  const inserted = kind === 'function' ? `${text}(` : after.startsWith(' ') ? text : `${text} `
  const end = kind === 'function' && !after.startsWith(')') ? ')' : ''
  return { query: query.slice(0, replaces.from) + inserted + end + after, cursor: replaces.from + inserted.length }
}
