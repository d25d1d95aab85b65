import type { Capability, ConnectionStep, FieldProblem, VendorManifest } from '@pocketsoc/contract'
import type { AlertPage, ChangePage } from './alert.ts'
import type { Hunter, HuntingReferenceData } from './hunting.ts'
import type { MachineActor, MachineReader } from './machine.ts'
import type { AlertWriter } from './triage.ts'

/** Time as the caller tells it, so that tests move it instead of waiting. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Resolves after `milliseconds`; rejects with the signal's reason when it aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

/** The vendor's allowance of calls. Resolves when one more call may be made. */
export interface CallBudget {
  take(signal?: AbortSignal): Promise<void>
}

/** How the outside world is reached; the defaults are the real one. */
export interface VendorEnvironment {
  /** Replaces the sign-in authority's origin; http allowed. Null for the real one. */
  entraUrl: string | null
  /** Origins allowed beside the vendor's own hosts, private addresses and http included. */
  extraOrigins: readonly string[]
  clock: Clock
}

/** A vendor configuration opened for use. */
export interface VendorAccess {
  authType: string
  settings: Readonly<Record<string, string>>
  secrets: Readonly<Record<string, string>>
  environment: VendorEnvironment
  budget: CallBudget
}

export interface CreatedRange {
  /** Inclusive. */
  from: Date
  /** Exclusive. */
  to: Date
}

/** Reads alerts. Every method throws `VendorError` and nothing else, save the signal's own reason. */
export interface AlertReader {
  /** The cursor that starts at an instant of the vendor's clock. */
  cursorAt(instant: Date): string
  /** Alerts changed since the cursor, overlap included: the caller keeps the newest revision of each. */
  since(cursor: string, signal?: AbortSignal): AsyncGenerator<ChangePage, void, void>
  /** Alerts raised within the range, whatever their state. */
  createdBetween(range: CreatedRange, signal?: AbortSignal): AsyncGenerator<AlertPage, void, void>
}

/** An open connection to one vendor configuration; holds its token cache. */
export interface ConnectorSession {
  /** Names of the permissions that the vendor really granted, sorted. Throws `VendorError`. */
  grantedPermissions(signal?: AbortSignal): Promise<string[]>
  alerts?: AlertReader
  triage?: AlertWriter
  machines?: MachineReader
  machineActions?: MachineActor
  hunting?: Hunter
}

export interface AcceptedFields {
  settings: Record<string, string>
  secrets: Record<string, string>
}

/** Everything PocketSOC knows of a vendor. A capability is the presence of its functions. */
export interface Connector {
  manifest: VendorManifest
  /**
   * Checks and normalises what an administrator typed; `fields` holds every field, kept ones included.
   * Pointers of problems are `/fields/<name>`.
   */
  acceptFields(
    authType: string,
    fields: Readonly<Record<string, string>>,
    environment: Pick<VendorEnvironment, 'extraOrigins'>,
  ): { ok: true; value: AcceptedFields } | { ok: false; problems: FieldProblem[] }
  /** Whose allowance a configuration spends: configurations with the same key share it. */
  budgetKey(settings: Readonly<Record<string, string>>): string
  /** Documented limits, in calls. */
  callLimits: { minute: number; hour: number }
  connect(access: VendorAccess): ConnectorSession
  /**
   * Tries a configuration out without changing anything at the vendor: yields the outcome of each of the manifest's
   * connection steps, in their order, as it comes in. A refusal is an outcome; throws nothing but the signal's reason.
   */
  testConnection(access: VendorAccess, signal?: AbortSignal): AsyncGenerator<ConnectionStep, void, void>
  /** What the granted permissions allow, each capability of the contract once; `now` judges announced end dates. */
  capabilities?(granted: readonly string[], now: Date): Capability[]
  /** Permissions of which one is needed to cancel a machine action of this kind: that of the action's own type. */
  permissionsToCancel?(kind: string): readonly string[]
  huntingReference?: HuntingReferenceData
}
