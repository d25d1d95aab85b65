import { ChangePassword } from '../features/account/change-password.tsx'
import { PortalSessions } from '../features/account/portal-sessions.tsx'
import { Profile } from '../features/account/profile.tsx'
import { useMe } from '../lib/session.ts'
import { Card } from '../ui/card.tsx'
import { Page } from '../ui/page.tsx'

export function AccountPage() {
  const me = useMe()
  return (
    <Page title="Account" description="You, and where you are signed in to this portal.">
      <div className="grid max-w-3xl gap-4">
        <Card flush title="Profile">
          <Profile me={me} />
        </Card>
        <Card title="Password">
          <ChangePassword email={me.user.email} />
        </Card>
        <Card flush title="Portal sessions" description="Browsers that are signed in with your account.">
          <PortalSessions />
        </Card>
      </div>
    </Page>
  )
}
