import { randomUUID } from 'node:crypto'
import { type MachineActor, type VendorAction, VendorError } from '@pocketsoc/connectors'
import type { VendorConnection } from '../features/vendor-configurations/index.ts'
import type { Services } from '../services.ts'

/** A machine of which little is known, without what each test gives it: `vendorMachineId` and `tags`. */
export const blankMachine = {
  name: 'fin-lt-0142',
  health: 'Active',
  online: true,
  riskScore: null,
  exposureLevel: null,
  osPlatform: null,
  osVersion: null,
  addresses: [],
  externalAddress: null,
  group: null,
  firstSeenAt: null,
  lastSeenAt: null,
  directoryId: null,
  managedBy: null,
}

type Fault = 'lost before' | 'lost after' | 'refused' | 'throttled'

/** A vendor's machine actions in memory, as strict as the real one: no idempotency, one open action of a kind. */
export interface TestMachineVendor {
  actions: VendorAction[]
  /** Posts that were carried out, in order. */
  posts: { vendorMachineId: string; kind: string }[]
  /** How many days back its actions were read, of each time that they were. */
  readSince: number[]
  /** What goes wrong with the next requests, one each. */
  faults: Fault[]
  /** Ends the newest open action. */
  end(state: VendorAction['state'], failure?: string): void
  open: (services: Services, of: { configurationId: string }) => Promise<VendorConnection>
}

export function createTestMachineVendor(now: () => number): TestMachineVendor {
  const isOpen = ({ state }: VendorAction) => state === 'waiting' || state === 'running'
  const iso = () => new Date(now()).toISOString()
  const newestFirst = () => vendor.actions.toReversed()

  const actor: MachineActor = {
    async request({ vendorMachineId, kind, isolationType, comment }) {
      const fault = vendor.faults.shift()
      if (fault === 'refused') {
        throw new VendorError({
          code: 'vendor-rejected',
          detail: 'Unsupported system.',
          remedy: 'None.',
          vendorCode: 'OsPlatformNotSupported',
        })
      }
      if (fault === 'throttled')
        throw new VendorError({ code: 'vendor-throttled', detail: 'Slow.', remedy: 'Wait.', retryAfterSeconds: 40 })
      if (fault === 'lost before') throw lost()
      if (newestFirst().some((action) => isOpen(action) && action.vendorMachineId === vendorMachineId && action.kind === kind)) {
        return { outcome: 'already_open', action: null }
      }
      vendor.posts.push({ vendorMachineId, kind })
      const action = vendorAction({ vendorMachineId, kind, isolationType, comment, createdAt: iso(), updatedAt: iso() })
      vendor.actions.push(action)
      if (fault === 'lost after') throw lost()
      return { outcome: 'accepted', action }
    },
    actionsOf: async (vendorMachineId) => newestFirst().filter((action) => action.vendorMachineId === vendorMachineId),
    async *actionsSince(since) {
      vendor.readSince.push(Math.round((now() - since.getTime()) / 86_400_000))
      yield newestFirst().filter(({ createdAt }) => createdAt === null || Date.parse(createdAt) >= since.getTime())
    },
    read: async (reference) => vendor.actions.find((action) => action.reference === reference) ?? null,
    async cancel(reference, cancellationComment) {
      const index = vendor.actions.findIndex((action) => action.reference === reference)
      const found = vendor.actions[index]
      if (!found) throw new VendorError({ code: 'vendor-rejected', detail: 'No such action.', remedy: 'None.' })
      const cancelled: VendorAction = {
        ...found,
        state: 'cancelled',
        cancellationComment,
        cancelledBy: 'PocketSOC',
        updatedAt: iso(),
      }
      vendor.actions[index] = cancelled
      return cancelled
    },
  }

  const vendor: TestMachineVendor = {
    actions: [],
    posts: [],
    readSince: [],
    faults: [],
    end(state, failure) {
      const index = vendor.actions.findLastIndex(isOpen)
      const found = vendor.actions[index]
      if (found) vendor.actions[index] = { ...found, state, failure: failure ?? null, updatedAt: iso() }
    },
    open: async () =>
      ({ session: { grantedPermissions: async () => [], machineActions: actor }, capabilities }) as unknown as VendorConnection,
  }
  return vendor
}

const capabilities = [{ name: 'machine-actions.read', available: true, reason: null, remedy: null, note: null }]

const lost = () => new VendorError({ code: 'vendor-timeout', detail: 'No answer came.', remedy: 'Wait.', outcomeUnknown: true })

/** An action at the vendor, as its portal would begin one. */
export function vendorAction(wish: Partial<VendorAction>): VendorAction {
  return {
    reference: randomUUID(),
    kind: 'isolate',
    label: 'Isolate',
    state: 'waiting',
    isolationType: null,
    vendorMachineId: null,
    machineName: null,
    requestedBy: 'portal@tidemark.example',
    comment: null,
    cancelledBy: null,
    cancellationComment: null,
    failure: null,
    createdAt: null,
    updatedAt: null,
    ...wish,
  }
}
