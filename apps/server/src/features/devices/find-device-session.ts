import type { Role } from '@pocketsoc/contract'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { devices, members, users } from '../../db/schema/index.ts'
import { asSystem } from '../../db/scoped.ts'
import type { Services } from '../../services.ts'
import { hashToken } from '../../vault/random-token.ts'
import { deviceSessionMilliseconds } from './device-session.ts'

export interface DeviceSession {
  deviceId: string
  userId: string
  userName: string
  organizationId: string
  role: Role
}

// Writing "last seen" on every request would make each read a write; to the minute is exact enough.
const touchMilliseconds = 60_000

/**
 * The session that a device's token opens, or null: unknown, expired, revoked, or its member was removed.
 * Using it moves its end 7 days ahead.
 */
export async function findDeviceSession(services: Services, token: string): Promise<DeviceSession | null> {
  const now = new Date(services.environment.clock.now())
  return asSystem(services.database, async (tx) => {
    const [row] = await tx.sql
      .select({
        deviceId: devices.id,
        userId: devices.userId,
        userName: users.name,
        organizationId: devices.organizationId,
        role: members.role,
        lastSeenAt: devices.lastSeenAt,
      })
      .from(devices)
      .innerJoin(users, eq(users.id, devices.userId))
      .innerJoin(members, and(eq(members.organizationId, devices.organizationId), eq(members.userId, devices.userId)))
      .where(and(eq(devices.tokenHash, hashToken(token)), isNull(devices.revokedAt), gt(devices.expiresAt, now)))
    if (!row) return null
    const { lastSeenAt, ...session } = row
    if (now.getTime() - lastSeenAt.getTime() >= touchMilliseconds) {
      const expiresAt = new Date(now.getTime() + deviceSessionMilliseconds)
      await tx.sql.update(devices).set({ lastSeenAt: now, expiresAt }).where(eq(devices.id, row.deviceId))
    }
    return { ...session, role: session.role as Role }
  })
}
