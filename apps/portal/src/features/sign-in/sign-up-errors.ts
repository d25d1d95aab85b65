import { SignUp } from '@pocketsoc/contract'
import { passwordError } from '../../lib/password-error.ts'

const emptyWords: Record<string, string> = {
  '/name': 'Tell us your name',
  '/email': 'Type your work e-mail address',
  '/organizationName': 'Name your organisation',
}

/** What is wrong with a sign-up form, by JSON pointer; the first fault of each field. */
export function signUpErrors(typed: Record<string, unknown>): Record<string, string> {
  const parsed = SignUp.safeParse(typed)
  if (parsed.success) return {}
  const errors: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0])
    const pointer = `/${name}`
    if (name === 'password') {
      errors[pointer] ??= passwordError(String(typed.password ?? '')) ?? issue.message
      continue
    }
    const empty = String(typed[name] ?? '').trim() === ''
    errors[pointer] ??= (empty && emptyWords[pointer]) || issue.message
  }
  return errors
}
