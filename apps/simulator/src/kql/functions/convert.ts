import { compiled } from '../compiled.ts'
import { type Json, type KqlType, parseDatetime, parseTimespan, textOf, ticksPerMillisecond, type Value } from '../values.ts'
import { checkArguments, define, type ScalarFunction } from './define.ts'

/** A text read as a value of some type; null, or empty text, where it is none. */
export function convertText(source: string, type: KqlType): Value {
  switch (type) {
    case 'string':
    case 'guid':
      return source
    case 'datetime':
      return parseDatetime(source)
    case 'timespan':
      return parseTimespan(source)
    case 'bool':
      return /^(true|1)$/i.test(source) ? true : /^(false|0)$/i.test(source) ? false : null
    case 'dynamic':
      return parseJson(source)
    default: {
      const number = source.trim() === '' ? Number.NaN : Number(source)
      return Number.isNaN(number) ? null : type === 'real' ? number : Math.trunc(number)
    }
  }
}

/** JSON, or the text itself where it is none. */
function parseJson(source: string): Json {
  try {
    return JSON.parse(source) as Json
  } catch {
    return source
  }
}

/** `toint`, `todatetime` and the like: any value as that type. */
const conversion =
  (to: KqlType): ScalarFunction =>
  (args) => {
    const [part] = checkArguments({ takes: ['any'] }, args)
    if (part === undefined || part.type === to) return part ?? args[0] ?? compiled(to, [], () => null)
    const { type } = part
    const convert = (value: Value): Value => {
      if (to === 'string') return textOf(value, type)
      if (value === null) return null
      if (to === 'dynamic') return typeof value === 'string' ? parseJson(value) : convertNumber(value, to)
      return typeof value === 'string' ? convertText(value, to) : convertNumber(value, to)
    }
    return { ...compiled(to, [part], (row) => convert(part.evaluate(row))), name: part.name }
  }

function convertNumber(value: Value, to: KqlType): Value {
  if (to === 'dynamic') return typeof value === 'bigint' ? Number(value) : value
  if (to === 'bool') return typeof value === 'number' ? value !== 0 : typeof value === 'boolean' ? value : null
  if (to === 'datetime' || to === 'timespan') return typeof value === 'bigint' ? value : null
  const number = typeof value === 'boolean' ? Number(value) : typeof value === 'bigint' ? Number(value) : value
  if (typeof number !== 'number') return null
  return to === 'real' ? number : Math.trunc(number)
}

export const conversionFunctions: Record<string, ScalarFunction> = {
  tostring: conversion('string'),
  toint: conversion('int'),
  tolong: conversion('long'),
  todouble: conversion('real'),
  toreal: conversion('real'),
  tobool: conversion('bool'),
  todatetime: conversion('datetime'),
  totimespan: conversion('timespan'),
  parse_json: conversion('dynamic'),
  todynamic: conversion('dynamic'),
  unixtime_milliseconds_todatetime: define({ takes: ['long'], gives: 'datetime' }, ([value]) =>
    typeof value === 'number' ? BigInt(value) * ticksPerMillisecond : null,
  ),
}
