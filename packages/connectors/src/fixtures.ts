/** Invented data that the simulator serves and that tests map: no logic of the connectors, no HTTP. */
export { demoConfiguration, demoTenant, guidePermissions } from './defender/fixtures/demo-tenant.ts'
export { type Estate, type EstateMachine, estateOf } from './defender/fixtures/estate.ts'
export { historyOf, historyTelemetry } from './defender/fixtures/history.ts'
export { coarseInstant, instant } from './defender/fixtures/instants.ts'
export { composeAction } from './defender/fixtures/machine-actions/compose-action.ts'
export { machineActionsBefore } from './defender/fixtures/machine-actions/index.ts'
export type {
  AlertPayload,
  EvidencePayload,
  MachineActionPayload,
  MachinePayload,
} from './defender/fixtures/payloads.ts'
export { canRaise, raiseAlert } from './defender/fixtures/raise-alert.ts'
export { Random } from './defender/fixtures/random.ts'
export { type StoryName, storyNames, type ToldStory, tellStory } from './defender/fixtures/stories/index.ts'
export { tracesOfAlert } from './defender/fixtures/telemetry/alert-traces.ts'
export { type TelemetryColumnType, type TelemetryTable, telemetryTables } from './defender/fixtures/telemetry/columns.ts'
export type { TelemetryRow, TelemetryRows, TelemetryValue } from './defender/fixtures/telemetry/rows.ts'
export { type StoryProcess, storyProcessTree } from './defender/fixtures/telemetry/story-tree.ts'
export { Telemetry, type TelemetryWish } from './defender/fixtures/telemetry/telemetry.ts'
export { type Triage, triageAlert } from './defender/fixtures/triage-alert.ts'
