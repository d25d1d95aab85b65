import { type Invitation, invitePath, type Me, type Role } from '@pocketsoc/contract'
import { cookiesOf, type SignedUp, type TestApplication, type TestRequest } from './test-application.ts'

export const newPassword = 'correct horse battery'

/** Calls a route of the API as the portal does, with somebody's session. */
export function asMember(app: TestApplication, { portal }: Pick<SignedUp, 'portal'>) {
  return (method: string, path: string, json?: unknown) => {
    const init: TestRequest = { method, headers: { ...portal, origin: app.services.config.publicUrl } }
    return app.request(`/api/v1${path}`, json === undefined ? init : { ...init, json })
  }
}

export const anAddress = () => `${crypto.randomUUID()}@fabrikam.example`

/** The token in the newest mail to an address. */
export function tokenMailedTo(app: TestApplication, email: string): string {
  const mail = app.services.mails.findLast(({ to }) => to === email)
  if (!mail) throw new Error(`no mail to ${email}`)
  const link = new URL(mail.button.url)
  if (link.origin + link.pathname !== app.services.config.publicUrl + invitePath) throw new Error(`not an invitation: ${link}`)
  return link.hash.slice(1)
}

/** Invites somebody; answers the invitation and the token of its link. */
export async function invite(app: TestApplication, by: SignedUp, { email = anAddress(), role = 'analyst' as Role } = {}) {
  const response = await asMember(app, by)('POST', '/invitations', { email, role })
  if (response.status !== 201) throw new Error(`inviting answered ${response.status}: ${await response.text()}`)
  return { invitation: (await response.json()) as Invitation, token: tokenMailedTo(app, email.toLowerCase()) }
}

export function accept(app: TestApplication, token: string, name = 'Bo'): Promise<Response> {
  return app.request('/api/v1/invitations/accept', { method: 'POST', json: { token, name, password: newPassword } })
}

/** Somebody new in the organisation of `by`, who came by an invitation. */
export async function addMember(app: TestApplication, by: SignedUp, role: Role, name = 'Bo'): Promise<SignedUp> {
  const { invitation, token } = await invite(app, by, { role })
  const response = await accept(app, token, name)
  if (response.status !== 201) throw new Error(`accepting answered ${response.status}: ${await response.text()}`)
  const me = (await response.json()) as Me
  return { me, email: invitation.email, password: newPassword, portal: { cookie: cookiesOf(response) } }
}
