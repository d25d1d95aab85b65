import { ApiError } from './api-error.ts'

const malformed = (why: string): ApiError =>
  new ApiError(400, 'InvalidRequestBody', { message: `Request body is incorrect. ${why}` })

/** How a body's properties are read: each is looked up by its exact name. */
export class Body {
  readonly #fields: Record<string, unknown>

  /** Throws 400 for anything but an object of JSON with no property besides `known`, whose letter case counts. */
  constructor(text: string, known: readonly string[]) {
    const parsed = parse(text)
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw malformed('An object is expected.')
    this.#fields = parsed as Record<string, unknown>
    const unknown = Object.keys(this.#fields).find((name) => !known.includes(name))
    if (unknown !== undefined) throw malformed(`There is no property '${unknown}'.`)
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#fields, name)
  }

  /** As it was sent; undefined where it was not. */
  raw(name: string): unknown {
    return this.has(name) ? this.#fields[name] : undefined
  }

  /** A text that may be left out, then undefined, but not be empty. Throws 400. */
  text(name: string): string | undefined {
    const value = this.raw(name)
    if (value === undefined) return undefined
    if (typeof value !== 'string') throw malformed(`'${name}' is no string.`)
    if (value.trim() === '') throw new ApiError(400, 'InvalidInput', { message: `'${name}' is empty.` })
    return value
  }

  /** A text that must be there. Throws 400. */
  requiredText(name: string): string {
    const value = this.raw(name)
    if (value === undefined || value === null || value === '') throw missingParameter(name)
    return this.text(name) ?? ''
  }

  /** One of some words, in exactly their letter case; undefined where it was left out. Throws 400. */
  choice(name: string, choices: readonly string[]): string | undefined {
    const value = this.text(name)
    if (value === undefined || choices.includes(value)) return value
    throw new ApiError(400, 'InvalidInput', { message: `'${value}' is not a valid ${name}. Valid: ${choices.join(', ')}.` })
  }
}

export const missingParameter = (name: string): ApiError =>
  new ApiError(400, 'MissingRequiredParameter', { message: `The required parameter '${name}' is missing.` })

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw malformed('It is not JSON.')
  }
}
