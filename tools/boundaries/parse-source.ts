import { type Function as FunctionNode, type ImportExpression, type Node, parseSync, Visitor } from 'oxc-parser'

/** One import, re-export or `import()` as written. */
export type WrittenImport = { specifier: string; line: number }

/** A piece of text a reader of the code or of the screen sees: an identifier, a string, a JSX text. */
export type Word = { text: string; line: number }

/** A function with its length in lines and its number of parameters. */
export type FunctionShape = { name: string; line: number; lines: number; parameters: number }

export type ParsedSource = {
  imports: WrittenImport[]
  words: Word[]
  functions: FunctionShape[]
  environmentReads: number[]
  comments: Word[]
}

/**
 * Reads one TypeScript or JavaScript file with a real parser, so that a specifier inside a string or a comment is
 * never taken for an import. Throws when the file does not parse.
 */
export function parseSource(path: string, text: string): ParsedSource {
  const result = parseSync(path, text)
  const fatal = result.errors.find((error) => error.severity === 'Error')
  if (fatal) throw new Error(`${path}: ${fatal.message}`)
  const lineAt = lineFinder(text)
  const parsed: ParsedSource = {
    imports: staticImports(result.module, lineAt),
    words: [],
    functions: [],
    environmentReads: [],
    comments: result.comments.map((comment) => ({ text: comment.value, line: lineAt(comment.start) })),
  }
  new Visitor({
    ...importVisitor(parsed, lineAt),
    ...wordVisitor(parsed, lineAt),
    ...functionVisitor(parsed, lineAt),
  }).visit(result.program)
  return parsed
}

type LineAt = (offset: number) => number

function lineFinder(text: string): LineAt {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}

function staticImports(module: ReturnType<typeof parseSync>['module'], lineAt: LineAt): WrittenImport[] {
  const imported = module.staticImports.map((entry) => entry.moduleRequest)
  const reExported = module.staticExports.flatMap((entry) => entry.entries[0]?.moduleRequest ?? [])
  return [...imported, ...reExported].map((request) => ({ specifier: request.value, line: lineAt(request.start) }))
}

function importVisitor(parsed: ParsedSource, lineAt: LineAt) {
  const add = (source: Node | null | undefined): void => {
    if (source?.type !== 'Literal' || typeof source.value !== 'string') return
    parsed.imports.push({ specifier: source.value, line: lineAt(source.start) })
  }
  return {
    ImportExpression: (node: ImportExpression) => add(node.source),
    TSImportType: (node: { source: Node }) => add(node.source),
    CallExpression: (node: { callee: Node; arguments: Node[] }) => {
      if (isRequire(node.callee)) add(node.arguments[0])
    },
    MemberExpression: (node: Node) => {
      if (isEnvironmentRead(node)) parsed.environmentReads.push(lineAt(node.start))
    },
    ImportDeclaration: (node: { source: { value: string }; specifiers: readonly Node[]; start: number }) => {
      const fromProcess = /^(node:)?process$/.test(node.source.value)
      if (fromProcess && node.specifiers.some(importsEnv)) parsed.environmentReads.push(lineAt(node.start))
    },
  }
}

function isRequire(callee: Node): boolean {
  if (callee.type === 'Identifier') return callee.name === 'require'
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'require'
}

/** `process.env`, `globalThis.process.env`, `process['env']` and `import.meta.env`. */
function isEnvironmentRead(node: Node): boolean {
  if (node.type !== 'MemberExpression' || propertyName(node) !== 'env') return false
  const { object } = node
  if (object.type === 'Identifier') return object.name === 'process'
  if (object.type === 'MetaProperty') return true
  return object.type === 'MemberExpression' && propertyName(object) === 'process'
}

function propertyName(node: Node): string | undefined {
  if (node.type !== 'MemberExpression') return undefined
  if (node.property.type === 'Identifier') return node.property.name
  return node.property.type === 'Literal' && typeof node.property.value === 'string' ? node.property.value : undefined
}

function importsEnv(specifier: Node): boolean {
  if (specifier.type !== 'ImportSpecifier') return false
  return specifier.imported.type === 'Identifier' && specifier.imported.name === 'env'
}

function wordVisitor(parsed: ParsedSource, lineAt: LineAt) {
  const add = (text: string, start: number): void => {
    parsed.words.push({ text, line: lineAt(start) })
  }
  return {
    Identifier: (node: { name: string; start: number }) => add(node.name, node.start),
    JSXIdentifier: (node: { name: string; start: number }) => add(node.name, node.start),
    JSXText: (node: { value: string; start: number }) => add(node.value, node.start),
    Literal: (node: { value: unknown; start: number }) => {
      if (typeof node.value === 'string') add(node.value, node.start)
    },
    TemplateElement: (node: { value: { raw: string }; start: number }) => add(node.value.raw, node.start),
  }
}

function functionVisitor(parsed: ParsedSource, lineAt: LineAt) {
  const add = (node: { params: readonly Node[]; start: number; end: number }, name: string): void => {
    const line = lineAt(node.start)
    parsed.functions.push({ name, line, lines: lineAt(node.end) - line + 1, parameters: node.params.length })
  }
  return {
    FunctionDeclaration: (node: FunctionNode) => add(node, node.id?.name ?? 'anonymous'),
    FunctionExpression: (node: FunctionNode) => add(node, node.id?.name ?? 'anonymous'),
    ArrowFunctionExpression: (node: { params: readonly Node[]; start: number; end: number }) => add(node, 'anonymous'),
  }
}
