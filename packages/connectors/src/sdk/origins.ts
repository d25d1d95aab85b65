import { isIP } from 'node:net'
import { Agent } from 'undici'
import { lookupPublicAddress } from './addresses.ts'
import { VendorError } from './vendor-error.ts'

/** Where a connector may send requests. Hosts and origins are compared whole, never by pattern. */
export interface Reach {
  vendorName: string
  /** Hosts of the vendor, reached by https on its default port, at public addresses only. */
  hosts: readonly string[]
  /** Origins that whoever runs the server allowed beside them: http and private addresses included. */
  extraOrigins: readonly string[]
}

// The whole attempt has one time-out, set with it: a vendor may think about a query for minutes.
const timeouts = { headersTimeout: 0, bodyTimeout: 0 }
const connectTimeout = 10_000
// HTTP/1.1 throughout: one connection an answer keeps a slow page from holding up the others.
const guarded = new Agent({ ...timeouts, allowH2: false, connect: { timeout: connectTimeout, lookup: lookupPublicAddress } })
const unguarded = new Agent({ ...timeouts, allowH2: false, connect: { timeout: connectTimeout } })

/** True when `url` may be asked at all. */
function mayReach(url: URL, reach: Reach): boolean {
  if (url.username || url.password) return false
  if (reach.extraOrigins.includes(url.origin)) return true
  // A numeric address would be connected to without the look-up that guards against private ones.
  const numeric = isIP(url.hostname.replace(/^\[(.*)\]$/, '$1')) !== 0
  return url.protocol === 'https:' && !numeric && reach.hosts.includes(url.host)
}

/** The connection pool for `url`. Throws `VendorError` when the address is not one of the vendor's. */
export function dispatcherFor(url: URL, reach: Reach): Agent {
  if (!mayReach(url, reach)) throw strayAddress(url, reach)
  return reach.extraOrigins.includes(url.origin) ? unguarded : guarded
}

/** The problem of an answer that points somewhere else. */
export function strayAddress(url: URL, reach: Reach): VendorError {
  return new VendorError({
    code: 'vendor-invalid-answer',
    detail: `${reach.vendorName} pointed us to ${url.protocol}//${url.host}, which is not one of its addresses. It was not followed.`,
    remedy: 'Check the Base URL. A proxy or a captive portal on the way may be answering in the vendor’s place.',
  })
}
