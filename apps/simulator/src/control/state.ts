import type { AlertRecord } from '../defender/alert-store.ts'
import type { App, Tenant } from '../tenants.ts'
import type { World } from '../world.ts'

/** What there is, for people and tests; holds no secret. */
export function describeWorld(world: World) {
  return {
    time: new Date(world.clock.now()).toISOString(),
    settings: world.settings,
    limits: describeLimits(world),
    tenants: [...world.tenants.values()].map(describeTenant),
    faults: world.faults.all().length,
    requests: world.requests.all().length,
    queries: world.queries.all().length,
    mails: world.mailbox.all().length,
  }
}

/** Those of ordinary calls, and beside them those of calls with an allowance of their own. */
export function describeLimits({ limiters }: World) {
  return { ...limiters.calls.limits, batchUpdate: limiters.batchUpdate.limits, hunting: limiters.hunting.limits }
}

function describeTenant(tenant: Tenant) {
  return {
    tenantId: tenant.id,
    name: tenant.name,
    domain: tenant.domain,
    cloud: tenant.cloud,
    hasDefender: tenant.hasDefender,
    streams: tenant.streams,
    machines: tenant.estate.machines.length,
    alerts: tenant.alerts.size,
    openActions: tenant.actions.open().length,
    latestAlerts: tenant.alerts.all().slice(0, 10).map(describeAlert),
    apps: [...tenant.apps.values()].map(describeApp),
  }
}

function describeApp(app: App) {
  const { clientId, name, enabled, hasServicePrincipal, blockedByConditionalAccess } = app
  return {
    clientId,
    name,
    enabled,
    hasServicePrincipal,
    blockedByConditionalAccess,
    permissions: [...app.permissions].sort(),
    graphPermissions: [...app.graphPermissions].sort(),
    secrets: app.secrets.map((secret) => ({
      secretId: secret.id,
      hint: secret.value.slice(0, 3),
      expiresAt: new Date(secret.expiresAt).toISOString(),
    })),
  }
}

function describeAlert(record: AlertRecord) {
  const payload = record.load()
  const fields = (typeof payload === 'object' && payload !== null ? payload : {}) as Record<string, unknown>
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : null)
  return {
    id: record.id,
    createdAt: record.createdKey === '' ? null : `${record.createdKey}Z`,
    title: text('title'),
    severity: text('severity'),
    status: text('status'),
    machine: text('computerDnsName'),
  }
}
