import type { Device } from '@pocketsoc/contract'
import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { devices } from '../../db/schema/index.ts'
import { presentDevice } from './present-device.ts'

/** The actor's signed-in devices, last used first. */
export async function listDevices(context: Context): Promise<Device[]> {
  const rows = await context.transaction((tx) =>
    tx.sql
      .select()
      .from(devices)
      .where(and(eq(devices.userId, context.actor.userId), isNull(devices.revokedAt), gt(devices.expiresAt, context.now())))
      .orderBy(desc(devices.lastSeenAt)),
  )
  return rows.map((row) => presentDevice(row, context.actor.deviceId))
}
