import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApplication, type TestApplication } from '../testing/test-application.ts'

const root = mkdtempSync(join(tmpdir(), 'pocketsoc-files-'))
const [portal, phone] = [join(root, 'portal'), join(root, 'phone')]

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

let app: TestApplication
beforeAll(async () => {
  app = await startTestApplication({ POCKETSOC_PORTAL_FILES: portal, POCKETSOC_APP_FILES: phone })
})
afterAll(() => app.close())

async function get(path: string) {
  const response = await app.request(path)
  return { status: response.status, text: await response.text(), caching: response.headers.get('cache-control') }
}

test('a client that is not built yet says how to build it, and is served as soon as it is', async () => {
  expect(await get('/')).toMatchObject({ status: 503, text: expect.stringContaining('npm start') })
  write('portal/index.html', 'the portal')
  write('portal/assets/main-a1b2.js', 'code')
  write('phone/index.html', 'the app')
  write('phone/_expo/static/js/web/entry-c3d4.js', 'app code')
  expect(await get('/')).toMatchObject({ status: 200, text: 'the portal' })
})

test('paths without a file get the page of the client they belong to', async () => {
  expect(await get('/settings/vendor-configurations')).toMatchObject({ status: 200, text: 'the portal' })
  expect(await get('/app/detections/1')).toMatchObject({ status: 200, text: 'the app' })
  expect((await app.request('/app')).headers.get('location')).toBe('/app/')
})

test('files whose name changes with their content are kept for ever, pages never', async () => {
  expect(await get('/assets/main-a1b2.js')).toMatchObject({ text: 'code', caching: expect.stringContaining('immutable') })
  expect(await get('/app/_expo/static/js/web/entry-c3d4.js')).toMatchObject({
    text: 'app code',
    caching: expect.stringContaining('immutable'),
  })
  for (const page of ['/', '/app/', '/anything']) expect((await get(page)).caching).toBe('no-cache')
})

test('nothing outside the clients’ folders can be read', async () => {
  write('secret.txt', 'secret')
  for (const path of [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/app/%2e%2e/secret.txt',
    '//etc/passwd',
  ]) {
    const { text } = await get(path)
    expect(text, path).not.toContain('secret')
    expect(text, path).not.toContain('root:')
  }
})

test('an API path that is not there never gets a page', async () => {
  expect(await get('/api/nothing')).toMatchObject({ status: 404, text: expect.stringContaining('"code":"missing"') })
})
