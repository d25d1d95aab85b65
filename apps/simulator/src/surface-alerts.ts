import { type AlertPayload, tracesOfAlert } from '@pocketsoc/connectors/fixtures'
import { recordOf } from './defender/alert-store.ts'
import type { Tenant } from './tenants.ts'

/** Lets new alerts surface in a tenant, and what they are about lie in its telemetry. */
export function surfaceAlerts(tenant: Tenant, alerts: readonly AlertPayload[]): void {
  tenant.alerts.put(alerts.map(recordOf))
  for (const alert of alerts) tenant.telemetry.add(() => tracesOfAlert(tenant.estate, alert))
}
