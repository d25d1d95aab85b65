import type { MachineActionPayload } from '@pocketsoc/connectors/fixtures'
import { ApiError } from './api-error.ts'
import { type Body, missingParameter } from './read-body.ts'

/** What a call asks of a machine, beyond the kind of action. */
export interface ActionWish {
  scope: string | null
  file: MachineActionPayload['relatedFileInfo']
  commands: MachineActionPayload['commands']
}

export interface ActionKind {
  type: string
  /** Last segment of the path, `/machines/{id}/…`. */
  call: string
  permission: string
  /** Of the body, besides `Comment`. */
  properties: readonly string[]
  /** Throws 400. */
  read(body: Body): Partial<ActionWish>
}

const nothing = { properties: [], read: () => ({}) } as const

/** What can be asked of a machine, and the permission that asking and taking back needs. */
export const actionKinds: readonly ActionKind[] = [
  {
    type: 'Isolate',
    call: 'isolate',
    permission: 'Machine.Isolate',
    properties: ['IsolationType'],
    // Not documented as required, and no default is: everything, as in the portal.
    read: (body) => ({ scope: body.choice('IsolationType', ['Full', 'Selective', 'UnManagedDevice']) ?? 'Full' }),
  },
  { type: 'Unisolate', call: 'unisolate', permission: 'Machine.Isolate', ...nothing },
  {
    type: 'RunAntiVirusScan',
    call: 'runAntiVirusScan',
    permission: 'Machine.Scan',
    properties: ['ScanType'],
    read(body) {
      body.requiredText('ScanType')
      return { scope: body.choice('ScanType', ['Quick', 'Full']) ?? null }
    },
  },
  { type: 'RestrictCodeExecution', call: 'restrictCodeExecution', permission: 'Machine.RestrictExecution', ...nothing },
  { type: 'UnrestrictCodeExecution', call: 'unrestrictCodeExecution', permission: 'Machine.RestrictExecution', ...nothing },
  {
    type: 'CollectInvestigationPackage',
    call: 'collectInvestigationPackage',
    permission: 'Machine.CollectForensics',
    ...nothing,
  },
  {
    type: 'StopAndQuarantineFile',
    call: 'StopAndQuarantineFile',
    permission: 'Machine.StopAndQuarantine',
    properties: ['Sha1'],
    read(body) {
      const sha1 = body.requiredText('Sha1')
      if (!/^[0-9a-f]{40}$/i.test(sha1)) throw new ApiError(400, 'InvalidHashValue', { message: `'${sha1}' is not a SHA-1.` })
      return { file: { fileIdentifier: sha1.toLowerCase(), fileIdentifierType: 'Sha1' } }
    },
  },
  { type: 'Offboard', call: 'offboard', permission: 'Machine.Offboard', ...nothing },
  {
    type: 'LiveResponse',
    call: 'runliveresponse',
    permission: 'Machine.LiveResponse',
    properties: ['Commands'],
    read: (body) => ({ commands: readCommands(body.raw('Commands')) }),
  },
]

export const actionTypes = actionKinds.map((kind) => kind.type)

interface WantedCommand {
  type: string
  params?: { key: string; value: string }[]
}

const isCommand = (value: unknown): value is WantedCommand =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

function readCommands(value: unknown): MachineActionPayload['commands'] {
  if (!Array.isArray(value) || value.length === 0) throw missingParameter('Commands')
  return value.map((command: unknown, index) => {
    if (!isCommand(command) || !['PutFile', 'RunScript', 'GetFile'].includes(command.type)) {
      throw new ApiError(400, 'InvalidInput', { message: `Command ${index} is not one of PutFile, RunScript, GetFile.` })
    }
    const { type, params = [] } = command
    return { index, startTime: null, endTime: null, commandStatus: 'Created', errors: [], command: { type, params } }
  })
}
