import {
  coarseInstant,
  instant,
  type StoryName,
  type StoryProcess,
  storyProcessTree,
  tellStory,
} from '@pocketsoc/connectors/fixtures'
import { recordOf } from './defender/alert-store.ts'
import type { Tenant } from './tenants.ts'
import type { World } from './world.ts'

interface PlayedStory {
  /** Of its alerts, those still to come too. */
  ids: string[]
  /** What truly ran, as trees: those that nothing of the story started, with all below them. */
  processes: StoryProcess[]
}

/**
 * Lets an attack story happen now: its events lie in the last hours, its alerts surface one after the other,
 * `paceSeconds` apart.
 */
export function playStory(world: World, tenant: Tenant, play: { story: StoryName; paceSeconds: number }): PlayedStory {
  const { alerts, telemetry, processes } = tellStory(play.story, {
    estate: tenant.estate,
    random: tenant.random,
    endsAt: world.clock.now(),
    incidentId: world.nextIncidentId(),
  })
  tenant.telemetry.add(telemetry)
  const surface = (alert: (typeof alerts)[number], at: number) => {
    const surfaced = { ...alert, alertCreationTime: instant(at, tenant.random.int(0, 9999)), lastUpdateTime: coarseInstant(at) }
    tenant.alerts.put([recordOf(surfaced)])
  }
  const now = world.clock.now()
  for (const [index, alert] of alerts.entries()) {
    const at = now + index * play.paceSeconds * 1000
    if (at <= now) surface(alert, now)
    else world.agenda.at(at, (due) => surface(alert, due))
  }
  return { ids: alerts.map((alert) => alert.id), processes: storyProcessTree(processes) }
}
