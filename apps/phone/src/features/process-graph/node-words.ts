import type { ProcessNode } from '@pocketsoc/contract'
import { clockSeconds } from '../../lib/time-words.ts'
import { counted, readable } from '../../lib/words.ts'
import type { TreeNode } from './process-tree.ts'

/** `powershell.exe`, with `×5` where it stands for five alike. */
export function nodeName({ name, path, sameSiblings }: Pick<ProcessNode, 'name' | 'path' | 'sameSiblings'>): string {
  const own = name ?? path?.split(/[\\/]/).at(-1) ?? 'Unnamed process'
  return sameSiblings > 0 ? `${own} ×${sameSiblings + 1}` : own
}

/** `PID 4711 · 09:41:12`, as far as known. */
export function nodeFacts(process: Pick<ProcessNode, 'processId' | 'startedAt'>): string {
  return [pidWords(process), timeWords(process)].filter(Boolean).join(' · ') || 'PID unknown'
}

export function pidWords({ processId }: Pick<ProcessNode, 'processId'>): string | null {
  return processId === null ? null : `PID ${processId}`
}

/** `09:41:12`, in the reader's zone. */
export function timeWords({ startedAt }: Pick<ProcessNode, 'startedAt'>): string | null {
  return startedAt ? clockSeconds(startedAt) : null
}

/**
 * What tells one start of a program from another: the command line without the program that its name says already, or
 * the path where nothing follows it. Null where neither is known.
 */
export function nodeCommand({ name, path, commandLine }: Pick<ProcessNode, 'name' | 'path' | 'commandLine'>): string | null {
  const line = commandLine?.replace(/\s+/g, ' ').trim()
  if (!line) return path
  const [, program = '', rest = ''] = /^("[^"]*"|\S+)(?: (.*))?$/.exec(line) ?? []
  const own = fileName(program.replaceAll('"', '')).toLowerCase()
  const wanted = (name ?? fileName(path ?? '')).toLowerCase()
  if (own !== wanted && `${own}.exe` !== wanted) return line
  return rest || path || line
}

const fileName = (path: string) => path.split(/[\\/]/).at(-1) ?? ''

/** What the detection says of a process, in words: `Triggering`, `Blocked`. */
export function nodeMarks({ triggering, verdict, origin }: Pick<ProcessNode, 'triggering' | 'verdict' | 'origin'>): string[] {
  const marks = [triggering ? 'Triggering' : null, verdict ? readable(verdict) : null]
  const said = marks.filter((mark) => mark !== null)
  return said.length === 0 && origin === 'inferred' ? ['Known as a parent only'] : said
}

/** A text that fits `most` characters: cut in the middle, since names differ at their beginning and end. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text
  const tail = Math.floor((most - 1) / 3)
  return `${text.slice(0, most - 1 - tail)}…${text.slice(text.length - tail)}`
}

/** Its place among the others for those who hear the list: `started by cmd.exe, 3 processes below`. */
export function relations({ parent, below }: TreeNode): string {
  const above = parent ? `started by ${nodeName(parent.process)}` : 'nothing known above it'
  return below > 0 ? `${above}, ${counted(below, 'process', 'processes')} below` : above
}
