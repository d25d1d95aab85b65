import { findMachineOfDetection, getMachine as getMachineRoute, listMachines as listMachinesRoute } from '@pocketsoc/contract'
import type { Api } from '../../http/environment.ts'
import { getMachine, machineOfDetection } from './get-machine.ts'
import { listMachines } from './list-machines.ts'

export function machineRoutes(api: Api): void {
  api.openapi(listMachinesRoute, async (c) => c.json(await listMachines(c.get('context'), c.req.valid('query')), 200))
  api.openapi(getMachineRoute, async (c) => c.json(await getMachine(c.get('context'), c.req.valid('param').id), 200))
  api.openapi(findMachineOfDetection, async (c) =>
    c.json(await machineOfDetection(c.get('context'), c.req.valid('param').id), 200),
  )
}
