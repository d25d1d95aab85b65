import { dayOf } from '../../lib/format.ts'
import { knownRole, roleLabel, roleWords } from '../../lib/role-words.ts'
import { EntryPage } from '../../ui/entry-page.tsx'
import { Monogram } from '../../ui/monogram.tsx'
import { AcceptForm } from './accept-form.tsx'
import type { HeldInvitation } from './held-invitation.ts'
import { JoinForm } from './join-form.tsx'
import { OtherAccount } from './other-account.tsx'

interface AnswerProps extends HeldInvitation {
  /** Reads the invitation anew, once this browser is signed in as somebody else, or as nobody. */
  lookAgain: () => Promise<unknown>
}

/** What the invitation offers, and the one way in that fits whoever holds it. */
export function Answer(props: AnswerProps) {
  const { organizationName, email, role, invitedBy, expiresAt, hasAccount, signedInAs } = props.invitation
  const known = knownRole(role)
  return (
    <EntryPage
      title={`Join ${organizationName}`}
      description={`${invitedBy} invites you as ${known ? roleWords[known].article : role}.`}
      footer={<p>The invitation is good until {dayOf(expiresAt)}.</p>}
    >
      <div className="-mt-2 grid gap-5">
        <div className="flex items-center gap-3 rounded-xl border border-border px-3.5 py-3">
          <Monogram name={organizationName} />
          <div className="min-w-0">
            <p className="wrap-anywhere font-medium">{email}</p>
            <p className="text-secondary text-sm">
              {roleLabel(role)}
              {known ? ` · ${roleWords[known].may}` : null}
            </p>
          </div>
        </div>
        {signedInAs !== null && signedInAs !== email ? (
          <OtherAccount signedInAs={signedInAs} lookAgain={props.lookAgain} />
        ) : hasAccount ? (
          <JoinForm {...props} />
        ) : (
          <AcceptForm {...props} />
        )}
      </div>
    </EntryPage>
  )
}
