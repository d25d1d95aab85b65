import { useRouterState, useSearch } from '@tanstack/react-router'
import { readAuthorizeRequest } from '../features/phone-sign-in/authorize-request.ts'
import { Consent } from '../features/phone-sign-in/consent.tsx'
import { useMe } from '../lib/session.ts'
import { EntryPage } from '../ui/entry-page.tsx'
import { Notice } from '../ui/notice.tsx'

export function AuthorizePage() {
  const search = useSearch({ from: '/oauth/authorize' })
  const asked = readAuthorizeRequest(search, window.location.origin)
  if (asked.ok) return <SignedInConsent request={asked.request} />
  return (
    <EntryPage title="This sign-in link is not valid">
      <Notice tone="danger" title="PocketSOC cannot be allowed from here">
        <p>{asked.reason}</p>
        <p>Open the app and start signing in again.</p>
      </Notice>
    </EntryPage>
  )
}

function SignedInConsent({ request }: { request: Parameters<typeof Consent>[0]['request'] }) {
  const here = useRouterState({ select: (state) => state.location.href })
  return <Consent request={request} me={useMe()} here={here} />
}
