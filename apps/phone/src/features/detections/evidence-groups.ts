import type { Evidence, EvidenceKind } from '@pocketsoc/contract'

export type EvidenceOf<K extends EvidenceKind> = Extract<Evidence, { kind: K }>

export interface EvidenceGroups {
  /** Oldest first, as they ran. */
  process: EvidenceOf<'process'>[]
  file: EvidenceOf<'file'>[]
  user: EvidenceOf<'user'>[]
  ip: EvidenceOf<'ip'>[]
  url: EvidenceOf<'url'>[]
  registry: EvidenceOf<'registry'>[]
  other: EvidenceOf<'other'>[]
}

/** Evidence by kind; the same thing seen twice is listed once. */
export function groupEvidence(evidence: readonly Evidence[]): EvidenceGroups {
  const groups: EvidenceGroups = { process: [], file: [], user: [], ip: [], url: [], registry: [], other: [] }
  const seen = new Set<string>()
  for (const item of evidence) {
    const identity = JSON.stringify({ ...item, seenAt: null })
    if (seen.has(identity)) continue
    seen.add(identity)
    // Sound because `kind` names the list that holds exactly that kind; TypeScript cannot follow it through the union.
    ;(groups[item.kind] as Evidence[]).push(item)
  }
  groups.process.sort((one, other) => startOf(one).localeCompare(startOf(other)))
  return groups
}

function startOf(process: EvidenceOf<'process'>): string {
  return process.startedAt ?? process.seenAt ?? ''
}

/** Folder and name as one path, with the separator of its system. */
export function fullPath(item: { name: string | null; path: string | null }): string | null {
  if (!item.path || !item.name) return item.path ?? item.name
  if (item.path.toLowerCase().endsWith(item.name.toLowerCase())) return item.path
  const separator = item.path.includes('/') ? '/' : '\\'
  return item.path.endsWith(separator) ? item.path + item.name : item.path + separator + item.name
}
