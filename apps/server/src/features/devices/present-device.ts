import type { Device } from '@pocketsoc/contract'
import type { devices } from '../../db/schema/index.ts'

/** A device as its owner sees it. */
export function presentDevice(row: typeof devices.$inferSelect, currentId: string | null): Device {
  return {
    id: row.id,
    name: row.name,
    platform: row.platform,
    systemVersion: row.systemVersion,
    appVersion: row.appVersion,
    createdAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    current: row.id === currentId,
  }
}
