import type { ConnectorSession, VendorAccess } from '../../sdk/connector.ts'
import { createTestClock, type TestClock } from '../../sdk/testing/test-clock.ts'
import { defender } from '../index.ts'
import { clientId, clientSecret, tenantId } from './tenant.ts'
import type { Payload, Tenant } from './tenant-state.ts'

/** A small alert; `at` is both its creation and its last update. */
export function payload(id: string, at: string, more: Payload = {}): Payload {
  return {
    id,
    title: `Alert ${id}`,
    severity: 'High',
    status: 'New',
    alertCreationTime: at,
    lastUpdateTime: at,
    evidence: [],
    ...more,
  }
}

/** `count` alerts, one a second, the oldest first. */
export function payloads(count: number, start = '2026-03-04T07:00:00Z'): Payload[] {
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(Date.parse(start) + index * 1000).toISOString().replace('Z', '0000Z')
    return payload(`da${String(index).padStart(8, '0')}_1`, at)
  })
}

/** Opens a session, with all that Defender's sessions offer. */
export function connectTo(tenant: Tenant, clock?: TestClock): Required<ConnectorSession> {
  return defender.connect(accessTo(tenant, clock))
}

/** Access to a tenant, counting the calls that the budget gave. */
export function accessTo(
  tenant: Tenant,
  clock: TestClock = createTestClock(),
): VendorAccess & { taken: () => number; clock: TestClock } {
  let taken = 0
  return {
    authType: 'oauth',
    settings: { baseUrl: tenant.origin, clientId, tenantId },
    secrets: { clientSecret },
    environment: { entraUrl: tenant.origin, extraOrigins: [tenant.origin], clock },
    budget: {
      take: async () => {
        taken += 1
      },
    },
    taken: () => taken,
    clock,
  }
}
