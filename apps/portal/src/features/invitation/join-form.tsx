import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { problemOf } from '../../lib/problem.ts'
import { Button } from '../../ui/button.tsx'
import { linkClass } from '../../ui/entry-page.tsx'
import { ProblemNotice } from '../../ui/notice.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import type { HeldInvitation } from './held-invitation.ts'
import { useJoin } from './queries.ts'

/** One button for somebody who has an account of this address; before it their password, while they are signed out. */
export function JoinForm({ token, invitation, onJoined }: HeldInvitation) {
  const form = useRef<HTMLFormElement>(null)
  const join = useJoin(token, invitation)
  const signedIn = invitation.signedInAs !== null
  const submit = () => {
    const password = signedIn ? undefined : String(new FormData(form.current ?? undefined).get('password'))
    join.mutate(password, { onSuccess: onJoined })
  }
  return (
    <form
      ref={form}
      aria-label="Join"
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p className="text-secondary">
        {signedIn ? 'You are signed in with this address.' : 'This address has an account already. Sign in with it to join.'}
      </p>
      <input hidden name="username" autoComplete="username" value={invitation.email} readOnly />
      {signedIn ? null : (
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
      )}
      {join.error ? <ProblemNotice problem={problemOf(join.error)} /> : null}
      <Button type="submit" look="primary" block busy={join.isPending}>
        {signedIn ? `Join ${invitation.organizationName}` : 'Sign in and join'}
      </Button>
    </form>
  )
}
