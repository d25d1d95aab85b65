import { type AlertPayload, coarseInstant, instant, Random, raiseAlert } from '@pocketsoc/connectors/fixtures'
import { instantKey } from '../instant-key.ts'
import type { Tenant } from '../tenants.ts'
import type { AlertRecord } from './alert-store.ts'

interface Bulk {
  count: number
  spreadDays: number
  /** Milliseconds since the epoch; the alerts lie before it. */
  now: number
}

/** Many alerts, evenly spread, newest first. Payloads are made anew at every reading, always the same. */
export function bulkRecords(tenant: Tenant, { count, spreadDays, now }: Bulk): AlertRecord[] {
  const batch = tenant.random.guid()
  const step = (spreadDays * 86_400_000) / count
  return Array.from({ length: count }, (_, index) => {
    const createdAt = Math.floor(now - (index + 0.5) * step)
    const created = instant(createdAt, index % 10_000)
    const updated = coarseInstant(createdAt + 4000)
    const id = `da${batch.slice(0, 8)}${index}_${batch.slice(-6)}`
    return {
      id,
      createdKey: instantKey(created) ?? '',
      updatedKey: instantKey(updated) ?? '',
      known: { status: 'New', assignedTo: null, incidentId: 60_000 + index },
      load: (): AlertPayload => {
        const random = new Random(`${batch} ${index}`)
        const setting = { estate: tenant.estate, random }
        const alert = raiseAlert(setting, {}, { startedAt: createdAt - 120_000, surfacedAt: createdAt })
        return { ...alert, id, incidentId: 60_000 + index, alertCreationTime: created, lastUpdateTime: updated }
      },
    }
  })
}
