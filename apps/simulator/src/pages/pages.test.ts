import { demoTenant } from '@pocketsoc/connectors/fixtures'
import { expect, test } from 'vitest'
import { useSimulator } from '../testing/client.ts'

const simulator = useSimulator({ empty: true })
const page = async (path: string) => {
  const response = await fetch(simulator().url + path)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

test('the overview shows what to type into the portal', async () => {
  const { text } = await page('/')
  for (const value of [simulator().url, demoTenant.tenantId, demoTenant.clientId, demoTenant.clientSecret]) {
    expect(text).toContain(`data-copy="${value}"`)
  }
})

test('pages allow no inline script and no foreign origin', async () => {
  const { headers } = await page('/')
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(headers.get('content-security-policy')).toContain("script-src 'self'")
})

test('the script is plain JavaScript that stands on its own', async () => {
  const { text, headers } = await page('/_pages/script.js')
  expect(headers.get('content-type')).toContain('text/javascript')
  expect(() => new Function(text)).not.toThrow()
  expect(text).not.toContain(': string')
})

test('an empty mailbox says so, and a mail that is gone leads back to it', async () => {
  expect((await page('/mail')).text).toContain('No mail has arrived yet')
  const gone = await fetch(`${simulator().url}/mail/nothing`, { redirect: 'manual' })
  expect(gone.headers.get('location')).toBe('/mail')
})
