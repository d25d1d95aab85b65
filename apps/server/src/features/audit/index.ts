export { auditRoutes } from './routes.ts'
export { type AuditEntry, type AuditScope, writeAudit } from './write-audit.ts'
