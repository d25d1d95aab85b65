import { choiceFunctions } from './choice.ts'
import { conversionFunctions } from './convert.ts'
import type { ScalarFunction } from './define.ts'
import { dynamicFunctions } from './dynamic.ts'
import { numberFunctions } from './numbers.ts'
import { textFunctions } from './text.ts'
import { timeFunctions } from './time.ts'

const functions: Record<string, ScalarFunction> = {
  ...textFunctions,
  ...conversionFunctions,
  ...timeFunctions,
  ...numberFunctions,
  ...dynamicFunctions,
  ...choiceFunctions,
}

/** The function of that name; letter case counts. */
export const scalarFunction = (name: string): ScalarFunction | undefined =>
  Object.hasOwn(functions, name) ? functions[name] : undefined
