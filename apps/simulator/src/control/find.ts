import { demoTenant, type EstateMachine } from '@pocketsoc/connectors/fixtures'
import { z } from 'zod'
import type { App, Tenant } from '../tenants.ts'
import type { World } from '../world.ts'
import { ControlProblem } from './problem.ts'

/** Names a tenant, the demo tenant if left out. */
export const tenantChoice = { tenantId: z.guid().toLowerCase().optional() }
/** Names an app, the tenant's first if left out. */
export const appChoice = { ...tenantChoice, clientId: z.guid().toLowerCase().optional() }

export function tenantOf(world: World, choice: { tenantId?: string | undefined }): Tenant {
  const id = choice.tenantId ?? demoTenant.tenantId
  const tenant = world.tenants.get(id)
  if (tenant === undefined) throw new ControlProblem(404, `There is no tenant ${id}.`)
  return tenant
}

export function appOf(world: World, choice: { tenantId?: string | undefined; clientId?: string | undefined }): App {
  const tenant = tenantOf(world, choice)
  const app = choice.clientId === undefined ? [...tenant.apps.values()][0] : tenant.apps.get(choice.clientId)
  if (app === undefined) throw new ControlProblem(404, `Tenant ${tenant.id} has no such app.`)
  return app
}

/** A machine by its id, its DNS name or the first part of it, in any letter case. */
export function machineOf(tenant: Tenant, wanted: string): EstateMachine {
  const lower = wanted.toLowerCase()
  const machine = tenant.estate.machines.find(
    ({ name, payload }) => name === lower || payload.id === lower || payload.computerDnsName.toLowerCase() === lower,
  )
  if (machine === undefined) throw new ControlProblem(404, `There is no machine ${wanted}.`)
  return machine
}
