import { compiled, constant } from '../compiled.ts'
import { type Json, jsonOf, keyOf, type Value } from '../values.ts'
import { checkArguments, define, type ScalarFunction } from './define.ts'

const arrayOf = (value: Value | undefined): Json[] => (Array.isArray(value) ? value : [])

const pack: ScalarFunction = define({ takes: ['any'], repeats: true, gives: 'dynamic' }, (values, types) =>
  values.map((value, index) => jsonOf(value, types[index] ?? 'dynamic')),
)

/** `bag_pack("name", value, …)` */
const bagPack: ScalarFunction = define({ takes: ['any', 'any'], repeats: true, gives: 'dynamic' }, (values, types) => {
  const pairs: [string, Json][] = []
  for (let index = 0; index + 1 < values.length; index += 2) {
    pairs.push([String(values[index]), jsonOf(values[index + 1] ?? null, types[index + 1] ?? 'dynamic')])
  }
  return Object.fromEntries(pairs)
})

const distinct = (items: Json[]): Json[] => [...new Map(items.map((item) => [keyOf(item), item])).values()]

function setOf(keep: (item: string, other: Set<string>) => boolean): ScalarFunction {
  return define({ takes: ['dynamic', 'dynamic'], gives: 'dynamic' }, ([one, other]) => {
    const keys = new Set(arrayOf(other).map(keyOf))
    return distinct(arrayOf(one).filter((item) => keep(keyOf(item), keys)))
  })
}

export const dynamicFunctions: Record<string, ScalarFunction> = {
  array_length: define({ takes: ['dynamic'], gives: 'long' }, ([value]) => (Array.isArray(value) ? value.length : null)),
  array_concat: define({ takes: ['dynamic'], repeats: true, gives: 'dynamic' }, (values) => values.flatMap(arrayOf)),
  array_slice: define({ takes: ['dynamic', 'long', 'long'], gives: 'dynamic' }, ([array, from, to]) =>
    typeof from === 'number' && typeof to === 'number' ? arrayOf(array).slice(from, to === -1 ? undefined : to + 1) : null,
  ),
  array_index_of: define({ takes: ['dynamic', 'any'], gives: 'long' }, ([array, wanted], types) =>
    arrayOf(array).findIndex((item) => keyOf(item) === keyOf(jsonOf(wanted ?? null, types[1] ?? 'dynamic'))),
  ),
  set_has_element: define({ takes: ['dynamic', 'any'], gives: 'bool' }, ([array, wanted], types) =>
    arrayOf(array).some((item) => keyOf(item) === keyOf(jsonOf(wanted ?? null, types[1] ?? 'dynamic'))),
  ),
  set_union: define({ takes: ['dynamic'], repeats: true, gives: 'dynamic' }, (values) => distinct(values.flatMap(arrayOf))),
  set_intersect: setOf((item, other) => other.has(item)),
  set_difference: setOf((item, other) => !other.has(item)),
  pack_array: pack,
  bag_pack: bagPack,
  pack: bagPack,
  bag_keys: define({ takes: ['dynamic'], gives: 'dynamic' }, ([bag]) =>
    typeof bag === 'object' && bag !== null && !Array.isArray(bag) ? Object.keys(bag) : null,
  ),
  gettype: (args) => {
    const [part] = checkArguments({ takes: ['any'] }, args)
    if (part === undefined || part.type !== 'dynamic') return constant('string', part?.type ?? '')
    return compiled('string', [part], (row) => jsonType(part.evaluate(row)))
  },
}

function jsonType(value: Value): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'object') return 'dictionary'
  return typeof value === 'number'
    ? Number.isInteger(value)
      ? 'long'
      : 'double'
    : typeof value === 'boolean'
      ? 'bool'
      : 'string'
}
