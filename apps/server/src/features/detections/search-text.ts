import type { Alert } from '@pocketsoc/connectors'
import type { Evidence } from '@pocketsoc/contract'

const limit = 8000

/**
 * What the feed's search looks in: lower case, each value once, at most 8,000 characters. Titles and machines come
 * first, so that what is cut from a huge alert is its evidence.
 */
export function searchTextOf(alert: Alert): string {
  const values = [
    alert.title,
    alert.machine?.name,
    alert.machine?.vendorMachineId,
    alert.user,
    alert.vendorAlertId,
    alert.incidentId,
    alert.category,
    alert.threatName,
    alert.threatFamily,
    alert.assignedTo,
    ...alert.techniqueIds,
    ...alert.users.flatMap((user) => [user.name, user.principalName]),
    ...alert.evidence.flatMap(searchedIn),
  ]
  const unique = new Set(values.flatMap((value) => (value ? [value.toLowerCase()] : [])))
  return [...unique].join(' ').slice(0, limit)
}

function searchedIn(evidence: Evidence): (string | null)[] {
  switch (evidence.kind) {
    case 'process':
      return [evidence.name, evidence.sha1, evidence.sha256, evidence.commandLine, evidence.parent?.name ?? null]
    case 'file':
      return [evidence.name, evidence.sha1, evidence.sha256, evidence.path]
    case 'user':
      return [evidence.name, evidence.principalName, evidence.sid]
    case 'ip':
      return [evidence.address]
    case 'url':
      return [evidence.url]
    case 'registry':
      return [evidence.key, evidence.valueName]
    case 'other':
      return Object.values(evidence.fields)
  }
}

/** The words of a search as typed: lower case, each once, at most ten. */
export function searchWords(query: string | undefined): string[] {
  return [...new Set((query ?? '').toLowerCase().split(/\s+/).filter(Boolean))].slice(0, 10)
}
