import { createHash } from 'node:crypto'
import type { HuntedProcess, ProcessStart } from '@pocketsoc/connectors'
import type { Evidence } from '@pocketsoc/contract'
import { identityKey } from './process-identity.ts'

export type ProcessEvidence = Extract<Evidence, { kind: 'process' }>

/** One mention of a process somewhere; several mentions make a process of the graph. */
export interface Sighting {
  /** Which process is meant; see `keyOf`. */
  key: string
  /** From the most telling source (0) to the least: ancestors are mentioned with little beside their name. */
  rank: number
  from: 'evidence' | 'hunting' | 'mention'
  facts: HuntedProcess
  outcome: string | null
  /** The parent's key, and how much to trust it: lower is better. */
  parent: { key: string; trust: number } | null
}

const ranks = { evidence: 0, started: 1, parent: 2, evidenceParent: 3, grandParent: 4 }
const trusts = { telemetry: 0, mention: 1, evidence: 2, nameless: 10 }

/** Marks the key of a parent that has no identity of its own: it is the parent of that one process. */
const parentMark = '<'
export const isRelative = (key: string) => key.endsWith(parentMark)

/** Follows a change of keys down into relative ones. */
export function renamedKey(key: string, rename: (key: string) => string): string {
  return isRelative(key) ? renamedKey(key.slice(0, -1), rename) + parentMark : rename(key)
}

/**
 * The identity where it is complete. Without it a process that is named for itself goes by its content, and a parent
 * by its child; a parent of which nothing is known is none.
 */
function keyOf(facts: HuntedProcess, child: string | null): string | null {
  const key = identityKey({ processId: facts.processId, startedAt: facts.createdAt })
  if (key !== null) return key
  if (child === null)
    return `?${createHash('sha256')
      .update(JSON.stringify(contentOf(facts)))
      .digest('hex')
      .slice(0, 24)}`
  return facts.name || facts.path || facts.commandLine ? child + parentMark : null
}

function contentOf(facts: HuntedProcess) {
  const { processId, createdAt, name, path, commandLine, sha1, sha256, user } = facts
  return [processId, createdAt, name, path, commandLine, sha1, sha256, user]
}

/** What telemetry tells of one process start: up to three generations. */
export function sightingsOfStart({ process, parent, grandParent }: ProcessStart): Sighting[] {
  const key = keyOf(process, null)
  if (key === null) return []
  const parentKey = parent && keyOf(parent, key)
  const found: Sighting[] = [
    { key, rank: ranks.started, from: 'hunting', facts: process, outcome: null, parent: linkTo(parentKey, trusts.telemetry) },
  ]
  if (!parent || parentKey === null) return found
  const grandKey = grandParent && keyOf(grandParent, parentKey)
  found.push(mention(parentKey, parent, { rank: ranks.parent, parent: linkTo(grandKey, trusts.mention) }))
  if (grandParent && grandKey !== null) found.push(mention(grandKey, grandParent, { rank: ranks.grandParent, parent: null }))
  return found
}

/** What a piece of evidence tells of a process and its parent. */
export function sightingsOfEvidence(evidence: ProcessEvidence): Sighting[] {
  const { name, commandLine, sha1, sha256, user, processId, outcome } = evidence
  const path = wholePath(evidence)
  const facts = { ...nothing, processId, createdAt: evidence.startedAt, name, path, commandLine, sha1, sha256, user }
  const key = keyOf(facts, null)
  if (key === null) return []
  const parent = evidence.parent && {
    ...nothing,
    ...evidence.parent,
    path: wholePath(evidence.parent),
    createdAt: evidence.parent.startedAt,
  }
  const parentKey = parent && keyOf(parent, key)
  const found: Sighting[] = [
    { key, rank: ranks.evidence, from: 'evidence', facts, outcome, parent: linkTo(parentKey, trusts.evidence) },
  ]
  if (parent && parentKey !== null) found.push(mention(parentKey, parent, { rank: ranks.evidenceParent, parent: null }))
  return found
}

/** The file's path as telemetry tells it: evidence tells the folder apart from the name. */
function wholePath({ name, path }: Pick<ProcessEvidence, 'name' | 'path'>): string | null {
  if (!path || !name || path.toLowerCase().endsWith(name.toLowerCase())) return path
  const separator = path.includes('/') ? '/' : '\\'
  return path.endsWith(separator) ? path + name : path + separator + name
}

const nothing: HuntedProcess = {
  processId: null,
  createdAt: null,
  uniqueId: null,
  name: null,
  path: null,
  commandLine: null,
  sha1: null,
  sha256: null,
  user: null,
  integrityLevel: null,
}

function mention(key: string, facts: HuntedProcess, rest: Pick<Sighting, 'rank' | 'parent'>): Sighting {
  return { key, from: 'mention', facts, outcome: null, ...rest }
}

function linkTo(key: string | null, trust: number): Sighting['parent'] {
  return key === null ? null : { key, trust: isRelative(key) ? trust + trusts.nameless : trust }
}
