import { AcceptInvitation } from '@pocketsoc/contract'
import { useRef, useState } from 'react'
import { passwordError } from '../../lib/password-error.ts'
import { fieldProblems, problemOf } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { focusFirstInvalid } from '../../ui/focus-first-invalid.ts'
import { focusFirst } from '../../ui/focus-on-mount.ts'
import { ProblemNotice } from '../../ui/notice.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import type { HeldInvitation } from './held-invitation.ts'
import { useAccept } from './queries.ts'

interface Faults {
  name?: string | undefined
  password?: string | undefined
}

/** Name and password of somebody who has no account yet; the address is the one that the mail went to. */
export function AcceptForm({ token, invitation, onJoined }: HeldInvitation) {
  const form = useRef<HTMLFormElement>(null)
  const [faults, setFaults] = useState<Faults>({})
  const accept = useAccept()
  const refuse = (found: Faults) => {
    setFaults(found)
    focusFirstInvalid(form.current)
  }
  const submit = () => {
    const typed = Object.fromEntries(new FormData(form.current ?? undefined))
    const name = AcceptInvitation.shape.name.safeParse(typed.name)
    const input = AcceptInvitation.safeParse({ ...typed, token })
    refuse({ name: name.error?.issues[0]?.message, password: passwordError(String(typed.password)) })
    if (!input.data) return
    accept.mutate(input.data, {
      onSuccess: onJoined,
      onError: (error) => {
        const { '/name': ofName, '/password': ofPassword } = fieldProblems(error)
        refuse({ name: ofName, password: ofPassword })
      },
    })
  }
  const told = Object.keys(fieldProblems(accept.error)).length > 0
  return (
    <form
      ref={form}
      noValidate
      aria-label="Create your account"
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {/* For password managers, which keep the password under the address. */}
      <input hidden name="username" autoComplete="username" value={invitation.email} readOnly />
      <TextField ref={focusFirst} label="Name" name="name" error={faults.name} maxLength={80} autoComplete="name" required />
      <PasswordField
        label="Password"
        name="password"
        error={faults.password}
        autoComplete="new-password"
        required
        help="At least 10 characters. A few unrelated words are easy to remember and hard to guess."
      />
      {accept.error && !told ? <ProblemNotice problem={problemOf(accept.error)} /> : null}
      <Button type="submit" look="primary" block busy={accept.isPending}>
        Create account and join
      </Button>
    </form>
  )
}
