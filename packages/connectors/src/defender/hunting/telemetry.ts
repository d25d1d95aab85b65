import type { HuntedEvent, HuntedProcess, HuntingRows, ProcessActivity, ProcessStart } from '../../sdk/hunting.ts'
import { accountName } from '../mapping/evidence.ts'
import { asCount, asList, asText, type JsonRecord } from '../mapping/json.ts'
import { exactTime, instant } from '../mapping/times.ts'
import { spaced } from '../mapping/vocabulary.ts'

const limits = { name: 500, path: 2000, commandLine: 10_000, hash: 128, detail: 2000, samples: 5, sample: 1000 }

/** The rows of a result as objects by column name. */
function records({ columns, rows }: Pick<HuntingRows, 'columns' | 'rows'>): JsonRecord[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index] ?? null])))
}

/** Process starts of the rows of `processStartsQuery`, in their order; a row without a time is left out. */
export function processStartsOf(result: Pick<HuntingRows, 'columns' | 'rows'>): ProcessStart[] {
  return records(result).flatMap((row): ProcessStart[] => {
    const at = exactTime(row.Timestamp)
    if (at === null) return []
    const process = processOf(row, '')
    return [{ at, process, parent: filled(parentOf(row)), grandParent: filled(processOf(row, 'GrandParent')) }]
  })
}

/** A process by the columns that begin with `prefix`, as the template names them. */
function processOf(row: JsonRecord, prefix: '' | 'Parent' | 'GrandParent'): HuntedProcess {
  const text = (column: string, limit: number) => asText(row[prefix + column], limit)
  const own = prefix === ''
  return {
    processId: asCount(row[own ? 'ProcessId' : `${prefix}Id`]),
    createdAt: exactTime(row[own ? 'ProcessCreationTime' : `${prefix}Created`]),
    uniqueId: text('UniqueId', limits.name),
    name: text('FileName', limits.name),
    path: text('FolderPath', limits.path),
    commandLine: text(own ? 'ProcessCommandLine' : 'CommandLine', limits.commandLine),
    sha1: text('SHA1', limits.hash)?.toLowerCase() ?? null,
    sha256: text('SHA256', limits.hash)?.toLowerCase() ?? null,
    user: accountName(text('AccountName', limits.name), text('AccountDomain', limits.name), text('AccountUpn', limits.name)),
    integrityLevel: text(own ? 'ProcessIntegrityLevel' : 'IntegrityLevel', limits.name),
  }
}

const parentOf = (row: JsonRecord) => processOf(row, 'Parent')

/** Null for a process of which nothing is known; an id alone is 0 where there is none. */
function filled(process: HuntedProcess): HuntedProcess | null {
  const { processId, ...rest } = process
  return processId || Object.values(rest).some((value) => value !== null) ? process : null
}

/** Activity of the rows of `processActivityQuery`. */
export function processActivityOf(result: Pick<HuntingRows, 'columns' | 'rows'>): ProcessActivity[] {
  return records(result).map((row) => ({
    processId: asCount(row.InitiatingProcessId),
    createdAt: exactTime(row.InitiatingProcessCreationTime),
    kind: asText(row.Kind, limits.name) ?? 'event',
    count: asCount(row.Count) ?? 0,
    samples: samplesOf(row.Sample),
  }))
}

// A set travels as a list or as the JSON text of one.
function samplesOf(value: unknown): string[] {
  const list = typeof value === 'string' ? parseList(value) : asList(value, limits.samples)
  return list.slice(0, limits.samples).flatMap((item) => asText(item, limits.sample) ?? [])
}

function parseList(text: string): unknown[] {
  try {
    return asList(JSON.parse(text), limits.samples)
  } catch {
    return [text]
  }
}

const eventKinds = ['process', 'network', 'file', 'registry', 'logon', 'alert', 'event'] as const

/** Events of the rows of `machineEventsQuery`, in their order; a row without a time is left out. */
export function machineEventsOf(result: Pick<HuntingRows, 'columns' | 'rows'>): HuntedEvent[] {
  return records(result).flatMap((row): HuntedEvent[] => {
    const at = instant(row.Timestamp)
    if (at === null) return []
    const kind = eventKinds.find((each) => each === row.Kind) ?? 'event'
    const action = spaced(row.ActionType)
    return [
      {
        at,
        kind,
        title: titleOf(kind, asText(row.Title, limits.name)?.trim() ?? null, action),
        detail: detailOf(kind, asText(row.Detail, limits.detail), action),
        actor: kind === 'alert' ? null : actorOf(row.Actor),
        byProcess: asText(row.ByName, limits.name),
        vendorAlertId: kind === 'alert' ? asText(row.AlertId, limits.name) : null,
      },
    ]
  })
}

function titleOf(kind: HuntedEvent['kind'], title: string | null, action: string | null): string {
  if (kind === 'event') return spaced(title) ?? action ?? 'Event'
  const named = kind === 'logon' ? actorOf(title) : title
  return named ?? action ?? `A ${kind} event`
}

// What happened to a file, a key or a connection is told by the action alone.
function detailOf(kind: HuntedEvent['kind'], detail: string | null, action: string | null): string | null {
  if (kind === 'process' || kind === 'alert' || kind === 'event') return detail === '{}' ? null : detail
  return [action, detail].filter((part) => part !== null).join(': ') || null
}

/** `DOMAIN\account`, or the half of it that is known. */
function actorOf(value: unknown): string | null {
  const text = asText(value, limits.name)?.replace(/^\\+|\\+$/g, '')
  return text || null
}
