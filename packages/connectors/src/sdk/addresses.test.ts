import { expect, test } from 'vitest'
import { isPublicAddress, lookupPublicAddress } from './addresses.ts'

test.each([
  ['private', '10.1.2.3'],
  ['private', '172.16.0.1'],
  ['private', '192.168.1.1'],
  ['loopback', '127.0.0.1'],
  ['loopback', '::1'],
  ['link-local', '169.254.169.254'],
  ['link-local', 'fe80::1'],
  ['unique-local', 'fd00::1'],
  ['carrier-grade NAT', '100.64.0.1'],
  ['multicast', '224.0.0.1'],
  ['multicast', 'ff02::1'],
  ['unspecified', '0.0.0.0'],
  ['unspecified', '::'],
  ['broadcast', '255.255.255.255'],
  ['IPv4-mapped', '::ffff:127.0.0.1'],
  ['IPv4-mapped', '::ffff:8.8.8.8'],
  ['NAT64 of a private address', '64:ff9b::10.0.0.1'],
  ['6to4', '2002:7f00:1::'],
  ['no address', 'localhost'],
  ['no address', ''],
])('a %s address is never public: %s', (_kind, address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each(['8.8.8.8', '20.190.128.1', '2603:1000::1', '64:ff9b::8.8.8.8'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

test.each([true, false])('a name at a private address does not resolve (all: %s)', async (all) => {
  const error = await new Promise((resolve) => lookupPublicAddress('localhost', { all }, resolve))
  expect(error).toMatchObject({ code: 'EBLOCKEDADDRESS' })
})
