import type { Evidence } from '@pocketsoc/contract'
import type { StoredDetail } from '../detections/index.ts'

export interface HuntingParameter {
  kind: 'machine' | 'sha1' | 'sha256' | 'file' | 'user' | 'ip' | 'url'
  value: string
  /** For people: what the value is of. */
  label: string
}

const mostParameters = 30
const longestValue = 1000

type Source = Pick<StoredDetail, 'machine' | 'user' | 'users' | 'evidence'>

/**
 * Values of a detection that starter queries can be filled with, each once, at most 30. The kinds take turns, so that
 * fifty files leave room for the one address.
 */
export function parametersOf(detail: Source): HuntingParameter[] {
  const byKind = new Map<HuntingParameter['kind'], Map<string, HuntingParameter>>()
  for (const parameter of offered(detail)) {
    const same = byKind.get(parameter.kind) ?? new Map<string, HuntingParameter>()
    byKind.set(parameter.kind, same)
    const key = parameter.value.toLowerCase()
    if (isUsable(parameter.value) && !same.has(key)) same.set(key, parameter)
  }
  const kinds = [...byKind.values()].map((same) => [...same.values()])
  const chosen = new Set<HuntingParameter>()
  for (let round = 0; round < mostParameters && chosen.size < mostParameters; round += 1) {
    for (const same of kinds) {
      const parameter = same[round]
      if (parameter && chosen.size < mostParameters) chosen.add(parameter)
    }
  }
  return kinds.flat().filter((parameter) => chosen.has(parameter))
}

/** A value goes into a query's string literal: control characters have no place there. */
function isUsable(value: string): boolean {
  return value.trim() !== '' && value.length <= longestValue && !/\p{Cc}/u.test(value)
}

function offered({ machine, user, users, evidence }: Source): HuntingParameter[] {
  const found: HuntingParameter[] = []
  const add = (kind: HuntingParameter['kind'], value: string | null | undefined, label: string | null | undefined) => {
    if (value) found.push({ kind, value, label: label || value })
  }
  add('machine', machine?.vendorMachineId, machine?.name)
  add('user', accountOf(user), user)
  for (const { name, domain, principalName } of users) add('user', name, withDomain(name, domain) ?? principalName)
  for (const item of evidence) addEvidence(add, item)
  return found
}

function addEvidence(add: (kind: HuntingParameter['kind'], value: string | null, label: string | null) => void, item: Evidence) {
  switch (item.kind) {
    case 'process':
    case 'file':
      add('sha1', item.sha1, item.name)
      add('sha256', item.sha256, item.name)
      add('file', item.name, item.path ? `${item.name} in ${item.path}` : item.name)
      if (item.kind === 'process') {
        add('file', item.parent?.name ?? null, item.parent?.path ? `${item.parent.name} in ${item.parent.path}` : null)
        add('user', accountOf(item.user), item.user)
      }
      break
    case 'user':
      add('user', item.name ?? accountOf(item.principalName), withDomain(item.name, item.domain) ?? item.principalName)
      break
    case 'ip':
      add('ip', item.address, null)
      break
    case 'url':
      // The tables hold the host alone for TLS, where the path is never seen: it finds more than the whole address.
      add('url', hostOf(item.url), null)
      add('url', item.url, null)
      break
    default:
      break
  }
}

const withDomain = (name: string | null, domain: string | null) => (name && domain ? `${domain}\\${name}` : name)

/** The account alone, which is what tables of telemetry hold: of `DOMAIN\account` and of `account@domain`. */
function accountOf(user: string | null): string | null {
  return user?.split('\\').at(-1)?.split('@')[0] || null
}

/** Host of an address with a scheme; null for what is none. */
const hostOf = (url: string | null) => (url && URL.canParse(url) ? new URL(url).hostname : null)
