import { type AlertPayload, Random, raiseAlert, type Triage, triageAlert } from '@pocketsoc/connectors/fixtures'
import { recordOf } from './defender/alert-store.ts'
import { surfaceAlerts } from './surface-alerts.ts'
import type { Tenant } from './tenants.ts'
import type { World } from './world.ts'

/** Lets new alerts appear in every tenant that streams, at random, for as long as the agenda runs. */
export function startStream(world: World): void {
  const { streamSeconds, empty, seed } = world.options
  if (streamSeconds === 0 || empty) return
  const random = new Random(`stream ${seed} ${world.clock.now()}`)
  const next = (after: number) => {
    world.agenda.at(after + random.pause(streamSeconds) * 1000, (due) => {
      for (const tenant of world.tenants.values()) if (tenant.streams) appear(world, { tenant, random, now: due })
      next(due)
    })
  }
  next(world.clock.now())
}

function appear(world: World, { tenant, random, now }: { tenant: Tenant; random: Random; now: number }): void {
  const setting = { estate: tenant.estate, random }
  // Now and then the cloud finds out hours later, and the alert surfaces with the creation time of then.
  const late = random.chance(0.06) ? random.int(1, 7) * 3_600_000 : 0
  const startedAt = now - late - random.int(40, 300) * 1000
  const raised = raiseAlert(setting, {}, late > 0 ? { startedAt } : { startedAt, surfacedAt: now })
  const alert = { ...raised, incidentId: world.nextIncidentId() }
  surfaceAlerts(tenant, [alert])
  if (!random.chance(0.45)) return
  triageLater(world, { tenant, random, alert, at: now + random.int(60, 900) * 1000 })
}

interface TriagePlan {
  tenant: Tenant
  random: Random
  alert: AlertPayload
  /** Milliseconds since the epoch at which it is taken. */
  at: number
}

/** Somebody in the vendor's portal takes the alert and, more often than not, closes it some time after. */
function triageLater(world: World, { tenant, random, alert, at }: TriagePlan): void {
  let current = alert
  const step = (due: number, name: Triage['step']) => {
    // An alert that the control API has changed meanwhile is left to it.
    if (tenant.alerts.find(alert.id)?.load() !== current) return
    current = triageAlert({ estate: tenant.estate, random }, current, { at: due, step: name })
    tenant.alerts.put([recordOf(current)])
  }
  world.agenda.at(at, (taken) => {
    step(taken, 'take')
    if (random.chance(0.6)) world.agenda.at(taken + random.int(120, 2400) * 1000, (closed) => step(closed, 'close'))
  })
}
