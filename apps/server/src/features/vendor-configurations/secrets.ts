import { eq } from 'drizzle-orm'
import { vendorSecrets } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import type { Vault } from '../../vault/vault.ts'

export interface SecretOwner {
  organizationId: string
  configurationId: string
}

const placeOf = (owner: SecretOwner, name: string) => ({
  organizationId: owner.organizationId,
  column: 'vendor_secrets.sealed',
  row: `${owner.configurationId}/${name}`,
})

/** Seals and stores secrets by name, replacing those of the same name. */
export async function storeSecrets(
  tx: Transaction,
  vault: Vault,
  { owner, secrets, now }: { owner: SecretOwner; secrets: Record<string, string>; now: Date },
): Promise<void> {
  for (const [name, value] of Object.entries(secrets)) {
    const sealed = await vault.seal(tx, placeOf(owner, name), new TextEncoder().encode(value))
    await tx.sql
      .insert(vendorSecrets)
      .values({ ...owner, name, sealed, setAt: now })
      .onConflictDoUpdate({ target: [vendorSecrets.configurationId, vendorSecrets.name], set: { sealed, setAt: now } })
  }
}

/** Opens all secrets of a configuration. Throws `SealBroken` under another master key. */
export async function openSecrets(tx: Transaction, vault: Vault, owner: SecretOwner): Promise<Record<string, string>> {
  const rows = await tx.sql.select().from(vendorSecrets).where(eq(vendorSecrets.configurationId, owner.configurationId))
  const secrets: Record<string, string> = {}
  for (const row of rows) {
    secrets[row.name] = new TextDecoder().decode(await vault.open(tx, placeOf(owner, row.name), row.sealed))
  }
  return secrets
}
