import { randomUUID } from 'node:crypto'
import { ApiProblem, listMachineActions, listMachines, type MachineAction, requestMachineAction } from '@pocketsoc/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from './world/eventually.ts'
import type { Tenant } from './world/simulator.ts'
import { type Member, startWorld, untilConnected, type World } from './world/world.ts'

const machineCount = 20

describe('two phones that isolate the same machine at the same moment', () => {
  let world: World
  let owner: Member
  let colleague: Member
  let tenant: Tenant
  let machines: { id: string; vendorMachineId: string }[]

  beforeAll(async () => {
    world = await startWorld({ pollSeconds: 60 })
    owner = await world.signUp()
    colleague = await world.signUpColleague(owner, 'responder')
    tenant = await world.simulator.addTenant()
    await world.simulator.planActions(tenant, { pendingSeconds: 0.2, runningSeconds: 0.3 })
    const { id } = await world.connectTenant(owner, tenant)
    await untilConnected(owner, id)
    machines = await eventually('the inventory is read', async () => {
      const { items } = await owner.api.call(listMachines, { query: { limit: 100 } })
      const ready = items.filter(({ online, osPlatform }) => online && osPlatform?.replace(' ', '') === 'Windows11')
      return ready.length >= machineCount && ready.slice(0, machineCount)
    })
  })
  afterAll(() => world.close())

  test('make one action: the second hears who was first', async () => {
    const answers = await Promise.all(machines.map(({ id }) => Promise.all([isolate(owner, id), isolate(colleague, id)])))
    for (const [ours, theirs] of answers) {
      const [accepted, refused] = ours instanceof ApiProblem ? [theirs, ours] : [ours, theirs]
      expect(accepted).toMatchObject({ kind: 'isolate' })
      const { requestedBy } = accepted as MachineAction
      expect(refused).toMatchObject({ code: 'conflict', message: expect.stringContaining(`asked for by ${requestedBy}`) })
    }
  })

  test('and one post to the vendor, whoever was first', async () => {
    const actions = await eventually('every isolation is done', async () => {
      const { items } = await owner.api.call(listMachineActions, { query: { limit: 100 } })
      return items.every(({ state }) => state === 'done') && items
    })
    expect(actions.map(({ machine }) => machine.id).sort()).toEqual(machines.map(({ id }) => id).sort())
    const posts = await world.simulator.postsOf(tenant)
    expect(posts.map(({ machineId }) => machineId).sort()).toEqual(machines.map((machine) => machine.vendorMachineId).sort())
    expect(posts.filter(({ result }) => result !== 'begun')).toEqual([])
  })

  test('one request sent twice at the same moment, as a retry that overtakes, is one action and answers both', async () => {
    const [{ id: machineId }] = machines as [(typeof machines)[0]]
    const release = { id: randomUUID(), kind: 'release', comment: 'Cleaned and checked' } as const
    const send = () => owner.api.call(requestMachineAction, { params: { id: machineId }, body: release })
    const answers = await Promise.all([send(), send(), send()])
    expect(answers.map(({ id }) => id)).toEqual([release.id, release.id, release.id])
    await eventually('the release is done', async () => {
      const { items } = await owner.api.call(listMachineActions, { query: { machine: machineId } })
      return items.length === 2 && items[0]?.state === 'done'
    })
    const posts = await world.simulator.postsOf(tenant)
    expect(posts.filter(({ type }) => type === 'Unisolate')).toHaveLength(1)
  })
})

/** Asks as a phone does, under an id of its own; answers the action or the problem. */
async function isolate(member: Member, machineId: string): Promise<MachineAction | ApiProblem> {
  const body = { id: randomUUID(), kind: 'isolate', isolationType: 'full', comment: 'Beaconing to a known bad host' } as const
  try {
    return await member.api.call(requestMachineAction, { params: { id: machineId }, body })
  } catch (error) {
    if (error instanceof ApiProblem) return error
    throw error
  }
}
