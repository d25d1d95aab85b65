import type { FindActor } from '../../http/sessions.ts'
import type { Services } from '../../services.ts'
import type { Auth } from './auth.ts'
import { ensureOrganization } from './ensure-organization.ts'

/** The member whose portal cookie is in the headers, or null. */
export async function findPortalSession(services: Services, auth: Auth, headers: Headers): Promise<FindActor> {
  const session = await auth.api.getSession({ headers })
  const membership = session && (await ensureOrganization(services, session.user.id))
  if (!membership) return null
  return {
    organizationId: membership.organizationId,
    actor: { userId: session.user.id, name: session.user.name, role: membership.role, via: 'portal', deviceId: null },
  }
}
