import { basename } from 'node:path'
import type { Rule, Source, Violation } from '../tree.ts'

const longestFile = 400
const longestFunction = 80
/** A screen or a page is mostly markup, and a suite is mostly its cases. */
const longestComponent = 120
const mostParameters = 3

/** Files of data, which have no better place to be cut; each with its reason. */
const dataFiles: { path: RegExp; reason: string }[] = [
  { path: /\/fixtures\//, reason: 'made-up vendor records, read by tests and simulators' },
  { path: /^apps\/simulator\/src\/.*\/(estate|stories)\//, reason: 'the invented estate and its attack stories' },
  { path: /mitre-[a-z-]+\.ts$/, reason: 'names of MITRE ATT&CK techniques, one a line' },
]

/** Names that say nothing about the content; each exception with its reason. */
const emptyNames = /(^|[-.])(utils?|helpers?|common|misc|shared)([-.]|$)/
const acceptedNames: { path: string; reason: string }[] = [
  { path: 'packages/contract/src/common.ts', reason: 'schemas that every route of the contract shares' },
]

/** The routers' `$configurationId.tsx` and `[detectionId].tsx` name a parameter as the code does. */
const routeParameter = /\$\w+|\[[^\]]*\]/g

/** Sizes, names and marks that a reviewer should never have to mention. */
export const fileShape: Rule = ({ sources }) =>
  sources.flatMap((source) => [...length(source), ...name(source), ...functions(source), ...marks(source)])

function length(source: Source): Violation[] {
  if (source.lines <= longestFile || isData(source)) return []
  return [violation(source, 1, `${source.lines} lines, more than ${longestFile}: cut it by what it does`)]
}

function name(source: Source): Violation[] {
  const file = basename(source.path)
  const found: Violation[] = []
  const accepted = acceptedNames.some(({ path }) => path === source.path)
  if (emptyNames.test(file) && !accepted) found.push(violation(source, 1, `"${file}" says nothing about what is inside`))
  if (/[A-Z ]/.test(file.replace(routeParameter, ''))) found.push(violation(source, 1, `"${file}" is not kebab-case`))
  return found
}

function functions(source: Source): Violation[] {
  if (isData(source)) return []
  return source.functions.flatMap(({ name: called, line, lines, parameters }) => {
    const found: Violation[] = []
    const most = source.isTest || source.path.endsWith('.tsx') ? longestComponent : longestFunction
    if (lines > most && !isSuite(source))
      found.push(violation(source, line, `function ${called} has ${lines} lines, more than ${most}`))
    if (parameters > mostParameters && !source.isTest)
      found.push(violation(source, line, `function ${called} takes ${parameters} parameters; pass an object`))
    return found
  })
}

function marks(source: Source): Violation[] {
  if (source.workspace.name === 'tools' && source.inside.startsWith('boundaries/')) return []
  return source.comments.flatMap(({ text, line }) => {
    const mark = /\b(TODO|FIXME|XXX)\b(?!\(.+\))/.exec(text)?.[1]
    if (mark) return [violation(source, line, `bare ${mark}: do it, or say in brackets what it waits for`)]
    if (/@ts-(ignore|nocheck)/.test(text)) return [violation(source, line, 'use @ts-expect-error with a reason')]
    return /@ts-expect-error\s*$/.test(text) ? [violation(source, line, '@ts-expect-error without a reason')] : []
  })
}

/** `describe` wraps a whole file of cases, so its own length says nothing. */
function isSuite(source: Source): boolean {
  return /\.test\.tsx?$/.test(source.path)
}

function isData(source: Source): boolean {
  return dataFiles.some(({ path }) => path.test(source.path))
}

function violation(source: Source, line: number, message: string): Violation {
  return { rule: 'file-shape', path: source.path, line, message }
}
