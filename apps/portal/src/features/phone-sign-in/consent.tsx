import { type AuthorizePhone, authorizePhone, type Me } from '@pocketsoc/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Check, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../lib/client.ts'
import { problemOf } from '../../lib/problem.ts'
import { signOut } from '../../lib/session.ts'
import { Button } from '../../ui/button.tsx'
import { EntryPage, linkClass } from '../../ui/entry-page.tsx'
import { Monogram } from '../../ui/monogram.tsx'
import { ProblemNotice } from '../../ui/notice.tsx'
import { deviceWords, refusalRedirect } from './authorize-request.ts'
import { Departed } from './departed.tsx'

interface ConsentProps {
  request: AuthorizePhone
  me: Me
  /** This page's own path, to come back to with another account. */
  here: string
}

/** Asks the signed-in member to let the phone in. Nothing happens without a press of Allow. */
export function Consent({ request, me, here }: ConsentProps) {
  const [departure, setDeparture] = useState<{ to: string; allowed: boolean }>()
  const leave = (to: string, allowed: boolean) => {
    setDeparture({ to, allowed })
    window.location.assign(to)
  }
  const allow = useMutation({
    mutationFn: () => api.call(authorizePhone, { body: request }),
    onSuccess: ({ redirectTo }) => leave(redirectTo, true),
  })
  if (departure) return <Departed client={request.client_id} {...departure} />

  const device = deviceWords(request.client_id)
  return (
    <EntryPage
      title={`Allow PocketSOC on ${device}?`}
      description="It will use your account:"
      footer={<OtherAccount here={here} />}
    >
      <div className="-mt-2 grid gap-5">
        <div className="flex items-center gap-3 rounded-xl border border-border px-3.5 py-3">
          <Monogram name={me.user.name} round />
          <div className="min-w-0">
            <p className="truncate font-medium">{me.user.email}</p>
            <p className="truncate text-secondary text-sm">{me.organization.name}</p>
          </div>
        </div>
        <ul className="grid gap-2 text-secondary text-sm">
          <Assurance>The app can read your organisation’s detections as you.</Assurance>
          <Assurance>It is signed out after 7 days without use, or at any time under Settings, Devices.</Assurance>
          <Assurance icon="shield">No vendor secret ever reaches {device}.</Assurance>
        </ul>
        {allow.error ? <ProblemNotice problem={problemOf(allow.error)} /> : null}
        <div className="grid gap-2">
          <Button look="primary" block busy={allow.isPending} onClick={() => allow.mutate()}>
            Allow
          </Button>
          <Button block disabled={allow.isPending} onClick={() => leave(refusalRedirect(request), false)}>
            Cancel
          </Button>
        </div>
      </div>
    </EntryPage>
  )
}

function Assurance({ icon, children }: { icon?: 'shield'; children: React.ReactNode }) {
  const Icon = icon === 'shield' ? ShieldCheck : Check
  return (
    <li className="flex gap-2">
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-success" />
      <span>{children}</span>
    </li>
  )
}

function OtherAccount({ here }: { here: string }) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const leave = useMutation({
    mutationFn: async () => {
      await signOut(queryClient)
      await navigate({ to: '/sign-in', search: { next: here } })
    },
  })
  return (
    <p>
      Not you?{' '}
      <button type="button" className={linkClass} disabled={leave.isPending} onClick={() => leave.mutate()}>
        Use another account
      </button>
      <span role="alert">{leave.error ? ` ${problemOf(leave.error).title}. Try again.` : null}</span>
    </p>
  )
}
