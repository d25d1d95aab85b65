export { huntingProblem } from './hunting-problem.ts'
export { startHunting } from './jobs.ts'
export { type OpenVendor, openHunter } from './open-hunter.ts'
export { huntingRoutes } from './routes.ts'
