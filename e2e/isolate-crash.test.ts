import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import {
  ApiProblem,
  finalActionStates,
  getMachineAction,
  listMachines,
  type MachineAction,
  requestMachineAction,
} from '@pocketsoc/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Aim, aims, losses } from './isolation/aims.ts'
import { type Isolation, type Step, steps, stepsOf } from './isolation/steps.ts'
import { eventually } from './world/eventually.ts'
import { seededRandom } from './world/random.ts'
import { type Member, startWorld, untilConnected, type World } from './world/world.ts'

const killCount = 20
const requestsAKill = 5
const tenantCount = 5

/** One request to isolate one machine, which no other request names. */
interface Run extends Isolation {
  actionId: string
  machineId: string
  machineName: string | null
  /** When the phone sends the same request a second time, as it does when it is unsure of the first. */
  twice: 'at once' | 'after the restart' | 'never'
}

describe('a server killed again and again while it isolates machines', () => {
  let world: World
  let member: Member
  let random: () => number
  const runs: Run[] = []
  const killedAt: number[] = []
  const hit: Record<string, number> = {}

  const within = ([from, to]: readonly [number, number]) => Math.max(0, from + random() * (to - from))

  beforeAll(async () => {
    const seed = Number(process.env.POCKETSOC_STORY_SEED) || randomInt(2 ** 31)
    console.log(`Moments of the kills: POCKETSOC_STORY_SEED=${seed} repeats them.`)
    random = seededRandom(seed)
    world = await startWorld({ pollSeconds: 60 })
    // A second post would be carried out: the machine would be isolated again after its release.
    await world.simulator.set({ duplicateActions: 'get-stuck' })
    member = await world.signUp()
    const machines = await Promise.all(Array.from({ length: tenantCount }, () => machinesOf(world, member)))
    const mixed = machines[0]?.flatMap((_, index) => machines.flatMap((tenant) => tenant[index] ?? [])) ?? []
    for (const machine of mixed.slice(0, killCount * requestsAKill)) {
      const twice = random() < 0.5 ? 'never' : random() < 0.5 ? 'at once' : 'after the restart'
      runs.push({ ...machine, actionId: randomUUID(), twice, faults: [], answered: false })
    }
  })
  afterAll(() => world.close())

  test(`${killCount} kills, ${requestsAKill} requests in flight at each`, { timeout: 300_000 }, async () => {
    expect(runs.length).toBe(killCount * requestsAKill)
    for (let kill = 0; kill < killCount; kill += 1) {
      const batch = runs.slice(kill * requestsAKill, (kill + 1) * requestsAKill)
      const aim = aims[kill % aims.length] as Aim
      for (const step of await strike(batch, aim)) hit[step] = (hit[step] ?? 0) + 1
    }
  })

  test('each ends, and in an isolated machine', { timeout: 120_000 }, async () => {
    const actions = await Promise.all(runs.map((run) => untilEnded(member, run)))
    const recorded = actions.filter((action) => action !== null)
    console.log(tellHits(hit, againDuring(recorded, killedAt)))
    expect(recorded.filter(({ state }) => state !== 'done')).toEqual([])
    // Only a request that nobody answered and nobody repeated may be lost.
    for (const [index, run] of runs.entries()) {
      if (run.answered || run.twice === 'after the restart') expect(actions[index], run.machineName ?? '').not.toBeNull()
    }
  })

  test('each was posted to the vendor exactly once', async () => {
    const posts = (await Promise.all([...new Set(runs.map(({ tenant }) => tenant))].map(world.simulator.postsOf))).flat()
    for (const run of runs) {
      const own = posts.filter(({ machineId }) => machineId === run.vendorMachineId)
      const recorded = await stateOf(member, run)
      expect(
        own.map(({ type, result }) => [type, result]),
        `${run.machineName}, action ${run.actionId}`,
      ).toEqual(recorded ? [['Isolate', 'begun']] : [])
    }
  })

  test('and the kills did hit calls of the vendor, before and after they were carried out', () => {
    const held = [
      'while it looked for open actions',
      'while its post was on the way',
      'after the vendor acted, before the answer',
    ]
    expect(held.filter((step) => !hit[step])).toEqual([])
  })

  test('the audit chain is whole', async () => {
    await world.server.stop()
    const verdict = await world.server.run('apps/server/src/features/audit/verify-audit.ts')
    const [, entries] = /: whole, (\d+) entries/.exec(verdict) ?? []
    // Requested, sending, sent, done.
    expect(Number(entries)).toBeGreaterThanOrEqual(runs.length * 3)
  })

  /** Asks for the isolations and kills the server where the aim says; answers where it hit each. */
  async function strike(batch: Run[], aim: Aim): Promise<Step[]> {
    for (const run of batch) await layFaults(world, { run, aim, random })
    const asked = Promise.allSettled(
      batch.flatMap((run) => (run.twice === 'at once' ? [ask(member, run), ask(member, run)] : [ask(member, run)])),
    )
    if (aim.fault) {
      const laid = batch.flatMap(({ faults }) => faults.slice(0, 1))
      await eventually(`a call is held ${aim.name}`, async () => {
        const waiting = await world.simulator.waitingFaults()
        return laid.some(({ id }) => !waiting.has(id))
      })
    }
    await pause(within(aim.after))
    await killNow()
    const found = await stepsOf(world.simulator, batch)
    world.server.start()
    if (aim.again) {
      await pause(within(aim.again))
      await killNow()
      world.server.start()
    }
    await world.server.ready()
    expect((await asked).filter(({ status }) => status === 'rejected')).toEqual([])
    const repeated = batch.filter(({ twice }) => twice === 'after the restart').map((run) => ask(member, run))
    expect(await Promise.all(repeated), 'a living server answers').not.toContain(false)
    return found
  }

  async function killNow(): Promise<void> {
    await world.server.kill9()
    killedAt.push(Date.now())
  }
})

type Target = Pick<Run, 'tenant' | 'vendorMachineId' | 'machineId' | 'machineName'>

/** Machines of a new tenant that can be isolated, and quickly. */
async function machinesOf(world: World, member: Member): Promise<Target[]> {
  const tenant = await world.simulator.addTenant()
  await world.simulator.planActions(tenant, { pendingSeconds: 0.2, runningSeconds: 0.3 })
  const { id } = await world.connectTenant(member, tenant, { displayName: tenant.tenantId })
  await untilConnected(member, id)
  const machines = await eventually('the inventory is read', async () => {
    const { items } = await member.api.call(listMachines, { query: { profile: id, limit: 100 } })
    return items.length > 70 && items
  })
  return machines
    .filter(({ online, osPlatform }) => online && osPlatform?.replace(' ', '') === 'Windows11')
    .map((machine) => ({
      tenant,
      vendorMachineId: machine.vendorMachineId,
      machineId: machine.id,
      machineName: machine.name,
    }))
}

/** Prepares what befalls the calls about one machine: what the aim holds, and now and then a loss. */
async function layFaults(world: World, { run, aim, random }: { run: Run; aim: Aim; random: () => number }): Promise<void> {
  const chance = random()
  const loss = chance < 0.2 ? losses['a lost post'] : chance < 0.4 ? losses['a lost answer'] : null
  for (const fault of [aim.fault, loss]) {
    if (!fault) continue
    const { method } = fault(run.vendorMachineId)
    run.faults.push({ id: await world.simulator.addFault(run.tenant, fault(run.vendorMachineId)), method })
  }
}

/** Sends the request as the phone does; false when no answer came. */
async function ask(member: Member, run: Run): Promise<boolean> {
  try {
    await member.api.call(requestMachineAction, {
      params: { id: run.machineId },
      body: { id: run.actionId, kind: 'isolate', isolationType: 'full', comment: 'Seen talking to a known bad address' },
    })
    run.answered = true
    return true
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'offline') return false
    throw error
  }
}

/** The action of a request; null when the server never heard of it. */
async function stateOf(member: Member, { actionId }: Run): Promise<MachineAction | null> {
  try {
    return await member.api.call(getMachineAction, { params: { id: actionId } })
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'missing') return null
    throw error
  }
}

function untilEnded(member: Member, run: Run): Promise<MachineAction | null> {
  return eventually(
    `the isolation of ${run.machineName} ends`,
    async () => {
      const action = await stateOf(member, run)
      return (action === null || finalActionStates.includes(action.state)) && { action }
    },
    90,
  ).then(({ action }) => action)
}

/** How many isolations of earlier kills were under way again at a later one. */
function againDuring(actions: MachineAction[], killedAt: number[]): number {
  const underWay = (action: MachineAction, at: number) =>
    Date.parse(action.createdAt) < at && at < Date.parse(action.finishedAt ?? '')
  return actions.reduce((sum, action) => sum + Math.max(0, killedAt.filter((at) => underWay(action, at)).length - 1), 0)
}

function tellHits(hit: Record<string, number>, again: number): string {
  const lines = steps.map((step) => `${String(hit[step] ?? 0).padStart(5)}  ${step}`)
  return ['Requests hit by a kill:', ...lines, `${String(again).padStart(5)}  once more, on the way to their end`].join('\n')
}
