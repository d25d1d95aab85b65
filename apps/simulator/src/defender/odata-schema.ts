import { odataError } from './api-error.ts'
import type { Comparison, Filter } from './odata-filter.ts'
import type { Literal } from './odata-lexer.ts'

type Scalar = string | number | boolean | null

/** What a collection lets callers filter and sort by. `read` gives instants as instant keys. */
export type Property<T> =
  | { type: 'string' | 'instant' | 'number'; read(item: T): Scalar }
  | { type: 'enum'; values: readonly string[]; read(item: T): Scalar }
  | { type: 'strings'; read(item: T): readonly string[] }

export interface Schema<T> {
  /** The vendor's name for the type, for messages. */
  typeName: string
  properties: Record<string, Property<T>>
  /** Properties that exist but may not be filtered by. */
  unfilterable: readonly string[]
}

export type Predicate<T> = (item: T) => boolean

/** Turns a filter into a test of one item. Throws an ODataError for unknown properties and mismatched types. */
export function compileFilter<T>(filter: Filter, schema: Schema<T>): Predicate<T> {
  switch (filter.kind) {
    case 'and':
    case 'or': {
      const left = compileFilter(filter.left, schema)
      const right = compileFilter(filter.right, schema)
      return filter.kind === 'and' ? (item) => left(item) && right(item) : (item) => left(item) || right(item)
    }
    case 'not': {
      const operand = compileFilter(filter.operand, schema)
      return (item) => !operand(item)
    }
    case 'compare':
      return compileComparison(scalarProperty(filter.property, schema), filter, schema)
    case 'in': {
      const property = scalarProperty(filter.property, schema)
      const tests = filter.literals.map((literal) =>
        compileComparison(property, { property: filter.property, comparison: 'eq', literal }, schema),
      )
      return (item) => tests.some((test) => test(item))
    }
    case 'text':
      return compileText(scalarProperty(filter.property, schema), filter)
    case 'any':
      return compileAny(filter, schema)
  }
}

/** Looks a property up for `$filter` and `$orderby`. */
export function scalarProperty<T>(name: string, schema: Schema<T>): Exclude<Property<T>, { type: 'strings' }> {
  const property = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined
  if (property?.type === 'strings') throw odataError(`The property '${name}' is a collection and cannot be compared.`)
  if (property !== undefined) return property
  throw schema.unfilterable.includes(name)
    ? odataError(`The property '${name}' cannot be used in the $filter query option.`)
    : odataError(`Could not find a property named '${name}' on type '${schema.typeName}'.`)
}

function compileComparison<T>(
  property: Exclude<Property<T>, { type: 'strings' }>,
  { comparison, literal, property: name }: { comparison: Comparison; literal: Literal; property: string },
  schema: Schema<T>,
): Predicate<T> {
  if (literal.kind === 'null') {
    if (comparison === 'eq') return (item) => property.read(item) === null
    if (comparison === 'ne') return (item) => property.read(item) !== null
    return () => false
  }
  const expected = property.type === 'enum' ? 'string' : property.type
  if (literal.kind !== expected) {
    throw odataError(
      `A binary operator with incompatible types was detected: '${name}' of '${schema.typeName}' is ${expected}, the other operand is ${literal.kind}.`,
    )
  }
  if (property.type === 'enum' && !property.values.includes(String(literal.value))) {
    throw odataError(`The string '${literal.value}' is not a valid enumeration type constant of '${name}'.`)
  }
  const wanted = literal.value
  return (item) => holds(property.read(item), comparison, wanted)
}

function holds(value: Scalar, comparison: Comparison, wanted: Scalar): boolean {
  if (comparison === 'eq') return value === wanted
  if (comparison === 'ne') return value !== wanted
  if (value === null || wanted === null || typeof value !== typeof wanted) return false
  switch (comparison) {
    case 'gt':
      return value > wanted
    case 'ge':
      return value >= wanted
    case 'lt':
      return value < wanted
    case 'le':
      return value <= wanted
  }
}

function compileText<T>(
  property: Exclude<Property<T>, { type: 'strings' }>,
  filter: Extract<Filter, { kind: 'text' }>,
): Predicate<T> {
  if (property.type !== 'string')
    throw odataError(`The function '${filter.name}' takes a string, '${filter.property}' is not one.`)
  return (item) => {
    const value = property.read(item)
    if (typeof value !== 'string') return false
    if (filter.name === 'startswith') return value.startsWith(filter.value)
    return filter.name === 'endswith' ? value.endsWith(filter.value) : value.includes(filter.value)
  }
}

function compileAny<T>(filter: Extract<Filter, { kind: 'any' }>, schema: Schema<T>): Predicate<T> {
  const property = Object.hasOwn(schema.properties, filter.property) ? schema.properties[filter.property] : undefined
  if (property?.type !== 'strings')
    throw odataError(`'any' needs a collection, '${filter.property}' of '${schema.typeName}' is none.`)
  const element: Schema<string> = {
    typeName: 'Edm.String',
    properties: { [filter.variable]: { type: 'string', read: (value) => value } },
    unfilterable: [],
  }
  const test = compileFilter(filter.operand, element)
  return (item) => property.read(item).some(test)
}
