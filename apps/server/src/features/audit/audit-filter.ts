import { type AuditAction, type AuditFilter, auditActions, serverActor } from '@pocketsoc/contract'
import { and, gte, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { auditEntries } from '../../db/schema/index.ts'

/** The filter as conditions on entries; undefined where it lets every entry through. */
export function conditionsOf(filter: AuditFilter): SQL | undefined {
  return and(
    actorCondition(filter.actor),
    filter.action && inArray(auditEntries.event, filter.action),
    filter.target && inArray(auditEntries.targetKind, filter.target),
    filter.from ? gte(auditEntries.at, new Date(filter.from)) : undefined,
    filter.to ? lt(auditEntries.at, new Date(filter.to)) : undefined,
    ...wordsOf(filter.q).map(containing),
  )
}

function actorCondition(actors: readonly string[] | undefined): SQL | undefined {
  if (!actors) return undefined
  const members = actors.filter((actor) => actor !== serverActor)
  return or(
    inArray(auditEntries.actorUserId, members),
    members.length < actors.length ? and(isNull(auditEntries.actorUserId), isNull(auditEntries.actorName)) : undefined,
  )
}

/** The words of a search as typed: lower case, each once, at most ten. */
function wordsOf(query: string | undefined): string[] {
  return [...new Set((query ?? '').toLowerCase().split(/\s+/).filter(Boolean))].slice(0, 10)
}

const { event, actorName, deviceName, targetName, targetId, reason, vendorReference, vendorAnswer, before, after } = auditEntries
const texts = sql`lower(concat_ws(' ', ${event}, ${actorName}, ${deviceName}, ${targetName}, ${targetId}, ${reason}, ${vendorReference}, ${vendorAnswer}))`
const states = sql`lower(concat_ws(' ', ${before}::text, ${after}::text))`

/** Entries that hold the word, as it is stored or in the plain words of their action. */
function containing(word: string): SQL | undefined {
  const actions = actionsCalled(word)
  // JSON doubles a backslash and escapes a quote, so the word has to do the same there.
  const escaped = JSON.stringify(word).slice(1, -1)
  return or(
    actions.length > 0 ? inArray(auditEntries.event, actions) : undefined,
    sql`strpos(${texts}, ${word}) > 0`,
    sql`strpos(${states}, ${escaped}) > 0`,
  )
}

function actionsCalled(word: string): AuditAction[] {
  return (Object.keys(auditActions) as AuditAction[]).filter((action) => auditActions[action].words.toLowerCase().includes(word))
}
