export { type Auth, createAuth } from './auth.ts'
export { findPortalSession } from './find-portal-session.ts'
export { accountRoutes, signUpRoutes } from './routes.ts'
