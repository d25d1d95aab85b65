export { startMachineActions } from './jobs.ts'
export { machineActionRoutes } from './routes.ts'
