import { demoTenant, type Estate, estateOf, type Random } from '@pocketsoc/connectors/fixtures'
import { ActionLife, type WorldTime } from './defender/action-life.ts'
import { ActionStore } from './defender/action-store.ts'
import { AlertStore } from './defender/alert-store.ts'
import { TenantHunting } from './hunting/tenant-hunting.ts'
import { TenantTelemetry } from './hunting/tenant-telemetry.ts'

export interface Secret {
  /** The id that the portal shows beside it; never accepted as the secret. */
  id: string
  value: string
  /** Milliseconds since the epoch; not accepted before, as a fresh secret that is still being replicated. */
  usableFrom: number
  expiresAt: number
}

/** An app registration with its service principal in the tenant. */
export interface App {
  clientId: string
  name: string
  /** Object id of the service principal. */
  objectId: string
  enabled: boolean
  hasServicePrincipal: boolean
  blockedByConditionalAccess: boolean
  /** Application permissions on Defender for Endpoint that an administrator consented to. */
  permissions: Set<string>
  /** The same on Microsoft Graph. */
  graphPermissions: Set<string>
  secrets: Secret[]
}

export type Cloud = 'commercial' | 'gcc' | 'gcc-high'

export interface Tenant {
  id: string
  name: string
  domain: string
  cloud: Cloud
  /** Without it, the directory knows no Defender resource. */
  hasDefender: boolean
  apps: Map<string, App>
  estate: Estate
  alerts: AlertStore
  actions: ActionStore
  life: ActionLife
  telemetry: TenantTelemetry
  hunting: TenantHunting
  random: Random
  /** New alerts appear by themselves. */
  streams: boolean
  /** `uti` claims of tokens that the Defender API no longer accepts. */
  revokedTokens: Set<string>
  issuedTokens: Set<string>
}

interface TenantSeed {
  id: string
  name: string
  domain: string
  netbiosName: string
  cloud: Cloud
  random: Random
  /** Milliseconds since the epoch; the estate's times lie before it. */
  now: number
}

/** A tenant with its machines and people, without apps or alerts. */
export function createTenant(time: WorldTime, seed: TenantSeed): Tenant {
  const organisation = { tenantId: seed.id, name: seed.name, domain: seed.domain, netbiosName: seed.netbiosName }
  const estate = estateOf(organisation, seed.now)
  const tenant = {
    id: seed.id,
    name: seed.name,
    domain: seed.domain,
    cloud: seed.cloud,
    hasDefender: true,
    apps: new Map<string, App>(),
    estate,
    alerts: new AlertStore(),
    actions: new ActionStore(),
    telemetry: new TenantTelemetry({ estate, seed: seed.id }),
    hunting: new TenantHunting(),
    random: seed.random,
    streams: false,
    revokedTokens: new Set<string>(),
    issuedTokens: new Set<string>(),
  }
  return { ...tenant, life: new ActionLife(time, tenant) }
}

interface Registration {
  clientId: string
  permissions: readonly string[]
  graphPermissions?: readonly string[]
  secret: Secret
}

/** Registers PocketSOC in a tenant: enabled, consented, with one secret. */
export function registerApp(tenant: Tenant, { clientId, permissions, graphPermissions = [], secret }: Registration): void {
  tenant.apps.set(clientId, {
    clientId,
    name: demoTenant.appName,
    objectId: tenant.random.guid(),
    enabled: true,
    hasServicePrincipal: true,
    blockedByConditionalAccess: false,
    permissions: new Set(permissions),
    graphPermissions: new Set(graphPermissions),
    secrets: [secret],
  })
}
