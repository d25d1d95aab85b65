export type TokenKind =
  | 'space'
  | 'comment'
  | 'string'
  | 'number'
  | 'table'
  | 'operator'
  | 'function'
  | 'column'
  | 'parameter'
  | 'pipe'
  | 'symbol'
  | 'word'

export interface Token {
  kind: TokenKind
  text: string
  /** Offset of its first character in the query. */
  at: number
}

/** The words that a profile's query language knows. */
export interface Vocabulary {
  tables: ReadonlySet<string>
  columns: ReadonlySet<string>
  operators: ReadonlySet<string>
  functions: ReadonlySet<string>
}

// Each is tried at the place the one before ended. Texts that are not closed end with their line, as Kusto has them.
const shapes: readonly [TokenKind, RegExp][] = [
  ['space', /\s+/y],
  ['comment', /\/\/[^\n]*/y],
  ['parameter', /\{\{\w+\}\}/y],
  ['string', /[hH]?```[\s\S]*?(?:```|$)/y],
  ['string', /[hH]?@"(?:[^"\n]|"")*"?/y],
  ['string', /[hH]?@'(?:[^'\n]|'')*'?/y],
  ['string', /[hH]?"(?:[^"\\\n]|\\.)*(?:"|\\?(?=\n|$))/y],
  ['string', /[hH]?'(?:[^'\\\n]|\\.)*(?:'|\\?(?=\n|$))/y],
  ['number', /(?:0x[\da-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?:microseconds?|ticks?|ms|[dhms])?(?![\w])/y],
  ['pipe', /\|/y],
  // Words of the language may hold a hyphen (project-away), an exclamation mark (!in) and a tilde (in~).
  ['word', /![a-z_]+~?|[A-Za-z_][\w]*(?:-[a-z]+)*~?/y],
  ['symbol', /==|!=|=~|!~|<=|>=|<>|\.\.|=>/y],
  ['symbol', /[\s\S]/y],
]

/** The query cut into tokens; joined, their texts are the query again, whatever it holds. */
export function tokenize(query: string, vocabulary: Vocabulary): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < query.length) {
    const token = tokenAt(query, at, vocabulary)
    tokens.push(token)
    at += token.text.length
  }
  return tokens
}

function tokenAt(query: string, at: number, vocabulary: Vocabulary): Token {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at
    const text = shape.exec(query)?.[0]
    if (!text) continue
    if (kind === 'word') return wordAt(text, at, { query, vocabulary })
    if (kind === 'symbol' && vocabulary.operators.has(text)) return { kind: 'operator', text, at }
    return { kind, text, at }
  }
  // Unreachable while the last shape takes any character; kept so that no input can hang the editor.
  return { kind: 'symbol', text: query.slice(at), at }
}

function wordAt(word: string, at: number, { query, vocabulary }: { query: string; vocabulary: Vocabulary }): Token {
  // `a-b` is one word of the language or a subtraction of two names; `x~` likewise is a word only where it is known.
  const text = vocabulary.operators.has(word) ? word : (/^!?\w+/.exec(word)?.[0] ?? word)
  const called = /^\s*\(/.test(query.slice(at + text.length, at + text.length + 20))
  return { kind: kindOfWord(text, called, vocabulary), text, at }
}

function kindOfWord(word: string, called: boolean, { tables, columns, operators, functions }: Vocabulary): TokenKind {
  if (tables.has(word)) return 'table'
  // `count` is both; in front of a bracket it is the function.
  if (called && functions.has(word)) return 'function'
  if (operators.has(word)) return 'operator'
  if (columns.has(word)) return 'column'
  return functions.has(word) ? 'function' : 'word'
}
