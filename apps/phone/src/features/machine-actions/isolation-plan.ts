import type { IsolationPolicy, MachineDetail } from '@pocketsoc/contract'

export type PlanKind = 'isolate' | 'release'
export type IsolationType = 'full' | 'selective'

export type PlannedMachine = Pick<
  MachineDetail,
  'name' | 'vendorMachineId' | 'online' | 'osPlatform' | 'source' | 'isolation' | 'tags'
>

/** The name to call a machine by, and to type where that confirms. */
export function calledName({ name, vendorMachineId }: Pick<PlannedMachine, 'name' | 'vendorMachineId'>): string {
  return name ?? vendorMachineId
}

/** What is typed to confirm: the host alone, a whole name is long for a thumb. */
export function nameToType(name: string): string {
  return name.split('.')[0] || name
}

/** Which of the two can be asked for now; none while one is open. After a failure the failed one comes first. */
export function offeredKinds({ state, type }: PlannedMachine['isolation']): PlanKind[] {
  switch (state) {
    case 'not_isolated':
      return ['isolate']
    case 'isolated':
      return ['release']
    case 'failed':
      // A release has no type: when it failed, the machine is still cut off.
      return type === null ? ['release', 'isolate'] : ['isolate', 'release']
    default:
      return []
  }
}

/** What will happen to which machine, in one plain sentence. */
export function consequence(machine: PlannedMachine, kind: PlanKind, type: IsolationType): string {
  const name = calledName(machine)
  const { vendorName } = machine.source
  if (kind === 'release') return `${name} gets its network back. Whatever is on it can reach out again.`
  if (type === 'full') return `${name} loses its network, except to ${vendorName}.`
  return `${name} loses its network, except to ${vendorName} and to the applications that may keep it.`
}

/** What goes on meanwhile. */
export function keepsWorking(machine: PlannedMachine, kind: PlanKind, type: IsolationType): string[] {
  const { vendorName } = machine.source
  if (kind === 'release') return [`${vendorName} goes on watching it.`]
  const always = [
    `${vendorName} goes on watching it, and it can be released from here.`,
    'Whoever sits at it is told by the system, and can go on working without a network.',
  ]
  if (type === 'full') return always
  return [...always, 'Mail, chat and calls usually keep working, and what your administrators excepted.']
}

/** What to think of before; the most pressing first. */
export function warnings(machine: PlannedMachine, kind: PlanKind, type: IsolationType): string[] {
  const { online, osPlatform, source } = machine
  const offline = online
    ? []
    : [`It does not report now. ${source.vendorName} keeps trying for up to 3 days; it happens once the machine is back.`]
  if (kind === 'release') return offline
  const full = type === 'full' ? ['Behind a web proxy a machine may not find its way back: choose selective for those.'] : []
  const server = /server/i.test(osPlatform ?? '') ? 'This is a server: if' : 'If'
  return [
    ...offline,
    'On a VPN that takes all traffic it may lose its way to the vendor, and then cannot be released from here.',
    ...full,
    `${server} it hosts virtual machines, they are cut off with it.`,
  ]
}

/** Why the policy asks for a second person; null when it does not. Releasing never needs one. */
export function secondPersonReason(policy: IsolationPolicy | undefined, tags: readonly string[], kind: PlanKind): string | null {
  if (!policy || kind === 'release' || policy.approval === 'never') return null
  if (policy.approval === 'always') return 'Isolating any machine needs a second person.'
  const guarded = new Set(policy.tags.map((tag) => tag.toLowerCase()))
  const tag = tags.find((candidate) => guarded.has(candidate.toLowerCase()))
  return tag === undefined ? null : `Isolating machines tagged “${tag}” needs a second person.`
}

/** Comments to begin with. */
export const suggestedComments: Record<PlanKind, readonly string[]> = {
  isolate: ['Suspected compromise', 'Ransomware activity', 'Credential theft', 'Contained while we investigate'],
  release: ['Investigated, clean', 'Cleaned and checked', 'Isolated by mistake'],
}

export interface PlanInput {
  comment: string
  /** What was typed to confirm; null where nothing has to be. */
  typedName: string | null
}

/** What is missing before it can be asked for; null when nothing is. */
export function missingBefore(machine: PlannedMachine, { comment, typedName }: PlanInput): string | null {
  if (comment.trim() === '') return 'Say why first.'
  const name = calledName(machine)
  return typedName === null || isConfirmed(typedName, name) ? null : `Type ${nameToType(name)} to confirm.`
}

/** Whether what was typed is the name, whole or the host alone, in capitals or not. */
export function isConfirmed(typed: string, name: string): boolean {
  const word = typed.trim().toLowerCase()
  return word === name.toLowerCase() || word === nameToType(name).toLowerCase()
}
