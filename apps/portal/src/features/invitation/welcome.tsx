import type { Me } from '@pocketsoc/contract'
import { Link } from '@tanstack/react-router'
import { buttonClass } from '../../ui/button.tsx'
import { EntryPage } from '../../ui/entry-page.tsx'
import { Notice } from '../../ui/notice.tsx'

/** Where somebody arrives who has just joined: most roles work in the phone app, not in Settings. */
export function Welcome({ me }: { me: Me }) {
  return (
    <EntryPage title={`Welcome to ${me.organization.name}`}>
      <div className="grid gap-5">
        <div role="status">
          <Notice tone="success" title="You have joined">
            <p className="wrap-anywhere">You are signed in as {me.user.email}.</p>
          </Notice>
        </div>
        <div className="grid gap-2">
          <a href="/app/" className={buttonClass('primary', true)}>
            See detections
          </a>
          <Link to="/settings/team" className={buttonClass('secondary', true)}>
            Meet the team
          </Link>
        </div>
      </div>
    </EntryPage>
  )
}
