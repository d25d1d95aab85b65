import { and, eq, isNull } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { devices } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { notFound } from '../../http/problem.ts'
import { publishEvent } from '../live-events/index.ts'

interface DeviceOfMember {
  id: string
  organizationId: string
  userId: string
}

/** Signs one of the actor's own devices out; its next request is refused and its live stream ends. */
export async function revokeDevice(context: Context, id: string): Promise<void> {
  const device = { id, organizationId: context.organizationId, userId: context.actor.userId }
  const revoked = await context.transaction((tx) => revokeDeviceIn(tx, device, context.now()))
  if (!revoked) notFound('device')
}

/** The same inside a transaction; answers false when there is no such signed-in device of that member. */
export async function revokeDeviceIn(tx: Transaction, device: DeviceOfMember, now: Date): Promise<boolean> {
  const rows = await tx.sql
    .update(devices)
    .set({ revokedAt: now })
    .where(and(eq(devices.id, device.id), eq(devices.userId, device.userId), isNull(devices.revokedAt)))
    .returning({ id: devices.id })
  if (rows.length === 0) return false
  await publishEvent(tx, { organizationId: device.organizationId, now }, { type: 'device.revoked', deviceId: device.id })
  return true
}

/** Signs every device of a member out, inside a transaction; answers their ids, which the caller publishes as revoked. */
export async function revokeDevicesIn(tx: Transaction, { organizationId, userId }: Omit<DeviceOfMember, 'id'>, now: Date) {
  const rows = await tx.sql
    .update(devices)
    .set({ revokedAt: now })
    .where(and(eq(devices.organizationId, organizationId), eq(devices.userId, userId), isNull(devices.revokedAt)))
    .returning({ id: devices.id })
  return rows.map(({ id }) => id)
}
