import { type Estate, instant, type MachineActionPayload, type Random } from '@pocketsoc/connectors/fixtures'
import type { Agenda } from '../agenda.ts'
import type { SimulatorClock } from '../clock.ts'
import { type ActionStore, isOpen } from './action-store.ts'

const day = 86_400_000
/** How long the service keeps trying to reach a machine. */
const patience = 3 * day
/** Of work found under way when the world begins; the longest are full scans. */
const longestHistoric = 6 * 3_600_000

/** By which things happen later. */
export interface WorldTime {
  readonly clock: SimulatorClock
  readonly agenda: Agenda
}

/** What the life of actions needs of its tenant. */
interface Place {
  readonly actions: ActionStore
  readonly estate: Estate
  readonly random: Random
}

/** Whether commands reach the machine, by the health that the service reports of it. */
function isReachable(tenant: Place, machineId: string): boolean {
  const machine = tenant.estate.machines.find((candidate) => candidate.payload.id === machineId)
  return machine?.payload.healthStatus === 'Active'
}

/** The life of a tenant's machine actions, played by the simulated clock: Pending, InProgress, an end. */
export class ActionLife {
  readonly #world: WorldTime
  readonly #tenant: Place
  /** Duplicates that hang until their machine is released, and then isolate it again. */
  readonly #stuck = new Set<string>()

  constructor(world: WorldTime, tenant: Place) {
    this.#world = world
    this.#tenant = tenant
  }

  /** Takes an action that was just asked for. @param scope What it will say it is once it has begun. */
  begin(action: MachineActionPayload, { scope, stuck = false }: { scope: string | null; stuck?: boolean }): void {
    if (stuck) this.#stuck.add(action.id)
    this.#tenant.actions.put(action, scope)
    this.#proceed(action)
  }

  /** Takes actions of the past; those still open go on. */
  adopt(actions: readonly MachineActionPayload[]): void {
    for (const action of actions) {
      this.#tenant.actions.put(action)
      if (action.status === 'InProgress') {
        const due = Math.max(this.#world.clock.now(), Date.parse(action.creationDateTimeUtc) + longestHistoric)
        this.#world.agenda.at(due, (at) => this.end(action.id, { status: 'Succeeded', at }))
      } else if (isOpen(action)) this.#proceed(action)
    }
  }

  /** Looks again at what is open, since plans or machines have changed. */
  resume(machineId?: string): void {
    for (const action of this.#tenant.actions.open(machineId)) this.#proceed(action)
  }

  /** Notes the wish to cancel; the end comes later, if at all. */
  cancel(action: MachineActionPayload, { by, comment }: { by: string; comment: string | null }): MachineActionPayload {
    const now = this.#world.clock.now()
    const cancelling = this.#update(action, now, {
      cancellationRequestor: by,
      cancellationComment: comment,
      cancellationDateTimeUtc: instant(now, this.#tenant.random.int(0, 9999)),
    })
    const { cancelSeconds } = this.#tenant.actions.planFor(action.machineId)
    if (cancelSeconds !== null) {
      this.#world.agenda.at(now + cancelSeconds * 1000, (at) => this.end(action.id, { status: 'Cancelled', at }))
    }
    return cancelling
  }

  /** Ends an action, if it has not ended. @param at Milliseconds since the epoch. */
  end(id: string, { status, at, errorHResult = 0 }: { status: string; at: number; errorHResult?: number }): void {
    const action = this.#open(id)
    if (action === null) return
    const commands = action.commands.map((command) => ({
      ...command,
      startTime: command.startTime ?? instant(at),
      endTime: instant(at),
      commandStatus: status === 'Succeeded' ? 'Completed' : 'Failed',
    }))
    this.#stuck.delete(id)
    this.#update(action, at, { status, errorHResult, commands, scope: this.#tenant.actions.scopeOf(action) })
    if (action.type === 'Unisolate' && status === 'Succeeded') this.#freeStuck(action.machineId, at)
  }

  /** Lets a pending action begin now, whether or not its machine can be reached. */
  start(id: string, at: number): void {
    const action = this.#open(id)
    if (action?.status !== 'Pending') return
    this.#proceed(this.#update(action, at, { status: 'InProgress', scope: this.#tenant.actions.scopeOf(action) }), at)
  }

  /** Puts the next step on the agenda, counted from `from`. */
  #proceed(action: MachineActionPayload, from = this.#world.clock.now()): void {
    const plan = this.#tenant.actions.planFor(action.machineId)
    if (action.status === 'InProgress') {
      if (plan.runningSeconds === null) return
      this.#world.agenda.at(from + plan.runningSeconds * 1000, (at) => this.#finish(action.id, at))
      return
    }
    const expires = Date.parse(action.creationDateTimeUtc) + patience
    this.#world.agenda.at(expires, (at) => this.#expire(action.id, at))
    if (plan.pendingSeconds === null || this.#stuck.has(action.id)) return
    this.#world.agenda.at(from + plan.pendingSeconds * 1000, (at) => this.#deliver(action.id, at))
  }

  #deliver(id: string, at: number): void {
    const action = this.#open(id)
    if (action === null || this.#isBeingCancelled(action) || this.#stuck.has(id)) return
    if (this.#tenant.actions.planFor(action.machineId).pendingSeconds === null) return
    if (isReachable(this.#tenant, action.machineId)) this.start(id, at)
  }

  #finish(id: string, at: number): void {
    const action = this.#open(id)
    if (action === null || this.#isBeingCancelled(action)) return
    const { outcome, errorHResult, runningSeconds } = this.#tenant.actions.planFor(action.machineId)
    if (runningSeconds === null) return
    this.end(id, { status: outcome, at, errorHResult: outcome === 'Failed' ? errorHResult : 0 })
  }

  #expire(id: string, at: number): void {
    if (this.#open(id)?.status === 'Pending') this.end(id, { status: 'TimeOut', at })
  }

  #freeStuck(machineId: string, at: number): void {
    for (const action of this.#tenant.actions.open(machineId)) {
      if (this.#stuck.delete(action.id)) this.#proceed(action, at)
    }
  }

  #isBeingCancelled(action: MachineActionPayload): boolean {
    return action.cancellationDateTimeUtc !== null && this.#tenant.actions.planFor(action.machineId).cancelSeconds !== null
  }

  #open(id: string): MachineActionPayload | null {
    const action = this.#tenant.actions.find(id)
    return action !== undefined && isOpen(action) ? action : null
  }

  #update(action: MachineActionPayload, at: number, changes: Partial<MachineActionPayload>): MachineActionPayload {
    const updated = { ...action, ...changes, lastUpdateDateTimeUtc: instant(at, this.#tenant.random.int(0, 999) * 10) }
    this.#tenant.actions.put(updated)
    return updated
  }
}
