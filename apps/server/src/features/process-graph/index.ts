export { processGraphRoutes } from './routes.ts'
