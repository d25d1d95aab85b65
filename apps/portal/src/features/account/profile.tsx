import type { Me } from '@pocketsoc/contract'
import type { ReactNode } from 'react'
import { Badge } from '../../ui/badge.tsx'

/** Who is signed in, and in which organisation. */
export function Profile({ me }: { me: Me }) {
  return (
    <dl className="divide-y divide-border">
      <Fact label="Name">{me.user.name}</Fact>
      <Fact label="E-mail">
        <span className="wrap-anywhere">{me.user.email}</span>
        {me.user.emailVerified ? <Badge tone="success">Verified</Badge> : <Badge tone="warning">Not verified</Badge>}
      </Fact>
      <Fact label="Organisation">{me.organization.name}</Fact>
      <Fact label="Role">
        <span className="capitalize">{me.role}</span>
      </Fact>
    </dl>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-4 px-5 py-1.5 text-sm sm:flex-nowrap">
      <dt className="w-full shrink-0 sm:w-28 text-secondary">{label}</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-2">{children}</dd>
    </div>
  )
}
