import type { IsolationPolicy } from '@pocketsoc/contract'
import { eq } from 'drizzle-orm'
import { auditScope, type Context, requireCan } from '../../context.ts'
import { isolationPolicies } from '../../db/schema/index.ts'
import type { Transaction } from '../../db/scoped.ts'
import { writeAudit } from '../audit/index.ts'

const byDefault: IsolationPolicy = { approval: 'never', tags: [], expiresMinutes: 60, remindAfterHours: 24 }

/** The organisation's policy; the default until one is set. */
export async function readPolicy(tx: Transaction, organizationId: string): Promise<IsolationPolicy> {
  const [row] = await tx.sql.select().from(isolationPolicies).where(eq(isolationPolicies.organizationId, organizationId))
  if (!row) return byDefault
  const { organizationId: _id, ...policy } = row
  return policy
}

export async function getIsolationPolicy(context: Context): Promise<IsolationPolicy> {
  requireCan(context, 'detections.read')
  return context.transaction((tx) => readPolicy(tx, context.organizationId))
}

/** Replaces the policy; actions that already wait keep the rule they were asked under. */
export async function setIsolationPolicy(context: Context, policy: IsolationPolicy): Promise<IsolationPolicy> {
  requireCan(context, 'configurations.manage')
  const { organizationId } = context
  return context.transaction(async (tx) => {
    const before = await readPolicy(tx, organizationId)
    await tx.sql
      .insert(isolationPolicies)
      .values({ organizationId, ...policy })
      .onConflictDoUpdate({ target: isolationPolicies.organizationId, set: policy })
    const target = { kind: 'isolation-policy', id: organizationId } as const
    await writeAudit(tx, auditScope(context), { event: 'isolation-policy.changed', target, before, after: policy })
    return policy
  })
}

/** Why isolating a machine with these tags needs a second person; null when it does not. */
export function approvalReason(policy: IsolationPolicy, machineTags: string[]): string | null {
  if (policy.approval === 'always') return 'Isolating any machine needs a second person.'
  if (policy.approval === 'never') return null
  const guarded = new Set(policy.tags.map((tag) => tag.toLowerCase()))
  const tag = machineTags.find((candidate) => guarded.has(candidate.toLowerCase()))
  return tag === undefined ? null : `Isolating machines tagged “${tag}” needs a second person.`
}
