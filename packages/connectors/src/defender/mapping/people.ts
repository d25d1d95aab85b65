import type { Detection, Evidence } from '@pocketsoc/contract'
import { accountName } from './evidence.ts'
import { asList, asRecord, asText, type JsonRecord } from './json.ts'
import { instant } from './times.ts'

type User = Detection['users'][number]

const limits = { users: 100, name: 500, comments: 500, comment: 10_000 }

/** Everybody an alert names, each account once: the related user, users in evidence, users logged on. */
export function mapUsers(alert: JsonRecord, evidence: Evidence[]): User[] {
  const related = readUser(asRecord(alert.relatedUser), 'userName', 'related')
  const inEvidence = evidence.flatMap((item): User[] => {
    if (item.kind !== 'user') return []
    return [{ name: item.name, domain: item.domain, principalName: item.principalName, relation: 'evidence' }]
  })
  const loggedOn = asList(alert.loggedOnUsers, limits.users).map((user) => readUser(asRecord(user), 'accountName', 'logged_on'))
  const users = new Map<string, User>()
  for (const user of [related, ...inEvidence, ...loggedOn]) {
    if (user.name === null && user.principalName === null) continue
    const key = (accountName(user.name, user.domain, user.principalName) ?? '').toLowerCase()
    const known = users.get(key)
    users.set(key, known ? { ...known, principalName: known.principalName ?? user.principalName } : user)
  }
  return [...users.values()].slice(0, limits.users)
}

/** How the feed names a user. */
export function nameUser(user: User | undefined): string | null {
  return user ? accountName(user.name, user.domain, user.principalName) : null
}

/** Comments in the vendor's order; a row without text is left out. */
export function mapComments(value: unknown): Detection['comments'] {
  return asList(value, limits.comments).flatMap((row) => {
    const comment = asRecord(row)
    const text = asText(comment.comment, limits.comment) ?? asText(row, limits.comment)
    if (text === null) return []
    // The documentation's table says createTime, its samples and the service createdTime.
    return [
      { text, author: asText(comment.createdBy, limits.name), at: instant(comment.createdTime) ?? instant(comment.createTime) },
    ]
  })
}

function readUser(row: JsonRecord, nameField: string, relation: User['relation']): User {
  return {
    name: asText(row[nameField], limits.name),
    domain: asText(row.domainName, limits.name),
    principalName: asText(row.userPrincipalName, limits.name),
    relation,
  }
}
