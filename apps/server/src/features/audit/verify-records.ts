import type { AuditVerification } from '@pocketsoc/contract'
import { type Context, requireCan } from '../../context.ts'
import { type ChainVerdict, verifyChain } from './verify-chain.ts'

/** Verifications under way, by organisation: who asks meanwhile gets the same answer, so that asking often costs once. */
const underWay = new Map<string, Promise<AuditVerification>>()

/**
 * Proves the organisation's chain from its first record on, every time: what was proven yesterday may have been
 * altered since.
 */
export async function verifyRecords(context: Context): Promise<AuditVerification> {
  requireCan(context, 'audit.read')
  const { organizationId } = context
  const running = underWay.get(organizationId)
  if (running) return running
  const verification = verify(context).finally(() => underWay.delete(organizationId))
  underWay.set(organizationId, verification)
  return verification
}

async function verify(context: Context): Promise<AuditVerification> {
  const { organizationId, services } = context
  const verdict = await verifyChain(context.transaction, organizationId)
  if (!verdict.whole) services.log.error({ organizationId, ...verdict }, 'the audit log is not as it was written')
  return presentVerdict(verdict, context.now())
}

function presentVerdict(verdict: ChainVerdict, checkedAt: Date): AuditVerification {
  return {
    verified: verdict.whole,
    records: verdict.entries,
    through: verdict.through?.toISOString() ?? null,
    checkedAt: checkedAt.toISOString(),
    firstBroken: verdict.whole ? null : { sequence: verdict.sequence, fault: verdict.fault },
  }
}
