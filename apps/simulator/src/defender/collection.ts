import { pageOf, readListQuery } from './odata-query.ts'
import type { Schema } from './odata-schema.ts'
import type { DefenderRequest } from './request.ts'

interface Collection<T> {
  /** As in `$metadata#Alerts`. */
  name: string
  items: readonly T[]
  schema: Schema<T>
  expandable: readonly string[]
  json(item: T, expanded: boolean): string
}

/** The body of a list call. Put together as text, so that items raised as text go out unchanged. */
export function listJson<T>(request: DefenderRequest, collection: Collection<T>): string {
  const query = readListQuery(request.url.searchParams, collection.schema, collection.expandable)
  const { pageSize, nextLinkWithTop } = request.world.settings
  const size = query.top ?? pageSize
  const skip = request.repeatPage ? Math.max(0, query.skip - size) : query.skip
  const page = pageOf(collection.items, { ...query, skip }, pageSize)
  const parts = [
    `"@odata.context":${JSON.stringify(`${request.base}/$metadata#${collection.name}`)}`,
    `"value":[${page.items.map((item) => collection.json(item, query.expand.length > 0)).join(',')}]`,
  ]
  // Observed, not documented: a caller who gives $top has to page with $skip.
  if (page.nextSkip !== null && (query.top === null || nextLinkWithTop)) {
    const next = new URL(request.url)
    next.searchParams.set('$skip', String(page.nextSkip))
    parts.push(`"@odata.nextLink":${JSON.stringify(next.href)}`)
  }
  return `{${parts.join(',')}}`
}

/** The body of a call for one entity. */
export function entityJson(request: DefenderRequest, name: string, entity: unknown): string {
  if (typeof entity !== 'object' || entity === null || Array.isArray(entity)) return JSON.stringify(entity)
  return JSON.stringify({ '@odata.context': `${request.base}/$metadata#${name}/$entity`, ...entity })
}
