import { type AlertPayload, canRaise, coarseInstant, raiseAlert, storyNames } from '@pocketsoc/connectors/fixtures'
import { Hono } from 'hono'
import { z } from 'zod'
import { recordOf } from '../defender/alert-store.ts'
import { bulkRecords } from '../defender/bulk-alerts.ts'
import { changeAlert } from '../defender/change-alert.ts'
import { rawRecord, rawTextRecord } from '../defender/raw-alerts.ts'
import type { HttpEnvironment } from '../http/environment.ts'
import { playStory } from '../play-story.ts'
import { surfaceAlerts } from '../surface-alerts.ts'
import type { World } from '../world.ts'
import { machineOf, tenantChoice, tenantOf } from './find.ts'
import { ControlProblem, readBody } from './problem.ts'

const severities = ['Informational', 'Low', 'Medium', 'High'] as const

const Raise = z.strictObject({
  ...tenantChoice,
  machine: z.string().min(1).optional(),
  severity: z.enum(severities).optional(),
  kind: z.string().min(1).optional(),
  title: z.string().optional(),
  description: z.string().optional(),
  status: z.string().optional(),
  /** The alert surfaces with a creation time this long ago. */
  minutesAgo: z.number().min(0).default(0),
  /** The same for its update time: with both, only who looks back finds it. */
  updatedMinutesAgo: z.number().min(0).default(0),
  count: z.int().min(1).max(1000).default(1),
})
const RaiseRaw = z.strictObject({ ...tenantChoice, raw: z.unknown() })
const RaiseRawText = z.strictObject({ ...tenantChoice, rawText: z.string() })
const PlayStory = z.strictObject({
  ...tenantChoice,
  story: z.enum(storyNames),
  paceSeconds: z.number().min(0).max(3600).default(10),
})
const Bulk = z.strictObject({
  ...tenantChoice,
  count: z.int().min(1).max(200_000),
  spreadDays: z.number().positive().max(180).default(30),
})
const Change = z.looseObject({
  ...tenantChoice,
  id: z.undefined('An id cannot be changed').optional(),
  comment: z.string().optional(),
})

/** `/_control/alerts`: raising and changing alerts. */
export function alertControls(world: World): Hono<HttpEnvironment> {
  const routes = new Hono<HttpEnvironment>()

  routes.post('/', async (context) => {
    const body = await readBody(context, z.looseObject({}))
    if ('raw' in body || 'rawText' in body) {
      return context.json({ ids: [raiseRaw(world, await readBody(context, 'raw' in body ? RaiseRaw : RaiseRawText))] }, 201)
    }
    if ('story' in body) {
      const wish = await readBody(context, PlayStory)
      return context.json(playStory(world, tenantOf(world, wish), wish), 201)
    }
    const alerts = raise(world, await readBody(context, Raise))
    return context.json({ ids: alerts.map((alert) => alert.id), alerts }, 201)
  })

  routes.post('/bulk', async (context) => {
    const body = await readBody(context, Bulk)
    const tenant = tenantOf(world, body)
    const records = bulkRecords(tenant, { ...body, now: world.clock.now() })
    tenant.alerts.put(records)
    return context.json({ count: records.length, oldest: records.at(-1)?.createdKey, newest: records[0]?.createdKey }, 201)
  })

  routes.patch('/:id', async (context) => {
    const { tenantId, comment, ...fields } = await readBody(context, Change)
    const { alerts } = tenantOf(world, { tenantId })
    const record = alerts.find(context.req.param('id'))
    const current = record?.load()
    if (record === undefined || typeof current !== 'object' || current === null) {
      throw new ControlProblem(404, `There is no alert ${context.req.param('id')}.`)
    }
    const by = (fields.assignedTo ?? (current as AlertPayload).assignedTo) as string | null
    const change = { fields, ...(comment === undefined ? {} : { comment: { text: comment, by } }) }
    const changed = changeAlert(current as AlertPayload, change, world.clock.now())
    alerts.put([{ ...recordOf(changed), id: record.id }])
    return context.json(changed)
  })
  return routes
}

function raiseRaw(world: World, body: z.output<typeof RaiseRaw | typeof RaiseRawText>): string {
  const place = { now: world.clock.now(), count: world.nextRawNumber() }
  const record = 'rawText' in body ? rawTextRecord(body.rawText, place) : rawRecord(body.raw, place)
  tenantOf(world, body).alerts.put([record])
  return record.id
}

function raise(world: World, wish: z.output<typeof Raise>): AlertPayload[] {
  const tenant = tenantOf(world, wish)
  const machine = wish.machine === undefined ? undefined : machineOf(tenant, wish.machine)
  if (!canRaise({ machine, kind: wish.kind })) throw new ControlProblem(400, 'There is no such kind of alert on that machine.')
  const surfacedAt = world.clock.now() - wish.minutesAgo * 60_000
  const alerts = Array.from({ length: wish.count }, () => {
    const alert = raiseAlert(
      { estate: tenant.estate, random: tenant.random },
      { machine, severity: wish.severity, kind: wish.kind },
      { startedAt: surfacedAt - tenant.random.int(40, 240) * 1000, surfacedAt },
    )
    return {
      ...alert,
      incidentId: world.nextIncidentId(),
      lastUpdateTime: coarseInstant(world.clock.now() - wish.updatedMinutesAgo * 60_000),
      title: wish.title ?? alert.title,
      description: wish.description ?? alert.description,
      status: wish.status ?? alert.status,
    }
  })
  surfaceAlerts(tenant, alerts)
  return alerts
}
