export { startMachineSync } from './jobs.ts'
export { machineRoutes } from './routes.ts'
