import type { MachineActionPayload } from '@pocketsoc/connectors/fixtures'
import { instantKey } from '../instant-key.ts'

/** How actions on a machine go. Where seconds are null, the step does not happen by itself. */
export interface ActionPlan {
  /** From asked for to begun, on a machine that can be reached. */
  pendingSeconds: number | null
  /** From begun to ended. */
  runningSeconds: number | null
  /** From asked to cancel to cancelled; null where the action can no longer be stopped and ends as if not asked. */
  cancelSeconds: number | null
  outcome: 'Succeeded' | 'Failed'
  /** Of a failure; a signed number of 32 bits. */
  errorHResult: number
}

const usualPlan: ActionPlan = {
  pendingSeconds: 2,
  runningSeconds: 4,
  cancelSeconds: 1,
  outcome: 'Succeeded',
  errorHResult: -2_147_024_891,
}

/** One call that asked something of a machine, whatever came of it. */
export interface ActionPost {
  /** ISO 8601, by the simulated clock. */
  time: string
  machineId: string
  type: string
  comment: string | null
  /** `begun`: a new action; `returned`: the one already open; `refused`: none, and `code` says why. */
  result: 'begun' | 'returned' | 'refused'
  actionId: string | null
  code: string | null
}

const open = ['Pending', 'InProgress']
export const isOpen = (action: MachineActionPayload): boolean => open.includes(action.status)

/** A tenant's machine actions. */
export class ActionStore {
  readonly posts: ActionPost[] = []
  /** Scopes asked for: an action tells its scope only once it has begun. */
  readonly #scopes = new Map<string, string | null>()
  readonly #byId = new Map<string, MachineActionPayload>()
  readonly #plans = new Map<string, ActionPlan>()
  #plan = usualPlan

  /** Newest first by creation. */
  all(): MachineActionPayload[] {
    const key = (action: MachineActionPayload) => instantKey(action.creationDateTimeUtc) ?? ''
    return [...this.#byId.values()]
      .reverse()
      .sort((left, right) => (key(left) < key(right) ? 1 : key(left) > key(right) ? -1 : 0))
  }

  find(id: string): MachineActionPayload | undefined {
    return this.#byId.get(id.toLowerCase())
  }

  /** Adds an action, or puts it in the place of the one with its id. */
  put(action: MachineActionPayload, scope?: string | null): void {
    this.#byId.set(action.id, action)
    if (scope !== undefined) this.#scopes.set(action.id, scope)
  }

  scopeOf(action: MachineActionPayload): string | null {
    return this.#scopes.get(action.id) ?? action.scope
  }

  /** Actions not yet ended: on all machines, or one. */
  open(machineId?: string): MachineActionPayload[] {
    return this.all().filter((action) => isOpen(action) && (machineId === undefined || action.machineId === machineId))
  }

  /** The machine's last isolation, if no release has succeeded after it. */
  isolationOf(machineId: string): MachineActionPayload | null {
    const moves = this.all().filter(
      (action) =>
        action.machineId === machineId && action.status === 'Succeeded' && ['Isolate', 'Unisolate'].includes(action.type),
    )
    const ended = (action: MachineActionPayload) => Date.parse(action.lastUpdateDateTimeUtc)
    const last = moves.reduce<MachineActionPayload | null>(
      (latest, action) => (latest === null || ended(action) > ended(latest) ? action : latest),
      null,
    )
    return last?.type === 'Isolate' ? last : null
  }

  planFor(machineId: string): ActionPlan {
    return this.#plans.get(machineId) ?? this.#plan
  }

  /** Changes how actions go from now on: on all machines without a plan of their own, or on one. */
  changePlan(change: Partial<ActionPlan>, machineId?: string): ActionPlan {
    const plan = { ...(machineId === undefined ? this.#plan : this.planFor(machineId)), ...change }
    if (machineId === undefined) this.#plan = plan
    else this.#plans.set(machineId, plan)
    return plan
  }

  /** Back to the usual plan everywhere. */
  clearPlans(): void {
    this.#plans.clear()
    this.#plan = usualPlan
  }
}
