import type { MachinePayload } from '@pocketsoc/connectors/fixtures'
import { instantKey } from '../instant-key.ts'
import { ApiError } from './api-error.ts'
import { entityJson, listJson } from './collection.ts'
import { machineSchema } from './machine-schema.ts'
import type { DefenderRequest } from './request.ts'

const month = 30 * 86_400_000

/** GET /machines; 404 where no machine was seen in the last thirty days. */
export function listMachines(request: DefenderRequest): string {
  const since = instantKey(new Date(request.world.clock.now() - month).toISOString()) ?? ''
  const machines = machinesOf(request)
  if (!machines.some((machine) => (instantKey(machine.lastSeen) ?? '') >= since)) {
    throw new ApiError(404, 'ResourceNotFound', { message: 'No recent machines were found' })
  }
  return machineList(request, machines)
}

/** GET /machines/{id}, by id or by name. */
export function getMachine(request: DefenderRequest): string {
  return entityJson(request, 'Machines', findMachine(request))
}

/** GET /machines/findbyip(ip='…',timestamp=…): seen with that internal address within fifteen minutes. */
export function findMachinesByAddress(request: DefenderRequest): string {
  const [, address, timestamp] = /^findbyip\(ip='([^']*)',timestamp=([^)]*)\)$/i.exec(request.id) ?? []
  const at = instantKey(timestamp) === null ? Number.NaN : Date.parse(timestamp ?? '')
  if (Number.isNaN(at)) throw new ApiError(400, 'InvalidInput', { message: 'The timestamp is not valid.' })
  if (at < request.world.clock.now() - month) {
    throw new ApiError(400, 'InvalidInput', { message: 'The timestamp must be in the past 30 days.' })
  }
  const near = (machine: MachinePayload) => Math.abs(Date.parse(machine.lastSeen) - at) <= 15 * 60_000
  return machineList(
    request,
    machinesOf(request).filter((machine) => machine.ipAddresses.some((entry) => entry.ipAddress === address) && near(machine)),
  )
}

/** The machine that the path names. Throws 404. */
export function findMachine(request: DefenderRequest): MachinePayload {
  const wanted = request.id.toLowerCase()
  const machine = machinesOf(request).find(
    (candidate) => candidate.id === wanted || candidate.computerDnsName.toLowerCase() === wanted,
  )
  if (machine === undefined) throw new ApiError(404, 'ResourceNotFound', { message: `Machine ${request.id} was not found` })
  return machine
}

const machinesOf = (request: DefenderRequest): MachinePayload[] =>
  request.access.tenant.estate.machines.map((machine) => machine.payload)

function machineList(request: DefenderRequest, machines: MachinePayload[]): string {
  return listJson(request, {
    name: 'Machines',
    items: machines,
    schema: machineSchema,
    expandable: [],
    json: (machine) => JSON.stringify(machine),
  })
}
