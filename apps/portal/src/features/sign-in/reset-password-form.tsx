import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { passwordError } from '../../lib/password-error.ts'
import { problemOf } from '../../lib/problem.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Notice, ProblemNotice } from '../../ui/notice.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { resetPassword } from './requests.ts'

export function ResetPasswordForm({ token }: { token: string }) {
  const [error, setError] = useState<string>()
  const reset = useMutation({ mutationFn: (newPassword: string) => resetPassword({ token, newPassword }) })
  if (reset.isSuccess) {
    return (
      <div role="status" className="grid gap-4">
        <Notice tone="success" title="Your password is changed">
          <p>Sign in with the new one.</p>
        </Notice>
        <Link to="/sign-in" className={buttonClass('primary', true)}>
          Sign in
        </Link>
      </div>
    )
  }
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        const password = String(new FormData(event.currentTarget).get('password'))
        const fault = passwordError(password)
        setError(fault)
        if (!fault) reset.mutate(password)
      }}
    >
      <PasswordField
        label="New password"
        name="password"
        autoComplete="new-password"
        help="At least 10 characters. A few unrelated words are easy to remember and hard to guess."
        error={error}
        required
      />
      {reset.error ? <ProblemNotice problem={problemOf(reset.error)} /> : null}
      <Button type="submit" look="primary" block busy={reset.isPending}>
        Change password
      </Button>
    </form>
  )
}
