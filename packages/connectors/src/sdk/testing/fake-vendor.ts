import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Connector, VendorAccess } from '../connector.ts'
import type { TestClock } from './test-clock.ts'

/** What a vendor with machine actions offers a test beside the rest. */
export interface FakeMachines {
  /** Grants everything, holds this machine and no action. */
  holdMachine(vendorMachineId: string): void
  /** Isolations and releases that reached the service, whatever it answered. */
  requests(): number
  /** Ends every open action as done. */
  finishActions(): void
}

/** Answers one request in the vendor's place. */
export type Fault = (request: IncomingMessage, response: ServerResponse) => unknown

/** A vendor's service on loopback, written from its documents apart from the connector. */
export interface FakeVendor extends AsyncDisposable {
  access(clock: TestClock): VendorAccess & { taken(): number }
  /** Holds this many alerts, all within the last day of the clock's start. */
  hold(count: number): void
  /** Inserts an alert in front of the set whenever a page is read. */
  moveWhileRead(): void
  holdUnknownValues(): void
  /** Answers the next calls of the API, one each. */
  fault(...faults: Fault[]): void
  faultSignIn(...faults: Fault[]): void
  expireTokens(): void
  takePermissions(): void
  refuseSecret(): void
  apiCalls(): number
  signIns(): number
  /** What must never show: the secret and every token given out. */
  secrets(): string[]
  /** Only for a vendor whose connector acts on machines. */
  machines?: FakeMachines
}

export interface ConnectorUnderTest {
  connector: Connector
  /** Fields that an administrator would type. */
  fields: Record<string, string>
  /** The field that holds the vendor's address. */
  addressField: string
  authType: string
  start(): Promise<FakeVendor>
}
