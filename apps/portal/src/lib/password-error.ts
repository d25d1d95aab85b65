import { Password } from '@pocketsoc/contract'

/** What keeps a text from being a password, in words; undefined when it may be one. */
export function passwordError(typed: string): string | undefined {
  if (!typed) return 'Choose a password'
  const parsed = Password.safeParse(typed)
  if (parsed.success) return undefined
  const tooLong = parsed.error.issues.some(({ code }) => code === 'too_big')
  return tooLong ? 'Use at most 128 characters' : parsed.error.issues[0]?.message
}
