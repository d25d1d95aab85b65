import { and, eq, isNull } from 'drizzle-orm'
import { auditScope, type Context } from '../../context.ts'
import { devices } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { notFound } from '../../http/problem.ts'
import { writeAudit } from '../audit/index.ts'
import { publishEvent } from '../live-events/index.ts'

interface DeviceOfMember {
  id: string
  organizationId: string
  userId: string
}

/** Signs one of the actor's own devices out; its next request is refused and its live stream ends. */
export async function revokeDevice(context: Context, id: string): Promise<void> {
  const device = { id, organizationId: context.organizationId, userId: context.actor.userId }
  const revoked = await context.transaction(async (tx) => {
    const name = await revokeDeviceIn(tx, device, context.now())
    if (name === null) return false
    await writeAudit(tx, auditScope(context), { event: 'device.signed-out', target: { kind: 'device', id, name } })
    return true
  })
  if (!revoked) notFound('device')
}

/** The same inside a transaction; answers its name, or null when there is no such signed-in device of that member. */
export async function revokeDeviceIn(tx: Transaction, device: DeviceOfMember, now: Date): Promise<string | null> {
  const rows = await tx.sql
    .update(devices)
    .set({ revokedAt: now })
    .where(and(eq(devices.id, device.id), eq(devices.userId, device.userId), isNull(devices.revokedAt)))
    .returning({ name: devices.name })
  const [row] = rows
  if (!row) return null
  await publishEvent(tx, { organizationId: device.organizationId, now }, { type: 'device.revoked', deviceId: device.id })
  return row.name
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
