import type { HuntedProcess, ProcessStart } from '@pocketsoc/connectors'
import type { GraphProcess, Processes } from './graph-process.ts'
import { strongestVerdict, verdictOf } from './graph-process.ts'
import { exactTime, type FindKey, identityKey, keyFinder } from './process-identity.ts'
import {
  isRelative,
  type ProcessEvidence,
  renamedKey,
  type Sighting,
  sightingsOfEvidence,
  sightingsOfStart,
} from './sightings.ts'

export interface Gathered {
  processes: Processes
  /** The id of the process with this identity, as far as any is near enough. */
  find: FindKey
  /** How many processes of the evidence telemetry knows too. */
  seedsFound: number
}

/**
 * All processes that evidence and telemetry tell of, each once. Two rows of telemetry mean the same process when id
 * and start are equal to the last digit, a row and a piece of evidence when the starts are within two seconds. Ids
 * come from the evidence where it names the process, so that telemetry changes none that is on screen already.
 */
export function gatherProcesses(evidence: ProcessEvidence[], starts: ProcessStart[]): Gathered {
  const hunted = starts.flatMap(sightingsOfStart)
  const shown = evidence.flatMap(sightingsOfEvidence)
  const huntedKeys = new Set(hunted.map(({ key }) => key))
  const findHunted = keyFinder([...huntedKeys].filter(isIdentity))
  const toHunted = (key: string) => (isIdentity(key) ? (findHunted(key) ?? key) : key)
  const aliases = aliasesOf(shown, toHunted)
  const idOf = (key: string) => renamedKey(key, (part) => aliases.get(toHunted(part)) ?? toHunted(part))

  const groups = new Map<string, Sighting[]>()
  for (const sighting of [...hunted, ...shown]) {
    const id = idOf(sighting.key)
    const parent = sighting.parent && { ...sighting.parent, key: idOf(sighting.parent.key) }
    const group = groups.get(id)
    if (group) group.push({ ...sighting, parent })
    else groups.set(id, [{ ...sighting, parent }])
  }
  const processes: Processes = new Map()
  for (const [id, group] of groups) processes.set(id, mergedProcess(id, group))
  const seeds = new Set(shown.filter(({ from }) => from === 'evidence').map(({ key }) => toHunted(key)))
  return {
    processes,
    find: finderOf([...huntedKeys, ...shown.map(({ key }) => key)], idOf),
    seedsFound: [...seeds].filter((key) => huntedKeys.has(key)).length,
  }
}

const isIdentity = (key: string) => !isRelative(key) && !key.startsWith('?')

/** For each process, the smallest of the keys by which the evidence calls it. */
function aliasesOf(shown: Sighting[], toHunted: (key: string) => string): Map<string, string> {
  const aliases = new Map<string, string>()
  for (const key of shown.map((sighting) => sighting.key).sort()) {
    if (isIdentity(key) && !aliases.has(toHunted(key))) aliases.set(toHunted(key), key)
  }
  return aliases
}

function finderOf(keys: string[], idOf: (key: string) => string): FindKey {
  const find = keyFinder(keys.filter(isIdentity))
  return (key) => {
    const found = find(key)
    return found === null ? null : idOf(found)
  }
}

/** What the most telling mention says; the others fill what it leaves open. */
function mergedProcess(id: string, group: Sighting[]): GraphProcess {
  const ordered = group
    .map((sighting) => ({ sighting, text: JSON.stringify(sighting.facts) }))
    .sort((a, b) => a.sighting.rank - b.sighting.rank || (a.text < b.text ? -1 : 1))
    .map(({ sighting }) => sighting)
  const first = <K extends keyof HuntedProcess>(field: K): HuntedProcess[K] | null =>
    ordered.find(({ facts }) => facts[field] !== null && facts[field] !== '')?.facts[field] ?? null
  // Half an identity from one mention and half from another would be nobody's.
  const identified = ordered.find(({ facts }) => identityKey({ processId: facts.processId, startedAt: facts.createdAt }))
  const { processId, createdAt } = (identified ?? ordered[0])?.facts ?? { processId: null, createdAt: null }
  const sources = new Set(group.map(({ from }) => from))
  return {
    id,
    parentId: parentIdOf(id, group),
    name: first('name'),
    path: first('path'),
    commandLine: first('commandLine'),
    processId: Number.isSafeInteger(processId) ? processId : null,
    startedAt: exactTime(createdAt),
    user: first('user'),
    sha1: first('sha1'),
    sha256: first('sha256'),
    integrityLevel: first('integrityLevel'),
    seed: sources.has('evidence'),
    verdict: strongestVerdict(group.map(({ outcome }) => verdictOf(outcome))),
    origin: sources.has('evidence') ? 'evidence' : sources.has('hunting') ? 'hunting' : 'inferred',
    activity: [],
    sameSiblings: 0,
  }
}

function parentIdOf(id: string, group: Sighting[]): string | null {
  const links = group.flatMap(({ parent }) => (parent && parent.key !== id ? [parent] : []))
  links.sort((a, b) => a.trust - b.trust || (a.key < b.key ? -1 : 1))
  return links[0]?.key ?? null
}
