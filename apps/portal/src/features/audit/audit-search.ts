import { type AuditAction, type AuditFilter, auditActions, auditTargets, serverActor } from '@pocketsoc/contract'

/** The filters as they stand in the address: one value each, days as `2026-03-04` in the reader's zone. */
export interface AuditSearch {
  q?: string
  actor?: string
  action?: string
  target?: string
  from?: string
  /** The last day that counts. */
  to?: string
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const accepts: Record<keyof AuditSearch, (value: string) => boolean> = {
  q: (value) => value.trim() !== '' && value.length <= 200,
  actor: (value) => value === serverActor || uuid.test(value),
  action: (value) => Object.hasOwn(auditActions, value),
  target: (value) => Object.hasOwn(auditTargets, value),
  from: isDay,
  to: isDay,
}

/** Takes from an address what is a filter; an old or mistyped one lets everything through instead of failing. */
export function readSearch(search: Record<string, unknown>): AuditSearch {
  const read: AuditSearch = {}
  for (const key of Object.keys(accepts) as (keyof AuditSearch)[]) {
    const value = search[key]
    if (typeof value === 'string' && accepts[key](value)) read[key] = value
  }
  return read
}

/** The same as the server takes it: days become the instants at which they begin and end for the reader. */
export function filterOf({ q, actor, action, target, from, to }: AuditSearch): AuditFilter {
  return {
    ...(q ? { q: q.trim() } : {}),
    ...(actor ? { actor: [actor] } : {}),
    ...(action ? { action: [action as AuditAction] } : {}),
    ...(target ? { target: [target as keyof typeof auditTargets] } : {}),
    ...(from ? { from: startOfDay(from) } : {}),
    ...(to ? { to: startOfDay(to, 1) } : {}),
  }
}

/** True for a day that exists, from the year 1000 on. */
export function isDay(text: string): boolean {
  return startOfDay(text) !== undefined
}

/** The midnight at which the day begins here, or a later one; undefined for what is no day. */
function startOfDay(day: string, daysLater = 0): string | undefined {
  const [, year, month, date] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []).map(Number)
  if (!year || !month || !date) return undefined
  const asked = new Date(year, month - 1, date)
  const exists = year >= 1000 && asked.getMonth() === month - 1 && asked.getDate() === date
  return exists ? new Date(year, month - 1, date + daysLater).toISOString() : undefined
}

/** True when anything is filtered. */
export function isFiltered(search: AuditSearch): boolean {
  return Object.keys(search).length > 0
}
