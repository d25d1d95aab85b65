import type { ReactNode } from 'react'
import { may, useMe } from '../lib/session.ts'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'

/** Shows administration to those who may do it, and to all others who can help. The server refuses them anyway. */
export function AdministratorsOnly({ title, children }: { title: string; children: ReactNode }) {
  const me = useMe()
  if (may(me, 'configurations.manage')) return children
  return (
    <Page title={title}>
      <Notice tone="neutral" title="Only administrators can manage this">
        <p>
          Your role in {me.organization.name} is {me.role}. Ask an owner or an admin of your organisation for a change here, or to
          make you an admin.
        </p>
        <p>
          Detections are in{' '}
          <a href="/app/" className="font-medium text-accent underline underline-offset-3">
            the phone app
          </a>
          .
        </p>
      </Notice>
    </Page>
  )
}
