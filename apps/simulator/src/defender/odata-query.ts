import { odataError } from './api-error.ts'
import { parseFilter } from './odata-filter.ts'
import { compileFilter, type Predicate, type Schema, scalarProperty } from './odata-schema.ts'

/** The documented page size, and the most that `$top` may ask for. */
const largestPage = 10_000

export interface ListQuery<T> {
  matches: Predicate<T> | null
  /** Null: as the collection is ordered by itself. */
  compare: ((left: T, right: T) => number) | null
  top: number | null
  skip: number
  expand: readonly string[]
}

/** Reads OData query options. Throws an ODataError for what the collection does not support. */
export function readListQuery<T>(query: URLSearchParams, schema: Schema<T>, expandable: readonly string[]): ListQuery<T> {
  const options = systemOptions(query)
  const filter = options.get('$filter')
  const orderby = options.get('$orderby')
  const expand = (options.get('$expand') ?? '').split(',').filter((name) => name.trim() !== '')
  for (const name of expand) {
    if (!expandable.includes(name.trim()))
      throw odataError(`The property '${name.trim()}' on type '${schema.typeName}' cannot be expanded.`)
  }
  const top = wholeNumber('$top', options.get('$top'))
  if (top !== null && top > largestPage) {
    throw odataError(
      `The limit of '${largestPage}' for Top query has been exceeded. The value from the incoming request is '${top}'.`,
    )
  }
  return {
    matches: filter === undefined ? null : compileFilter(parseFilter(filter), schema),
    compare: orderby === undefined ? null : readOrder(orderby, schema),
    top,
    skip: wholeNumber('$skip', options.get('$skip')) ?? 0,
    expand: expand.map((name) => name.trim()),
  }
}

const supported = ['$filter', '$top', '$skip', '$orderby', '$expand']

function systemOptions(query: URLSearchParams): Map<string, string> {
  const options = new Map<string, string>()
  for (const [name, value] of query) {
    if (!name.startsWith('$')) continue
    if (!supported.includes(name)) throw odataError(`Query option '${name}' is not allowed.`)
    if (options.has(name)) throw odataError(`Query option '${name}' was specified more than once.`)
    options.set(name, value)
  }
  return options
}

function wholeNumber(name: string, text: string | undefined): number | null {
  if (text === undefined) return null
  if (!/^\d{1,9}$/.test(text.trim()))
    throw odataError(`Invalid value '${text}' for ${name} query option found. A whole number from 0 is required.`)
  return Number(text)
}

function readOrder<T>(source: string, schema: Schema<T>): (left: T, right: T) => number {
  const keys = source.split(',').map((part) => {
    const [name = '', direction = 'asc', ...rest] = part.trim().split(/\s+/)
    if (rest.length > 0 || (direction !== 'asc' && direction !== 'desc'))
      throw odataError(`Syntax error in $orderby '${source}'.`)
    return { property: scalarProperty(name, schema), sign: direction === 'asc' ? 1 : -1 }
  })
  return (left, right) => {
    for (const { property, sign } of keys) {
      const one = property.read(left)
      const other = property.read(right)
      if (one === other) continue
      // Null sorts before everything, as in OData.
      if (one === null) return -sign
      if (other === null) return sign
      return one < other ? -sign : sign
    }
    return 0
  }
}

interface Page<T> {
  items: T[]
  /** `$skip` of the next page, or null at the end. */
  nextSkip: number | null
}

/** Cuts a query's page out of a collection. @param pageSize Most items in one answer to a query without `$top`. */
export function pageOf<T>(items: readonly T[], query: ListQuery<T>, pageSize: number): Page<T> {
  const matching = query.matches === null ? items : items.filter(query.matches)
  const ordered = query.compare === null ? matching : [...matching].sort(query.compare)
  const size = query.top ?? pageSize
  const end = query.skip + size
  return { items: ordered.slice(query.skip, end), nextSkip: size > 0 && end < ordered.length ? end : null }
}
