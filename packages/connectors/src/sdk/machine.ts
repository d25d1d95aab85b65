/** A protected endpoint in our words. Vendor words are spaced for reading; instants are RFC 3339 in UTC. */
export interface VendorMachine {
  vendorMachineId: string
  name: string | null
  health: string | null
  /** False when the sensor is known not to report, so that actions will wait. */
  online: boolean
  riskScore: string | null
  exposureLevel: string | null
  osPlatform: string | null
  osVersion: string | null
  addresses: { address: string; mac: string | null; kind: string | null }[]
  externalAddress: string | null
  tags: string[]
  group: string | null
  firstSeenAt: string | null
  lastSeenAt: string | null
  directoryId: string | null
  managedBy: string | null
}

/** Reads machines. Every method throws `VendorError` and nothing else, save the signal's own reason. */
export interface MachineReader {
  /** The whole inventory, page by page. */
  list(signal?: AbortSignal): AsyncGenerator<VendorMachine[], void, void>
  /** One machine as the vendor holds it now; null when it has none of that id. */
  read(vendorMachineId: string, signal?: AbortSignal): Promise<VendorMachine | null>
}

export type VendorActionState = 'waiting' | 'running' | 'succeeded' | 'failed' | 'timed_out' | 'cancelled' | 'unknown'

/** An action at the vendor, whoever began it. */
export interface VendorAction {
  reference: string
  /** `isolate`, `release`, or a word of ours for the vendor's other kinds; its own in snake case when we know none. */
  kind: string
  /** For people. */
  label: string
  state: VendorActionState
  isolationType: 'full' | 'selective' | null
  vendorMachineId: string | null
  machineName: string | null
  requestedBy: string | null
  comment: string | null
  cancelledBy: string | null
  cancellationComment: string | null
  /** Why it failed, for people; null unless it did. */
  failure: string | null
  createdAt: string | null
  updatedAt: string | null
}

export interface IsolationRequest {
  vendorMachineId: string
  kind: 'isolate' | 'release'
  /** Null for a release. */
  isolationType: 'full' | 'selective' | null
  /** Sent as it is; the caller puts its correlation mark in it. */
  comment: string
}

/**
 * Acts on machines. A post is sent exactly once: it is never retried here, since the vendor has no idempotency key and
 * a second isolation may follow a release. Every method throws `VendorError` and nothing else, save the signal's reason.
 */
export interface MachineActor {
  /**
   * Asks for an isolation or release. `already_open` when the vendor says that one is in progress; then `action` is
   * null unless the vendor told which. An answer that never came is a `VendorError` whose `outcomeUnknown` is true:
   * look at `openActions` before asking again.
   */
  request(
    request: IsolationRequest,
    signal?: AbortSignal,
  ): Promise<{ outcome: 'accepted'; action: VendorAction } | { outcome: 'already_open'; action: VendorAction | null }>
  /** Actions of a machine that have not ended, and those begun since `since`, newest first. */
  actionsOf(vendorMachineId: string, since: Date, signal?: AbortSignal): Promise<VendorAction[]>
  /** All actions begun since an instant, newest first. */
  actionsSince(since: Date, signal?: AbortSignal): AsyncGenerator<VendorAction[], void, void>
  read(reference: string, signal?: AbortSignal): Promise<VendorAction | null>
  cancel(reference: string, comment: string, signal?: AbortSignal): Promise<VendorAction>
}
