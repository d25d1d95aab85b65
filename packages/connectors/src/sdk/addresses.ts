import type { LookupAddress, LookupOptions } from 'node:dns'
import { lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Thrown by the guarded look-up; its code tells it apart from a name that does not resolve. */
export const blockedAddressCode = 'EBLOCKEDADDRESS'

/**
 * True for an address of the public internet. Everything else is refused: private, loopback, link-local,
 * unique-local, carrier-grade NAT, multicast, unspecified, reserved, IPv4-mapped and tunnelled ranges (RFC 6890).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  const range: string = parsed.range()
  // A NAT64 network (RFC 6052) answers 64:ff9b::/96 for every IPv4 name: judge the IPv4 address inside.
  if (range === 'rfc6052') return isPublicAddress(parsed.toByteArray().slice(12).join('.'))
  return range === 'unicast'
}

/**
 * A look-up for sockets that fails when a name resolves to any address that is not public. It runs for the very
 * connection that is being made, so a name that changes its answer in between (DNS rebinding) gains nothing.
 */
export const lookupPublicAddress: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...(options as LookupOptions), all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '', 0)
    const [first] = addresses
    if (!first || !addresses.every((each) => isPublicAddress(each.address))) {
      return callback(Object.assign(new Error(`${hostname} is not at a public address`), { code: blockedAddressCode }), '', 0)
    }
    if (options.all) return callback(null, addresses)
    callback(null, first.address, first.family)
  })
}
