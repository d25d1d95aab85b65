import {
  cancelHuntingRun as cancelRunRoute,
  deleteSavedQuery as deleteSavedQueryRoute,
  fillStarter as fillStarterRoute,
  getHuntingReference as getReferenceRoute,
  getHuntingRun as getRunRoute,
  listHuntingRuns as listRunsRoute,
  listSavedQueries as listSavedQueriesRoute,
  saveQuery as saveQueryRoute,
  startHuntingRun as startRunRoute,
} from '@pocketsoc/contract'
import type { Api } from '../../http/environment.ts'
import { cancelHuntingRun } from './cancel-run.ts'
import { deleteSavedQuery } from './delete-saved-query.ts'
import { fillStarter } from './fill-starter.ts'
import { getHuntingReference } from './hunting-reference.ts'
import { listSavedQueries } from './list-saved-queries.ts'
import { getHuntingRun, listHuntingRuns } from './read-runs.ts'
import { saveQuery } from './save-query.ts'
import { startHuntingRun } from './start-run.ts'

export function huntingRoutes(api: Api): void {
  api.openapi(startRunRoute, async (c) => c.json(await startHuntingRun(c.get('context'), c.req.valid('json')), 202))
  api.openapi(listRunsRoute, async (c) => c.json({ items: await listHuntingRuns(c.get('context')) }, 200))
  api.openapi(getRunRoute, async (c) => c.json(await getHuntingRun(c.get('context'), c.req.valid('param').id), 200))
  api.openapi(cancelRunRoute, async (c) => c.json(await cancelHuntingRun(c.get('context'), c.req.valid('param').id), 200))
  api.openapi(listSavedQueriesRoute, async (c) => c.json({ items: await listSavedQueries(c.get('context')) }, 200))
  api.openapi(saveQueryRoute, async (c) =>
    c.json(await saveQuery(c.get('context'), c.req.valid('param').id, c.req.valid('json')), 200),
  )
  api.openapi(deleteSavedQueryRoute, async (c) => {
    await deleteSavedQuery(c.get('context'), c.req.valid('param').id)
    return c.body(null, 204)
  })
  api.openapi(getReferenceRoute, async (c) => c.json(await getHuntingReference(c.get('context'), c.req.valid('param').id), 200))
  api.openapi(fillStarterRoute, async (c) => c.json({ items: await fillStarter(c.get('context'), c.req.valid('param').id) }, 200))
}
