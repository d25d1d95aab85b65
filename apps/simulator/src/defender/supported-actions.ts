import type { MachinePayload } from '@pocketsoc/connectors/fixtures'
import { ApiError } from './api-error.ts'

/** First builds of Windows that take an action: version 1703 and, for the rest, 1709. */
const firstBuild = { fullIsolation: 15_063, others: 16_299 }
const firstMacClient = [101, 98, 84]
const windowsOnly = ['RestrictCodeExecution', 'UnrestrictCodeExecution', 'StopAndQuarantineFile']

/** Throws 400 where the machine's system or sensor cannot carry out the action. */
export function refuseUnsupported(machine: MachinePayload, type: string, scope: string | null): void {
  const windows = machine.osPlatform.startsWith('Windows')
  const mac = machine.osPlatform === 'macOS'
  if (scope === 'UnManagedDevice' && machine.onboardingStatus === 'Onboarded') {
    throw new ApiError(400, 'InvalidInput', { message: 'An onboarded device cannot be contained as an unmanaged one.' })
  }
  if ((scope === 'Selective' && !windows && !mac) || (windowsOnly.includes(type) && !windows)) {
    throw new ApiError(400, 'OsPlatformNotSupported', {
      message: `The action is not supported on the operating system of the machine: ${machine.osPlatform}.`,
    })
  }
  const needed = type === 'Isolate' && scope === 'Full' ? firstBuild.fullIsolation : firstBuild.others
  // Servers have builds of their own; all that report here are recent enough.
  const oldWindows = machine.osPlatform === 'Windows10' && (machine.osBuild ?? 0) < needed
  if (oldWindows || (mac && isOlder(machine.agentVersion, firstMacClient))) {
    throw new ApiError(400, 'ClientVersionNotSupported', {
      message: `The action is not supported by the client version of the machine: ${machine.agentVersion}.`,
    })
  }
}

function isOlder(version: string, than: readonly number[]): boolean {
  const parts = version.split('.').map(Number)
  for (const [index, wanted] of than.entries()) {
    const part = parts[index] ?? 0
    if (part !== wanted) return part < wanted
  }
  return false
}
