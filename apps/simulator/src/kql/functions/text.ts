import { compiled } from '../compiled.ts'
import { OperandError, regexOf } from '../operators.ts'
import { type Json, textOf, typeNamed, type Value } from '../values.ts'
import { convertText } from './convert.ts'
import { checkArguments, define, type ScalarFunction } from './define.ts'

const text = (value: Value | undefined): string => (typeof value === 'string' ? value : '')
const whole = (value: Value | undefined): number | null => (typeof value === 'number' ? Math.trunc(value) : null)

/** Parts between separators; with an index, an array of that part alone. */
function split([source, separator, index]: Value[]): Value {
  const parts = text(separator) === '' ? [text(source)] : text(source).split(text(separator))
  const wanted = whole(index)
  if (index === undefined || wanted === null) return parts
  const part = parts[wanted]
  return part === undefined ? [] : [part]
}

function substring([source, start, length]: Value[]): Value {
  const from = Math.max(0, whole(start) ?? 0)
  const count = whole(length)
  return count === null ? text(source).slice(from) : text(source).slice(from, from + Math.max(0, count))
}

/** `extract(regex, group, source[, typeof(type)])` */
const extract: ScalarFunction = (args) => {
  const [pattern, group, source] = checkArguments({ takes: ['string', 'long', 'string'] }, args.slice(0, 3))
  const target = args[3]
  if (!pattern?.constant || group === undefined || source === undefined) throw new OperandError('expects a constant pattern.')
  const type = target === undefined ? 'string' : (typeNamed(text(target.evaluate(null))) ?? 'string')
  const regex = regexOf(text(pattern.evaluate(null)))
  return compiled(type, [group, source], (row) => {
    const found = regex.exec(text(source.evaluate(row)))?.[whole(group.evaluate(row)) ?? 0] ?? ''
    return convertText(found, type)
  })
}

function decodeBase64([source]: Value[]): Value {
  const bytes = Buffer.from(text(source), 'base64')
  const utf8 = bytes.toString('utf8')
  return utf8.includes('\uFFFD') ? '' : utf8
}

/** Scheme, host, port, path and query of an address, as a property bag. */
function parseUrl([source]: Value[]): Value {
  const nothing = { Scheme: '', Host: '', Port: '', Path: '', Username: '', Password: '', Fragment: '', 'Query Parameters': {} }
  if (!URL.canParse(text(source))) return nothing
  const url = new URL(text(source))
  return {
    ...nothing,
    Scheme: url.protocol.slice(0, -1),
    Host: url.hostname,
    Port: url.port,
    Path: url.pathname,
    Fragment: url.hash.slice(1),
    'Query Parameters': Object.fromEntries(url.searchParams),
  }
}

const privateRanges = [/^10\./, /^192\.168\./, /^172\.(1[6-9]|2\d|3[01])\./]

export const textFunctions: Record<string, ScalarFunction> = {
  strcat: define({ takes: ['any'], repeats: true, gives: 'string' }, (values, types) =>
    values.map((value, index) => textOf(value, types[index] ?? 'string')).join(''),
  ),
  strcat_delim: define({ takes: ['string', 'any'], repeats: true, gives: 'string' }, ([delimiter, ...values], types) =>
    values.map((value, index) => textOf(value, types[index + 1] ?? 'string')).join(text(delimiter)),
  ),
  strcat_array: define({ takes: ['dynamic', 'string'], gives: 'string' }, ([array, delimiter]) =>
    Array.isArray(array) ? array.map((item: Json) => textOf(item, 'dynamic')).join(text(delimiter)) : '',
  ),
  strlen: define({ takes: ['string'], gives: 'long' }, ([source]) => [...text(source)].length),
  tolower: define({ takes: ['string'], gives: 'string' }, ([source]) => text(source).toLowerCase()),
  toupper: define({ takes: ['string'], gives: 'string' }, ([source]) => text(source).toUpperCase()),
  substring: define({ takes: ['string', 'long', 'long'], optional: 1, gives: 'string' }, substring),
  split: define({ takes: ['string', 'string', 'long'], optional: 1, gives: 'dynamic' }, split),
  trim: define({ takes: ['string', 'string'], gives: 'string' }, ([pattern, source]) =>
    text(source)
      .replace(new RegExp(`^(?:${regexOf(text(pattern)).source})+`, 'u'), '')
      .replace(new RegExp(`(?:${regexOf(text(pattern)).source})+$`, 'u'), ''),
  ),
  replace_string: define({ takes: ['string', 'string', 'string'], gives: 'string' }, ([source, from, to]) =>
    text(from) === '' ? text(source) : text(source).replaceAll(text(from), () => text(to)),
  ),
  replace_regex: define({ takes: ['string', 'string', 'string'], gives: 'string' }, ([source, pattern, to]) =>
    text(source).replaceAll(new RegExp(regexOf(text(pattern)).source, 'gu'), text(to).replaceAll(/\\(\d)/g, '$$$1')),
  ),
  indexof: define({ takes: ['string', 'string'], gives: 'long' }, ([source, wanted]) => text(source).indexOf(text(wanted))),
  countof: define({ takes: ['string', 'string'], gives: 'long' }, ([source, wanted]) =>
    text(wanted) === '' ? 0 : text(source).split(text(wanted)).length - 1,
  ),
  extract,
  parse_url: define({ takes: ['string'], gives: 'dynamic' }, parseUrl),
  base64_decode_tostring: define({ takes: ['string'], gives: 'string' }, decodeBase64),
  ipv4_is_private: define({ takes: ['string'], gives: 'bool' }, ([address]) =>
    /^\d{1,3}(\.\d{1,3}){3}$/.test(text(address)) ? privateRanges.some((range) => range.test(text(address))) : null,
  ),
}
