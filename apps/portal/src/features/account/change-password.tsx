import { ApiProblem } from '@pocketsoc/contract'
import { useRef, useState } from 'react'
import { toast } from 'sonner'
import { passwordError } from '../../lib/password-error.ts'
import { problemOf } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import { ProblemNotice } from '../../ui/notice.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { useChangePassword } from './queries.ts'

export function ChangePassword({ email }: { email: string }) {
  const form = useRef<HTMLFormElement>(null)
  const [fault, setFault] = useState<string>()
  const change = useChangePassword()
  const submit = () => {
    const typed = new FormData(form.current ?? undefined)
    const newPassword = String(typed.get('newPassword'))
    const found = passwordError(newPassword)
    setFault(found)
    if (found) return focusFirstInvalid(form.current)
    change.mutate(
      { currentPassword: String(typed.get('currentPassword')), newPassword },
      {
        onSuccess: () => {
          form.current?.reset()
          toast.success('Password changed', { description: 'Other browsers are signed out.' })
        },
        onError: () => focusFirstInvalid(form.current),
      },
    )
  }
  const wrongCurrent = change.error instanceof ApiProblem && change.error.code === 'INVALID_PASSWORD'
  return (
    <form
      ref={form}
      noValidate
      className="grid max-w-sm gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label="Current password"
        name="currentPassword"
        autoComplete="current-password"
        error={wrongCurrent ? 'This is not your current password.' : undefined}
      />
      <PasswordField
        label="New password"
        name="newPassword"
        autoComplete="new-password"
        help="At least 10 characters. All other browsers are signed out."
        error={fault}
      />
      {change.error && !wrongCurrent ? <ProblemNotice problem={problemOf(change.error)} /> : null}
      <Button type="submit" busy={change.isPending} className="justify-self-start">
        Change password
      </Button>
    </form>
  )
}
