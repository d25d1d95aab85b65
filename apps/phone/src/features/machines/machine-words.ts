import type { Machine } from '@pocketsoc/contract'
import { ageInWords } from '../../lib/time-words.ts'
import { counted } from '../../lib/words.ts'

/** The name of a machine, or what else it can be told by. */
export function machineName({ name, vendorMachineId }: Pick<Machine, 'name' | 'vendorMachineId'>): string {
  return name ?? `Machine ${vendorMachineId.slice(0, 8)}`
}

/** `Active · Windows 11 · Finance laptops`, as far as known. */
export function machineFacts({ health, osPlatform, group }: Pick<Machine, 'health' | 'osPlatform' | 'group'>): string {
  return [health, osPlatform, group].filter(Boolean).join('  ·  ')
}

/** `3 open detections`, `No open detection of 12`, `No detections`. */
export function detectionFacts({ total, open }: Machine['detectionCounts']): string {
  if (total === 0) return 'No detections'
  return open === 0 ? `None open of ${counted(total, 'detection')}` : counted(open, 'open detection')
}

/** One row as a sentence for a screen reader, most telling first. */
export function spokenMachine(machine: Machine, isolation: string): string {
  return [
    machineName(machine),
    isolation,
    machine.riskScore ? `risk ${machine.riskScore}` : null,
    machine.health,
    machine.osPlatform,
    detectionFacts(machine.detectionCounts),
    machine.source.displayName,
  ]
    .filter(Boolean)
    .join(', ')
}

/** What "last seen" means, said beside it: the vendor's word promises more than it is. */
export function lastSeenNote(machine: Pick<Machine, 'lastSeenAt' | 'online'>, now: number): string {
  const since = machine.lastSeenAt ? `${ageInWords(machine.lastSeenAt, now)}. ` : ''
  const sign = machine.online ? 'The sensor reports.' : 'The sensor does not report now.'
  return `${since}The last full report, not the last sign of life. ${sign}`
}
