import { InviteMember, type Role } from '@pocketsoc/contract'
import { useRef, useState } from 'react'
import { fieldProblems, problemOf } from '../../lib/problem.ts'
import { roleWords } from '../../lib/role-words.ts'
import { Button } from '../../ui/button.tsx'
import { Field, TextField } from '../../ui/field.tsx'
import { ProblemNotice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { useInvite } from './queries.ts'
import { tellMailed } from './tell-mailed.ts'

/** Asks for an address and a role, and mails an invitation. */
export function InviteForm({ roles }: { roles: readonly Role[] }) {
  const address = useRef<HTMLInputElement>(null)
  const [email, setEmail] = useState('')
  const [role, setRole] = useState<Role>('analyst')
  const [typo, setTypo] = useState<string>()
  const invite = useInvite()
  const refused = fieldProblems(invite.error)['/email']
  const submit = () => {
    const parsed = InviteMember.safeParse({ email: email.trim(), role })
    const fault = email.trim() ? parsed.error?.issues[0]?.message : 'Type the e-mail address of a colleague'
    setTypo(fault)
    address.current?.focus()
    if (fault || !parsed.data) return
    invite.mutate(parsed.data, {
      onSuccess: (invitation) => {
        setEmail('')
        tellMailed(invitation)
      },
    })
  }
  return (
    <form
      noValidate
      aria-label="Invite a colleague"
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <div className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_10rem_auto]">
        <TextField
          ref={address}
          label="E-mail"
          type="email"
          value={email}
          onChange={(event) => {
            setEmail(event.target.value)
            setTypo(undefined)
            invite.reset()
          }}
          error={typo ?? refused}
          maxLength={254}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <Field label="Role">
          {(control) => (
            <Select {...control} value={role} onChange={(event) => setRole(event.target.value as Role)}>
              {roles.map((each) => (
                <option key={each} value={each}>
                  {roleWords[each].label}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Button type="submit" look="primary" busy={invite.isPending} className="sm:mt-7 sm:h-9">
          Send invitation
        </Button>
      </div>
      <p className="text-secondary text-sm" aria-live="polite">
        {roleWords[role].label}: {roleWords[role].may.toLowerCase()}. The link in the mail works for 7 days.
      </p>
      {invite.error && !refused ? <ProblemNotice problem={problemOf(invite.error)} /> : null}
    </form>
  )
}
