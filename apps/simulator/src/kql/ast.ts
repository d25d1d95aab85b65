import type { KqlType, Value } from './values.ts'

/** `at` is the offset in the query's text, for messages. */
interface Node {
  at: number
}

export type Expression =
  | (Node & { kind: 'literal'; type: KqlType; value: Value })
  | (Node & { kind: 'name'; name: string })
  | (Node & { kind: 'star' })
  | (Node & { kind: 'member'; object: Expression; name: string })
  | (Node & { kind: 'index'; object: Expression; index: Expression })
  | (Node & { kind: 'call'; name: string; args: Expression[] })
  | (Node & { kind: 'negative'; operand: Expression })
  | (Node & { kind: 'binary'; operator: string; left: Expression; right: Expression })
  | (Node & { kind: 'between'; negated: boolean; operand: Expression; from: Expression; to: Expression })
  | (Node & { kind: 'list'; operator: string; operand: Expression; items: Expression[] })
  /** A pipeline in parentheses or as an argument. */
  | (Node & { kind: 'query'; query: Query })
  | (Node & { kind: 'datatable'; columns: Parameter[]; values: Expression[] })

/** `Name = expression`; without a name, one is made from the expression. */
export interface Item extends Node {
  name: string | null
  expression: Expression
}

export interface Query extends Node {
  source: Expression | UnionOperator | PrintOperator
  operators: Operator[]
}

export interface Ordering extends Node {
  expression: Expression
  descending: boolean
  nullsFirst: boolean
}

export interface UnionOperator extends Node {
  kind: 'union'
  fuzzy: boolean
  inner: boolean
  /** A column that tells which table a row is from. */
  withSource: string | null
  sources: Expression[]
}

export interface PrintOperator extends Node {
  kind: 'print'
  items: Item[]
}

export type Operator =
  | (Node & { kind: 'where'; predicate: Expression })
  | (Node & { kind: 'project' | 'extend'; items: Item[] })
  /** Names may hold `*`. */
  | (Node & { kind: 'project-away' | 'project-keep' | 'project-reorder'; names: string[] })
  | (Node & { kind: 'project-rename'; items: { to: string; from: string; at: number }[] })
  | (Node & { kind: 'summarize'; aggregates: Item[]; by: Item[] })
  | (Node & { kind: 'sort'; by: Ordering[] })
  | (Node & { kind: 'take'; count: Expression })
  | (Node & { kind: 'top'; count: Expression; by: Ordering[] })
  | (Node & { kind: 'distinct'; items: Item[] | null })
  | (Node & { kind: 'count' })
  | (Node & { kind: 'join'; flavour: string; right: Expression; on: Expression[] })
  | (Node & { kind: 'mv-expand'; items: (Item & { toType: KqlType | null })[]; limit: Expression | null })
  /** Changes nothing: `render`, `serialize`. */
  | (Node & { kind: 'nothing' })
  | UnionOperator

/** A parameter of a function: a scalar, or a table of which these columns are needed. */
export type Parameter = Node & { name: string; type: KqlType | 'table' }

export type Statement =
  | (Node & { kind: 'let'; name: string; value: Expression })
  | (Node & { kind: 'function'; name: string; parameters: Parameter[]; lets: Statement[]; body: Expression })

export interface Script {
  lets: Statement[]
  query: Query
}
