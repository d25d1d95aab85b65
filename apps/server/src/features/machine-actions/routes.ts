import {
  cancelMachineAction as cancelRoute,
  decideMachineAction as decideRoute,
  getIsolationPolicy as getPolicyRoute,
  getMachineAction as getRoute,
  listMachineActions as listRoute,
  requestMachineAction as requestRoute,
  setIsolationPolicy as setPolicyRoute,
} from '@pocketsoc/contract'
import type { Api } from '../../http/environment.ts'
import { cancelMachineAction } from './cancel-machine-action.ts'
import { decideMachineAction } from './decide-machine-action.ts'
import { getMachineAction } from './get-machine-action.ts'
import { getIsolationPolicy, setIsolationPolicy } from './isolation-policy.ts'
import { listMachineActions } from './list-machine-actions.ts'
import { requestMachineAction } from './request-machine-action.ts'

export function machineActionRoutes(api: Api): void {
  api.openapi(requestRoute, async (c) =>
    c.json(await requestMachineAction(c.get('context'), c.req.valid('param').id, c.req.valid('json')), 202),
  )
  api.openapi(listRoute, async (c) => c.json(await listMachineActions(c.get('context'), c.req.valid('query')), 200))
  api.openapi(getRoute, async (c) => c.json(await getMachineAction(c.get('context'), c.req.valid('param').id), 200))
  api.openapi(cancelRoute, async (c) =>
    c.json(await cancelMachineAction(c.get('context'), { id: c.req.valid('param').id, ...c.req.valid('json') }), 200),
  )
  api.openapi(decideRoute, async (c) =>
    c.json(await decideMachineAction(c.get('context'), c.req.valid('param').id, c.req.valid('json')), 200),
  )
  api.openapi(getPolicyRoute, async (c) => c.json(await getIsolationPolicy(c.get('context')), 200))
  api.openapi(setPolicyRoute, async (c) => c.json(await setIsolationPolicy(c.get('context'), c.req.valid('json')), 200))
}
