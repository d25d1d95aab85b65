import { type Me, permissionsOf } from '@pocketsoc/contract'
import { and, eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { devices, organizations, users } from '../../db/schema/index.ts'
import { asSystem } from '../../db/scoped.ts'
import { Problem } from '../../http/problem.ts'
import { presentDevice } from '../devices/index.ts'

/** Who is signed in, where, and what they may do. */
export async function getMe({ services, organizationId, actor }: Context): Promise<Me> {
  return asSystem(services.database, async (tx) => {
    const [row] = await tx.sql
      .select({ user: users, organization: organizations })
      .from(users)
      .innerJoin(organizations, eq(organizations.id, organizationId))
      .where(eq(users.id, actor.userId))
    if (!row) throw new Problem('signed-out', 'This account no longer exists.')
    const [device] = actor.deviceId
      ? await tx.sql
          .select()
          .from(devices)
          .where(and(eq(devices.id, actor.deviceId), eq(devices.organizationId, organizationId)))
      : []
    const { id, name, email, emailVerified } = row.user
    return {
      user: { id, name, email, emailVerified },
      organization: { id: row.organization.id, name: row.organization.name },
      role: actor.role,
      permissions: [...permissionsOf[actor.role]],
      device: device ? presentDevice(device, actor.deviceId) : null,
    }
  })
}
