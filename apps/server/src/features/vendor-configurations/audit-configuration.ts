import { auditScope, type Context } from '../../context.ts'
import type { vendorConfigurations } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { writeAudit } from '../audit/index.ts'

type Row = Pick<typeof vendorConfigurations.$inferSelect, 'id' | 'vendor' | 'displayName' | 'authType' | 'settings'>

interface ConfigurationChange {
  before?: Row
  after?: Row
  /** Names of the secrets that were entered; their values are nobody's to read. */
  newSecrets?: string[]
}

/** Puts on the record that a configuration was created, changed or deleted, with everything of it but its secrets. */
export async function auditConfiguration(
  tx: Transaction,
  context: Context,
  { before, after, newSecrets = [] }: ConfigurationChange,
): Promise<void> {
  const row = after ?? before
  if (!row) return
  const done = before && after ? 'changed' : after ? 'created' : 'deleted'
  await writeAudit(tx, auditScope(context), {
    event: `vendor-configuration.${done}`,
    target: { kind: 'vendor-configuration', id: row.id, name: row.displayName },
    before: before && told(before),
    after: after && { ...told(after), ...(newSecrets.length > 0 ? { newSecrets } : {}) },
  })
}

function told({ vendor, displayName, authType, settings }: Row) {
  return { vendor, displayName, authType, ...settings }
}
