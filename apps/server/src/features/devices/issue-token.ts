import { createHash, timingSafeEqual } from 'node:crypto'
import type { TokenRequest, TokenResponse } from '@pocketsoc/contract'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { devices, phoneAuthorizations, users } from '../../db/schema/index.ts'
import { asSystem, type Transaction } from '../../db/scoped.ts'
import type { Services } from '../../services.ts'
import { hashToken, newToken } from '../../vault/random-token.ts'
import { type AuditScope, writeAudit } from '../audit/index.ts'
import { deviceSessionMilliseconds } from './device-session.ts'
import { presentDevice } from './present-device.ts'
import { revokeDeviceIn } from './revoke-device.ts'

/** A refusal in the words of RFC 6749, 5.2. */
export class OAuthRefusal extends Error {
  override readonly name = 'OAuthRefusal'
  readonly error: string

  constructor(error: 'invalid_grant' | 'invalid_request' | 'unsupported_grant_type', description: string) {
    super(description)
    this.error = error
  }
}

type Authorization = typeof phoneAuthorizations.$inferSelect

/**
 * Redeems a code for a device session. The token is in the answer once and stored only as a hash. A code redeemed
 * twice signs out the device it became, since one of the two is a thief (RFC 6749, 4.1.2). Throws `OAuthRefusal`.
 */
export async function issueToken(services: Services, request: TokenRequest): Promise<TokenResponse & { access_token: string }> {
  const now = new Date(services.environment.clock.now())
  const outcome = await asSystem(services.database, async (tx) => {
    const [authorization] = await tx.sql
      .select()
      .from(phoneAuthorizations)
      .where(eq(phoneAuthorizations.codeHash, hashToken(request.code)))
      .for('update')
    const refusal = judge(authorization, request, now)
    if (refusal || !authorization) {
      // Committed with the refusal: throwing here would undo the sign-out.
      if (authorization?.deviceId) await signOutCopied(tx, { ...authorization, id: authorization.deviceId }, now)
      return refusal ?? 'This code is not known.'
    }
    return createDevice(tx, authorization, { request, now })
  })
  if (typeof outcome === 'string') throw new OAuthRefusal('invalid_grant', outcome)
  return outcome
}

function judge(authorization: Authorization | undefined, request: TokenRequest, now: Date): string | null {
  if (!authorization) return 'This code is not known.'
  if (authorization.redeemedAt) return 'This code was used before. Sign in again.'
  if (authorization.expiresAt <= now) return 'This code has expired. Sign in again.'
  if (authorization.clientId !== request.client_id || authorization.redirectUri !== request.redirect_uri) {
    return 'This code was given to another app.'
  }
  const challenge = createHash('sha256').update(request.code_verifier).digest('base64url')
  const matches = timingSafeEqual(Buffer.from(challenge), Buffer.from(authorization.codeChallenge))
  return matches ? null : 'The code verifier does not fit this code.'
}

async function createDevice(
  tx: Transaction,
  authorization: Authorization,
  { request, now }: { request: TokenRequest; now: Date },
) {
  const token = newToken()
  const device = {
    id: uuidv7(),
    organizationId: authorization.organizationId,
    userId: authorization.userId,
    name: request.device_name,
    platform: authorization.clientId === 'pocketsoc-ios' ? 'ios' : 'web',
    systemVersion: request.system_version ?? null,
    appVersion: request.app_version ?? null,
    tokenHash: hashToken(token),
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + deviceSessionMilliseconds),
    revokedAt: null,
  }
  await tx.sql.insert(devices).values(device)
  await tx.sql
    .update(phoneAuthorizations)
    .set({ redeemedAt: now, deviceId: device.id })
    .where(eq(phoneAuthorizations.codeHash, authorization.codeHash))
  const { id, name, platform, systemVersion, appVersion } = device
  const after = { platform, systemVersion, appVersion }
  const scope = await scopeOf(tx, device, now)
  await writeAudit(tx, scope, { event: 'device.signed-in', target: { kind: 'device', id, name }, after })
  return {
    token_type: 'Bearer' as const,
    access_token: token,
    expires_in: deviceSessionMilliseconds / 1000,
    expires_at: device.expiresAt.toISOString(),
    device: presentDevice(device, device.id),
  }
}

interface OwnedDevice {
  id: string
  organizationId: string
  userId: string
}

/** The device's member as the audit log names them. */
async function scopeOf(tx: Transaction, { id, organizationId, userId }: OwnedDevice, now: Date): Promise<AuditScope> {
  const [user] = await tx.sql.select({ name: users.name }).from(users).where(eq(users.id, userId))
  return { organizationId, now, actor: { userId, deviceId: id }, actorName: user?.name ?? null }
}

/** Signs out the device that came of a code which somebody uses again, and says why on the record. */
async function signOutCopied(tx: Transaction, device: OwnedDevice, now: Date): Promise<void> {
  const name = await revokeDeviceIn(tx, device, now)
  if (name === null) return
  await writeAudit(
    tx,
    { organizationId: device.organizationId, now, actor: null, actorName: null },
    {
      event: 'device.signed-out',
      target: { kind: 'device', id: device.id, name },
      reason: 'The code it signed in with was used a second time.',
    },
  )
}
