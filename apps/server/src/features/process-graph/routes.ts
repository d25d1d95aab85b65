import { getProcessGraph as getGraphRoute, getMachineTimeline as getTimelineRoute } from '@pocketsoc/contract'
import type { Api } from '../../http/environment.ts'
import { getMachineTimeline } from './get-machine-timeline.ts'
import { getProcessGraph } from './get-process-graph.ts'

export function processGraphRoutes(api: Api): void {
  api.openapi(getGraphRoute, async (c) => {
    const { depth } = c.req.valid('query')
    return c.json(await getProcessGraph(c.get('context'), { id: c.req.valid('param').id, depth }), 200)
  })
  api.openapi(getTimelineRoute, async (c) => {
    const { before } = c.req.valid('query')
    return c.json(await getMachineTimeline(c.get('context'), { id: c.req.valid('param').id, before }), 200)
  })
}
