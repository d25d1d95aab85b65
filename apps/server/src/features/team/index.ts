export { invitationRoutes, teamRoutes } from './routes.ts'
