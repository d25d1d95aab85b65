import { decodeJwt } from 'jose'
import type { VendorCall } from './environment.ts'
import { apiOf } from './vendor-paths.ts'

/** Who calls, without proof: the tenant in Entra's path or the claims of the bearer token. For the log and for aiming faults. */
export function callerOf(pathname: string, authorization: string | undefined): Pick<VendorCall, 'tenantId' | 'clientId'> {
  if (apiOf(pathname) === 'entra') return { tenantId: pathname.split('/')[1]?.toLowerCase() || null, clientId: null }
  try {
    const { tid, appid } = decodeJwt<{ tid?: string; appid?: string }>(authorization?.replace(/^Bearer /i, '') ?? '')
    return { tenantId: tid ?? null, clientId: appid ?? null }
  } catch {
    return { tenantId: null, clientId: null }
  }
}
