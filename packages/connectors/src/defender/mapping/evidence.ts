import type { Evidence } from '@pocketsoc/contract'
import { asCount, asLine, asList, asRecord, asText, isRecord, type JsonRecord } from './json.ts'
import { instant } from './times.ts'

const limits = { items: 500, name: 500, path: 2000, commandLine: 10_000, hash: 128, url: 4000, value: 4000, otherFields: 40 }

type Reader = (row: JsonRecord) => Evidence | null

/** The filled rows of an alert's evidence, each once, in the vendor's order. */
export function mapEvidence(value: unknown): Evidence[] {
  const items = new Map<string, Evidence>()
  for (const row of asList(value, limits.items)) {
    const item = mapRow(row)
    if (!item) continue
    const key = JSON.stringify({ ...item, seenAt: null })
    const known = items.get(key)
    // The same thing recorded twice is shown once, from when it was first seen.
    if (!known || (item.seenAt !== null && (known.seenAt === null || item.seenAt < known.seenAt))) items.set(key, item)
  }
  return [...items.values()]
}

/** `DOMAIN\account`, the account alone, or the principal name; null when none is known. */
export function accountName(account: string | null, domain: string | null, principal: string | null): string | null {
  if (account === null) return principal
  return domain === null ? account : `${domain}\\${account}`
}

const readers: Record<Exclude<Evidence['kind'], 'other'>, Reader> = {
  process: readProcess,
  file: readFile,
  user: readUser,
  ip: readAddress,
  url: readUrl,
  registry: readRegistry,
}

function mapRow(value: unknown): Evidence | null {
  const row = asRecord(value)
  const kind = kindOf(row)
  return (kind && readers[kind](row)) ?? readOther(value)
}

function kindOf(row: JsonRecord): keyof typeof readers | null {
  const word = asText(row.entityType, limits.name)?.toLowerCase() ?? ''
  if (word.startsWith('registry')) return 'registry'
  if (word === 'ipaddress') return 'ip'
  if (Object.hasOwn(readers, word)) return word as keyof typeof readers
  if (word !== '') return null
  // No word for it: its filled fields tell, the most telling first.
  return (Object.keys(readers) as (keyof typeof readers)[]).find((kind) => readers[kind](row) !== null) ?? null
}

function readProcess(row: JsonRecord): Evidence | null {
  const own = {
    commandLine: asText(row.processCommandLine, limits.commandLine),
    processId: asCount(row.processId),
    startedAt: instant(row.processCreationTime),
  }
  const image = readImage(row)
  const parent = {
    name: asText(row.parentProcessFileName, limits.name),
    path: asText(row.parentProcessFilePath, limits.path),
    processId: asCount(row.parentProcessId),
    startedAt: instant(row.parentProcessCreationTime),
  }
  const named = asText(row.entityType, limits.name) !== null
  if (isEmpty(own) && isEmpty(parent) && (!named || isEmpty(image))) return null
  return {
    kind: 'process',
    ...image,
    ...own,
    user: readAccount(row),
    parent: isEmpty(parent) ? null : parent,
    outcome: asText(row.detectionStatus, limits.name),
    seenAt: instant(row.evidenceCreationTime),
  }
}

function readFile(row: JsonRecord): Evidence | null {
  const image = readImage(row)
  if (isEmpty(image)) return null
  return { kind: 'file', ...image, outcome: asText(row.detectionStatus, limits.name), seenAt: instant(row.evidenceCreationTime) }
}

function readImage(row: JsonRecord) {
  return {
    name: asText(row.fileName, limits.name),
    path: asText(row.filePath, limits.path),
    sha1: asText(row.sha1, limits.hash)?.toLowerCase() ?? null,
    sha256: asText(row.sha256, limits.hash)?.toLowerCase() ?? null,
  }
}

function readUser(row: JsonRecord): Evidence | null {
  const user = {
    name: asText(row.accountName, limits.name),
    domain: asText(row.domainName, limits.name),
    principalName: asText(row.userPrincipalName, limits.name),
    sid: asText(row.userSid, limits.name),
    directoryId: asText(row.aadUserId, limits.name),
  }
  return isEmpty(user) ? null : { kind: 'user', ...user, seenAt: instant(row.evidenceCreationTime) }
}

function readAccount(row: JsonRecord): string | null {
  const text = (name: string) => asText(row[name], limits.name)
  return accountName(text('accountName'), text('domainName'), text('userPrincipalName'))
}

function readAddress(row: JsonRecord): Evidence | null {
  const address = asText(row.ipAddress, limits.name)
  return address === null ? null : { kind: 'ip', address, seenAt: instant(row.evidenceCreationTime) }
}

function readUrl(row: JsonRecord): Evidence | null {
  const url = asText(row.url, limits.url)
  return url === null ? null : { kind: 'url', url, seenAt: instant(row.evidenceCreationTime) }
}

function readRegistry(row: JsonRecord): Evidence | null {
  const entry = {
    hive: asText(row.registryHive, limits.name),
    key: asText(row.registryKey, limits.path),
    valueName: asText(row.registryValueName, limits.name),
    valueType: asText(row.registryValueType, limits.name),
    value: asLine(row.registryValue, limits.value),
  }
  return isEmpty(entry) ? null : { kind: 'registry', ...entry, seenAt: instant(row.evidenceCreationTime) }
}

/** Whatever no other kind holds, with its filled fields; null when there is nothing to show. */
function readOther(value: unknown): Evidence | null {
  const { entityType, evidenceCreationTime, ...rest } = isRecord(value) ? value : { value }
  const filled = Object.entries(rest)
    .map(([name, field]) => [asText(name, limits.name) ?? '?', asLine(field, limits.value)] as const)
    .filter((entry): entry is readonly [string, string] => entry[1] !== null && entry[1] !== '[]' && entry[1] !== '{}')
    .slice(0, limits.otherFields)
  if (filled.length === 0) return null
  return {
    kind: 'other',
    entityType: asText(entityType, limits.name) ?? 'Unknown',
    fields: Object.fromEntries(filled),
    seenAt: instant(evidenceCreationTime),
  }
}

const isEmpty = (fields: Record<string, unknown>) => Object.values(fields).every((value) => value === null)
