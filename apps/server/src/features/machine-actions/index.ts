export { updateIsolation } from './derive-isolation.ts'
export { startMachineActions } from './jobs.ts'
export { machineActionRoutes } from './routes.ts'
