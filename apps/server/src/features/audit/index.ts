export { type AuditEntry, type AuditScope, writeAudit } from './write-audit.ts'
