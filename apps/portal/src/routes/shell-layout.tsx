import { Outlet, useRouterState } from '@tanstack/react-router'
import { OfflineBanner } from '../features/shell/offline-banner.tsx'
import { RouteAnnouncer } from '../features/shell/route-announcer.tsx'
import { Shortcuts } from '../features/shell/shortcuts.tsx'
import { Sidebar } from '../features/shell/sidebar.tsx'
import { TopBar } from '../features/shell/top-bar.tsx'
import { VerifyEmailBanner } from '../features/sign-in/verify-email-banner.tsx'
import { useLiveEvents } from '../lib/live-events.ts'
import { useMe } from '../lib/session.ts'

/** What stays around every page of Settings. */
export function ShellLayout() {
  const me = useMe()
  const { lost } = useLiveEvents()
  const path = useRouterState({ select: (state) => state.location.pathname })
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[15.5rem_minmax(0,1fr)]">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-lg bg-accent px-3 py-2 font-medium text-on-accent text-sm focus:translate-y-0"
      >
        Skip to content
      </a>
      <header className="sticky top-0 z-20 hidden h-dvh border-border border-r bg-grouped lg:block">
        <Sidebar me={me} />
      </header>
      <div className="flex min-w-0 flex-col">
        <TopBar me={me} />
        <OfflineBanner lost={lost} />
        {me.user.emailVerified ? null : <VerifyEmailBanner email={me.user.email} />}
        <main id="content" tabIndex={-1} className="flex-1 outline-none">
          <Outlet />
        </main>
      </div>
      <RouteAnnouncer path={path} />
      <Shortcuts />
    </div>
  )
}
