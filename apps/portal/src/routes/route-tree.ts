import { AuthorizePhone, authorizePath, invitePath } from '@pocketsoc/contract'
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { isolationPolicyQuery, machineActionsQuery } from '../features/machine-actions/queries.ts'
import { isolatedMachinesQuery } from '../features/machines/queries.ts'
import { membersQuery } from '../features/team/queries.ts'
import { configurationQuery, configurationsQuery, vendorsQuery } from '../features/vendor-configurations/queries.ts'
import { leavesPortal, nextPath } from '../lib/next-path.ts'
import { meQuery } from '../lib/session.ts'
import { RootLayout } from './root-layout.tsx'

interface Context {
  queryClient: QueryClient
}

interface Search {
  [name: string]: string | undefined
}

const anySearch = (search: Record<string, unknown>): Search => search as Search

const root = createRootRouteWithContext<Context>()({ component: RootLayout })

/** Sends who is not signed in to the sign-in page, and back here afterwards. */
async function requireSession({ context, location }: { context: Context; location: { href: string } }) {
  const me = await context.queryClient.ensureQueryData(meQuery)
  if (!me) throw redirect({ to: '/sign-in', search: { next: location.href }, replace: true })
  return { me }
}

/** Sends who is signed in already past the pages that sign in. */
async function skipWhenSignedIn({ context, search }: { context: Context; search: Search }) {
  const me = await context.queryClient.ensureQueryData(meQuery)
  const next = nextPath(search.next, window.location.origin)
  if (me) throw redirect({ href: next, reloadDocument: leavesPortal(next), replace: true })
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: anySearch,
  beforeLoad: skipWhenSignedIn,
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
})

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  validateSearch: anySearch,
  beforeLoad: skipWhenSignedIn,
  component: lazyRouteComponent(() => import('./sign-up-page.tsx'), 'SignUpPage'),
})

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  validateSearch: anySearch,
  component: lazyRouteComponent(() => import('./forgot-password-page.tsx'), 'ForgotPasswordPage'),
})

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  validateSearch: anySearch,
  component: lazyRouteComponent(() => import('./reset-password-page.tsx'), 'ResetPasswordPage'),
})

const verifyEmail = createRoute({
  getParentRoute: () => root,
  path: '/verify-email',
  validateSearch: anySearch,
  component: lazyRouteComponent(() => import('./verify-email-page.tsx'), 'VerifyEmailPage'),
})

const invite = createRoute({
  getParentRoute: () => root,
  path: invitePath,
  component: lazyRouteComponent(() => import('./invite-page.tsx'), 'InvitePage'),
})

const authorize = createRoute({
  getParentRoute: () => root,
  path: authorizePath,
  validateSearch: anySearch,
  beforeLoad: async (options) => {
    // A broken link is told as such at once, not after signing in for nothing.
    if (AuthorizePhone.safeParse(options.search).success) return requireSession(options)
    return undefined
  },
  component: lazyRouteComponent(() => import('./authorize-page.tsx'), 'AuthorizePage'),
})

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  beforeLoad: requireSession,
  component: lazyRouteComponent(() => import('./shell-layout.tsx'), 'ShellLayout'),
})

const toConfigurations = () => {
  throw redirect({ to: '/settings/vendor-configurations', replace: true })
}
const home = createRoute({ getParentRoute: () => shell, path: '/', beforeLoad: toConfigurations })
const settings = createRoute({ getParentRoute: () => shell, path: '/settings', beforeLoad: toConfigurations })

const configurations = createRoute({
  getParentRoute: () => shell,
  path: '/settings/vendor-configurations',
  loader: ({ context }) => void context.queryClient.prefetchQuery(configurationsQuery),
  component: lazyRouteComponent(() => import('./vendor-configurations-page.tsx'), 'VendorConfigurationsPage'),
})

const newConfiguration = createRoute({
  getParentRoute: () => shell,
  path: '/settings/vendor-configurations/new',
  loader: ({ context }) => void context.queryClient.prefetchQuery(vendorsQuery),
  component: lazyRouteComponent(() => import('./add-configuration-page.tsx'), 'AddConfigurationPage'),
})

const configuration = createRoute({
  getParentRoute: () => shell,
  path: '/settings/vendor-configurations/$id',
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(vendorsQuery)
    void context.queryClient.prefetchQuery(configurationQuery(params.id))
  },
  component: lazyRouteComponent(() => import('./vendor-configuration-page.tsx'), 'VendorConfigurationPage'),
})

const editConfiguration = createRoute({
  getParentRoute: () => shell,
  path: '/settings/vendor-configurations/$id/edit',
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(vendorsQuery)
    void context.queryClient.prefetchQuery(configurationQuery(params.id))
  },
  component: lazyRouteComponent(() => import('./edit-configuration-page.tsx'), 'EditConfigurationPage'),
})

const isolation = createRoute({
  getParentRoute: () => shell,
  path: '/settings/isolation',
  loader: ({ context }) => {
    void context.queryClient.prefetchQuery(isolationPolicyQuery)
    void context.queryClient.prefetchInfiniteQuery(isolatedMachinesQuery)
    void context.queryClient.prefetchInfiniteQuery(machineActionsQuery)
  },
  component: lazyRouteComponent(() => import('./isolation-page.tsx'), 'IsolationPage'),
})

const team = createRoute({
  getParentRoute: () => shell,
  path: '/settings/team',
  loader: ({ context }) => void context.queryClient.prefetchQuery(membersQuery),
  component: lazyRouteComponent(() => import('./team-page.tsx'), 'TeamPage'),
})

const auditLog = createRoute({
  getParentRoute: () => shell,
  path: '/settings/audit-log',
  validateSearch: anySearch,
  component: lazyRouteComponent(() => import('./audit-log-page.tsx'), 'AuditLogPage'),
})

const devices = createRoute({
  getParentRoute: () => shell,
  path: '/settings/devices',
  component: lazyRouteComponent(() => import('./devices-page.tsx'), 'DevicesPage'),
})

const account = createRoute({
  getParentRoute: () => shell,
  path: '/settings/account',
  component: lazyRouteComponent(() => import('./account-page.tsx'), 'AccountPage'),
})

const settingsPages = [
  home,
  settings,
  configurations,
  newConfiguration,
  configuration,
  editConfiguration,
  isolation,
  team,
  auditLog,
  devices,
  account,
]

export const routeTree = root.addChildren([
  signIn,
  signUp,
  forgotPassword,
  resetPassword,
  verifyEmail,
  invite,
  authorize,
  shell.addChildren(settingsPages),
])
