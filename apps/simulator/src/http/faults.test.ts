import { expect, test } from 'vitest'
import { useSimulator } from '../testing/client.ts'

const simulator = useSimulator()
const inject = (fault: Record<string, unknown>) =>
  simulator().control('POST', '/faults', { match: { path: '/api/alerts' }, ...fault })

test('a status fault answers in the service’s place, as often as it says, and no longer', async () => {
  const token = await simulator().token()
  await inject({ kind: 'status', status: 503, code: 'ServiceUnavailable', times: 2, after: 1, headers: { 'Retry-After': '7' } })
  const statuses = []
  for (let call = 0; call < 4; call++) statuses.push((await simulator().get('/api/alerts?$top=1', token)).status)
  expect(statuses).toEqual([200, 503, 503, 200])
})

test('a status fault carries its headers and its error', async () => {
  await inject({ kind: 'status', status: 429, code: 'TooManyRequests', headers: { 'Retry-After': '7' } })
  const response = await simulator().get('/api/alerts?$top=1')
  expect(response.headers.get('retry-after')).toBe('7')
  expect(await response.json()).toMatchObject({ error: { code: 'TooManyRequests' } })
})

test('faults meet only the requests that they are aimed at', async () => {
  const { body } = await simulator().control('POST', '/tenants', {})
  const { tenantId } = body as { tenantId: string }
  await inject({ kind: 'status', status: 500, match: { method: 'get', tenantId } })
  expect((await simulator().get('/api/alerts?$top=1')).status).toBe(200)
  await inject({ kind: 'status', status: 500, match: { path: "\\$filter=severity eq 'High'" } })
  expect((await simulator().get('/api/alerts?$top=1')).status).toBe(200)
  expect((await simulator().get("/api/alerts?$top=1&$filter=severity+eq+'High'")).status).toBe(500)
})

test('faults reach the sign-in authority too', async () => {
  await inject({ kind: 'html', status: 502, match: { path: '/oauth2/' } })
  const response = await fetch(`${simulator().url}/common/oauth2/v2.0/token`, { method: 'POST' })
  expect(response.status).toBe(502)
  expect(await response.text()).toContain('<html>')
})

test.each([{ encoding: 'deflate' }, { encoding: 'gzip' }, { encoding: 'identity' }])(
  'a cut body ends the connection within a $encoding answer',
  async ({ encoding }) => {
    await inject({ kind: 'cut', afterBytes: 120 })
    const token = await simulator().token()
    const response = await fetch(`${simulator().url}/api/alerts`, {
      headers: { Authorization: `Bearer ${token}`, 'Accept-Encoding': encoding },
    })
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow('terminated')
  },
)

test('a dropped connection gives no answer at all', async () => {
  await inject({ kind: 'drop' })
  await expect(simulator().get('/api/alerts')).rejects.toThrow('fetch failed')
  const { body } = await simulator().control('GET', '/requests?api=defender')
  expect((body as { requests: unknown[] }).requests).toMatchObject([{ status: null, faults: [expect.any(String)] }])
})

test('garbage is not JSON, though it says so', async () => {
  await inject({ kind: 'garbage' })
  const response = await simulator().get('/api/alerts')
  expect(response.headers.get('content-type')).toContain('application/json')
  await expect(response.json()).rejects.toThrow()
})

test('an empty answer is empty', async () => {
  await inject({ kind: 'empty' })
  const response = await simulator().get('/api/alerts')
  expect(response.status).toBe(200)
  expect(await response.text()).toBe('')
})

test('a repeated page is the page before', async () => {
  const token = await simulator().token()
  const first = await simulator().list('/api/alerts?$top=10', token)
  await inject({ kind: 'repeat-page' })
  expect((await simulator().list('/api/alerts?$top=10&$skip=10', token)).value).toEqual(first.value)
  expect((await simulator().list('/api/alerts?$top=10&$skip=10', token)).value).not.toEqual(first.value)
})

test('a skewed clock shows in the Date header alone', async () => {
  await inject({ kind: 'clock-skew', seconds: -7200, times: null })
  const skewed = Date.parse((await simulator().get('/api/alerts?$top=1')).headers.get('date') ?? '')
  expect(Math.abs(Date.now() - 7_200_000 - skewed)).toBeLessThan(5000)
})

test('headers are added to the service’s own answer', async () => {
  await inject({ kind: 'headers', headers: { 'X-Odd': 'yes', 'Content-Type': 'text/plain' } })
  const response = await simulator().get('/api/alerts?$top=1')
  expect(response.headers.get('x-odd')).toBe('yes')
  expect(response.headers.get('content-type')).toBe('text/plain')
  expect(response.status).toBe(200)
})

test('a delay holds the answer back', async () => {
  await inject({ kind: 'delay', milliseconds: 300 })
  const token = await simulator().token()
  await expect(
    fetch(`${simulator().url}/api/alerts`, { headers: { Authorization: `Bearer ${token}` }, signal: AbortSignal.timeout(100) }),
  ).rejects.toThrow('timeout')
})

test('faults are listed and deleted, one or all', async () => {
  const { body: one } = await inject({ kind: 'drop', times: null })
  await inject({ kind: 'empty', times: null })
  expect((await simulator().control('DELETE', `/faults/${(one as { id: string }).id}`)).status).toBe(204)
  expect((await simulator().control('DELETE', `/faults/${(one as { id: string }).id}`)).status).toBe(404)
  expect((await simulator().control('GET', '/faults')).body).toMatchObject({ faults: [{ effect: { kind: 'empty' } }] })
  await simulator().control('DELETE', '/faults')
  expect((await simulator().get('/api/alerts?$top=1')).status).toBe(200)
})
