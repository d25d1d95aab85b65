export { findConnector, listConnectors } from './registry.ts'
export type { Alert, AlertPage, ChangePage, ReceivedAlert } from './sdk/alert.ts'
export { describeTechnique } from './sdk/attack/describe-technique.ts'
export type {
  AcceptedFields,
  AlertReader,
  CallBudget,
  Clock,
  Connector,
  ConnectorSession,
  CreatedRange,
  VendorAccess,
  VendorEnvironment,
} from './sdk/connector.ts'
export type {
  HuntedEvent,
  HuntedProcess,
  HuntedSpan,
  Hunter,
  HuntingReferenceData,
  HuntingRows,
  ProcessActivity,
  ProcessStart,
} from './sdk/hunting.ts'
export type {
  IsolationRequest,
  MachineActor,
  MachineReader,
  VendorAction,
  VendorActionState,
  VendorMachine,
} from './sdk/machine.ts'
export type { AlertChange, AlertWriter } from './sdk/triage.ts'
export { VendorError, type VendorErrorCode } from './sdk/vendor-error.ts'
