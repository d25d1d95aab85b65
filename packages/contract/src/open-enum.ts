import { z } from '@hono/zod-openapi'

/**
 * A vocabulary that may grow after a phone was installed. The server promises to send one of `known`
 * today; a reader accepts any string, so an old app draws a new word instead of refusing the answer.
 */
export function openEnum<const T extends readonly [string, ...string[]]>(known: T) {
  // The union with `string & {}` keeps completion for the known words while admitting the unknown.
  return z.string().openapi({ examples: [...known] }) as unknown as z.ZodType<T[number] | (string & {}), string>
}
