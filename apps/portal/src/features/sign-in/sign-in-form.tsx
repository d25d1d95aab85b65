import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { problemOf } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { linkClass } from '../../ui/entry-page.tsx'
import { TextField } from '../../ui/field.tsx'
import { focusFirst } from '../../ui/focus-on-mount.ts'
import { ProblemNotice } from '../../ui/notice.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { signInWithPassword } from './requests.ts'
import { useEnter } from './use-enter.ts'

export function SignInForm({ next }: { next: string | undefined }) {
  const enter = useEnter(next)
  const signIn = useMutation({
    mutationFn: async (form: FormData) => {
      await signInWithPassword({ email: String(form.get('email')).trim(), password: String(form.get('password')) })
      await enter()
    },
  })
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        signIn.mutate(new FormData(event.currentTarget))
      }}
    >
      <TextField
        ref={focusFirst}
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PasswordField
        label="Password"
        name="password"
        autoComplete="current-password"
        required
        aside={
          <Link to="/forgot-password" className={`${linkClass} inline-flex min-h-6 items-center text-sm`}>
            Forgot password?
          </Link>
        }
      />
      {signIn.error ? <ProblemNotice problem={problemOf(signIn.error)} /> : null}
      <Button type="submit" look="primary" block busy={signIn.isPending}>
        Sign in
      </Button>
    </form>
  )
}
