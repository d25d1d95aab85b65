import type { DetectionSummary, MachineDetail } from '@pocketsoc/contract'
import type { Ability } from '../../lib/ability.ts'
import { counted } from '../../lib/words.ts'
import { calledName, type IsolationType, nameToType, offeredKinds, type PlanKind, type PlannedMachine } from './isolation-plan.ts'

/** Each machine is asked of the vendor and sent by itself; more than this at once is no longer looked through. */
export const mostMachines = 20

/** A machine as a detection names it, and that detection: the first of those selected. */
export interface NamedMachine {
  detectionId: string
  name: string
}

/** A machine of several, once it was read. */
export interface ReadMachine {
  named: NamedMachine
  machine: MachineDetail | null
  /** Why nothing can be asked for it now; null where it can. */
  leftOut: string | null
}

/** The machines of detections, each once, in the order of the feed. */
export function machinesOf(rows: readonly Pick<DetectionSummary, 'id' | 'machine' | 'source'>[]): NamedMachine[] {
  const named = new Map<string, NamedMachine>()
  for (const { id, machine, source } of rows) {
    const machineId = machine?.vendorMachineId ?? machine?.name
    if (!machineId) continue
    const key = `${source.configurationId}/${machineId}`
    if (!named.has(key)) named.set(key, { detectionId: id, name: machine?.name ?? machineId })
  }
  return [...named.values()]
}

/** Why a machine is left out; null where it can be asked for now. */
export function leftOut(machine: PlannedMachine, kind: PlanKind, ability: Ability): string | null {
  if (!ability.can) return ability.reason
  if (offeredKinds(machine.isolation).includes(kind)) return null
  if (machine.isolation.state === 'isolated') return 'Isolated already'
  if (machine.isolation.state === 'not_isolated') return 'Not isolated'
  return 'One is open already'
}

/** What will happen, in one plain sentence. */
export function consequenceOfMany(machines: readonly PlannedMachine[], kind: PlanKind, type: IsolationType): string {
  const which = counted(machines.length, 'machine')
  const one = machines.length === 1
  if (kind === 'release') return `${which} ${one ? 'gets its' : 'get their'} network back.`
  const vendors = [...new Set(machines.map(({ source }) => source.vendorName))].join(' and ')
  const rest = type === 'full' ? '' : ' and to the applications that may keep it'
  return `${which} ${one ? 'loses its' : 'lose their'} network, except to ${vendors}${rest}.`
}

/** What to think of before; machines that it is about are named. */
export function warningsOfMany(machines: readonly PlannedMachine[], kind: PlanKind, type: IsolationType): string[] {
  const offline = machines.filter(({ online }) => !online)
  const waiting = offline.length > 0 ? [`${namesOf(offline)} ${be(offline)} offline: tried for up to 3 days.`] : []
  if (kind === 'release') return waiting
  const servers = machines.filter(({ osPlatform }) => /server/i.test(osPlatform ?? ''))
  const guests = servers.length > 0 ? [`${namesOf(servers)}: machines that a server hosts are cut off with it.`] : []
  const full = type === 'full' ? ['Behind a web proxy a machine may not find its way back: choose selective for those.'] : []
  return [
    ...waiting,
    ...guests,
    'On a VPN that takes all traffic a machine may lose its way to the vendor, and then cannot be released from here.',
    ...full,
  ]
}

const be = ({ length }: readonly unknown[]) => (length === 1 ? 'is' : 'are')
const namesOf = (machines: readonly PlannedMachine[]) => machines.map((machine) => nameToType(calledName(machine))).join(', ')

export interface ManyInput {
  comment: string
  /** What was typed to confirm; null where nothing has to be. */
  typed: string | null
}

/** What is missing before it can be asked for; null when nothing is. */
export function missingBeforeMany(count: number, { comment, typed }: ManyInput): string | null {
  if (count === 0) return 'Nothing can be asked for now.'
  if (comment.trim() === '') return 'Say why first.'
  return typed === null || typed.trim() === String(count) ? null : `Type ${count}, the number of machines, to confirm.`
}
