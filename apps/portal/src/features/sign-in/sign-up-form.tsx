import { SignUp } from '@pocketsoc/contract'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { fieldProblems, problemOf } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import { focusFirst } from '../../ui/focus-on-mount.ts'
import { ProblemNotice } from '../../ui/notice.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { createAccount } from './requests.ts'
import { signUpErrors } from './sign-up-errors.ts'
import { useEnter } from './use-enter.ts'

export function SignUpForm({ next }: { next: string | undefined }) {
  const form = useRef<HTMLFormElement>(null)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const enter = useEnter(next)
  const refuse = (found: Record<string, string>) => {
    setErrors(found)
    focusFirstInvalid(form.current)
  }
  const create = useMutation({
    mutationFn: async (input: SignUp) => {
      await createAccount(input)
      await enter()
    },
    onError: (error) => refuse(fieldProblems(error)),
  })
  const submit = () => {
    const typed = Object.fromEntries(new FormData(form.current ?? undefined))
    const parsed = SignUp.safeParse(typed)
    refuse(signUpErrors(typed))
    if (parsed.success) create.mutate(parsed.data)
  }
  // A field's error goes when the field is left in order; errors come only with a try.
  const recheck = (pointer: string) => {
    if (!errors[pointer]) return
    const now = signUpErrors(Object.fromEntries(new FormData(form.current ?? undefined)))[pointer]
    setErrors(({ [pointer]: _, ...rest }) => (now ? { ...rest, [pointer]: now } : rest))
  }
  const field = (name: keyof SignUp) => ({ name, error: errors[`/${name}`], onBlur: () => recheck(`/${name}`) })
  const inField = Object.keys(fieldProblems(create.error)).length > 0

  return (
    <form
      ref={form}
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <TextField ref={focusFirst} label="Name" {...field('name')} maxLength={80} autoComplete="name" required />
      <TextField
        label="Work e-mail"
        {...field('email')}
        maxLength={254}
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <TextField label="Organisation" {...field('organizationName')} maxLength={80} autoComplete="organization" required />
      <PasswordField
        label="Password"
        {...field('password')}
        autoComplete="new-password"
        required
        help="At least 10 characters. A few unrelated words are easy to remember and hard to guess."
      />
      {create.error && !inField ? <ProblemNotice problem={problemOf(create.error)} /> : null}
      <Button type="submit" look="primary" block busy={create.isPending}>
        Create account
      </Button>
    </form>
  )
}
