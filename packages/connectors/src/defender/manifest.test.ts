import { VendorManifest } from '@pocketsoc/contract'
import { expect, test } from 'vitest'
import { findConnector, listConnectors } from '../registry.ts'
import { cloudOf, hosts } from './hosts.ts'
import { defender } from './index.ts'
import { manifest } from './manifest.ts'

test('the manifest is one that clients can draw', () => {
  expect(VendorManifest.strict().safeParse(manifest).success).toBe(true)
  expect(manifest.fields[0]?.options).toHaveLength(hosts.length)
  expect(manifest.permissions.map((each) => each.name)).toEqual([
    'Alert.Read.All',
    'Alert.ReadWrite.All',
    'Machine.Read.All',
    'Machine.Isolate',
    'Machine.ReadWrite.All',
    'AdvancedQuery.Read.All',
  ])
})

test('the registry finds a connector by its vendor alone', () => {
  expect(findConnector('defender')).toBe(defender)
  expect(findConnector('acme')).toBeUndefined()
  expect(findConnector('constructor')).toBeUndefined()
  expect(listConnectors()).toContain(defender)
})

test('configurations of one tenant and application share one allowance, whatever the host', () => {
  const key = (baseUrl: string, tenantId: string, clientId: string) => defender.budgetKey({ baseUrl, tenantId, clientId })
  expect(key('https://a', 't', 'c')).toBe(key('https://b', 't', 'c'))
  expect(key('https://a', 't', 'c')).not.toBe(key('https://a', 't', 'd'))
  expect(key('https://a', 't', 'c')).not.toBe(key('https://a', 'u', 'c'))
})

test.each([
  [
    'https://eu.api.security.microsoft.com',
    'login.microsoftonline.com',
    'https://api.securitycenter.microsoft.com/.default',
    'security.microsoft.com',
  ],
  [
    'https://api-gcc.securitycenter.microsoft.us',
    'login.microsoftonline.com',
    'https://api-gcc.securitycenter.microsoft.us/.default',
    'security.microsoft.com',
  ],
  [
    'https://api-gov.securitycenter.microsoft.us',
    'login.microsoftonline.us',
    'https://api-gov.securitycenter.microsoft.us/.default',
    'security.microsoft.us',
  ],
  [
    'http://127.0.0.1:8090',
    'login.microsoftonline.com',
    'https://api.securitycenter.microsoft.com/.default',
    'security.microsoft.com',
  ],
])('%s signs in, is addressed and opens where its cloud does', (baseUrl, loginHost, scope, portalHost) => {
  const cloud = cloudOf(new URL(baseUrl))
  expect([cloud.loginHost, cloud.tokenScopes[0], cloud.portalHost]).toEqual([loginHost, scope, portalHost])
})
