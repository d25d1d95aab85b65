import { Redirect } from 'expo-router'
import type { PropsWithChildren } from 'react'
import { MachineActionProvider } from '../features/machine-actions/machine-action-provider.tsx'
import { TriageProvider } from '../features/triage/triage-provider.tsx'
import { ApiProvider } from '../lib/api.tsx'
import { LiveProvider } from '../lib/live.tsx'
import { useSession } from '../lib/session.tsx'
import { NoticeProvider } from '../ui/notices.tsx'

/** What everything behind the door needs: a client that speaks for this device, its live events, and ways to act. */
export function SignedIn({ children }: PropsWithChildren) {
  const { state } = useSession()
  if (state.at !== 'signed-in') return <Redirect href="/sign-in" />
  return (
    <ApiProvider session={state.session}>
      <LiveProvider>
        <NoticeProvider>
          <TriageProvider>
            <MachineActionProvider>{children}</MachineActionProvider>
          </TriageProvider>
        </NoticeProvider>
      </LiveProvider>
    </ApiProvider>
  )
}
