import type { RequestListener, ServerResponse } from 'node:http'
import { deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { HttpSettings } from './exchange.ts'
import { createHttp } from './http.ts'
import { bodyOf, sendJson, startLoopbackServer } from './testing/loopback-server.ts'
import { createTestClock } from './testing/test-clock.ts'
import { VendorError } from './vendor-error.ts'

type Answer = (response: ServerResponse) => unknown

/** A server that gives each answer once and the last one for ever, with an HTTP that may reach it. */
async function serve(answers: [Answer, ...Answer[]], options: Partial<HttpSettings> = {}) {
  const seen: { url: string; authorization: string | undefined }[] = []
  const bodies: string[] = []
  const listener: RequestListener = (request, response) => {
    seen.push({ url: request.url ?? '', authorization: request.headers.authorization })
    const answer = answers[Math.min(seen.length, answers.length) - 1]
    void bodyOf(request).then((body) => bodies.push(`${request.method} ${request.headers['content-type']} ${body}`))
    answer?.(response)
  }
  const server = await startLoopbackServer(listener)
  const clock = createTestClock()
  const http = createHttp({ vendorName: 'Vendor', hosts: [], extraOrigins: [server.origin], clock, ...options })
  return Object.assign(server, { seen, bodies, clock, http, url: new URL('/things', server.origin) })
}

const ok: Answer = (response) => sendJson(response, 200, { ok: true })
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    sendJson(response, code, { error: { code: 'Oops' } }, headers)
const redirect =
  (location: string, code = 302): Answer =>
  (response) =>
    response.writeHead(code, { location }).end()
const raw =
  (body: string | Buffer, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(200, headers).end(body)

const cut: Answer = (response) =>
  response.writeHead(200, { 'content-length': '99' }).write('{"value":[', () => response.destroy())

const problemOf = (promise: Promise<unknown>): Promise<VendorError> =>
  promise.then(
    () => expect.unreachable('should have been refused'),
    (error) => {
      expect(error).toBeInstanceOf(VendorError)
      return error
    },
  )

describe('an answer', () => {
  test.each([
    ['plain', (body: string) => body, {}],
    ['gzip', gzipSync, { 'content-encoding': 'gzip' }],
    ['deflate', deflateSync, { 'content-encoding': 'deflate' }],
  ] as const)('is read as JSON when it comes %s', async (_name, encode, headers) => {
    await using server = await serve([raw(encode('{"name":"Zoë"}'), headers)])
    const answer = await server.http.getJson({ url: server.url, authorization: 'Bearer token' })
    expect(answer).toMatchObject({ status: 200, body: { name: 'Zoë' } })
    expect(server.seen).toEqual([{ url: '/things', authorization: 'Bearer token' }])
  })

  test('that is final is handed back at once with its body', async () => {
    await using server = await serve([status(403)])
    expect(await server.http.getJson({ url: server.url })).toMatchObject({ status: 403, body: { error: { code: 'Oops' } } })
    expect(server.seen).toHaveLength(1)
  })

  test('larger than the limit is refused, unpacked size counted', async () => {
    await using server = await serve([raw(gzipSync('x'.repeat(200_000)), { 'content-encoding': 'gzip' })], {
      maxBodyBytes: 100_000,
    })
    expect(await problemOf(server.http.getJson({ url: server.url }))).toMatchObject({ code: 'vendor-invalid-answer' })
    expect(server.seen).toHaveLength(1)
  })
})

describe('a retry', () => {
  test.each([429, 500, 502, 503, 504])('follows HTTP %s', async (code) => {
    await using server = await serve([status(code), ok])
    expect((await server.http.getJson({ url: server.url })).status).toBe(200)
    expect(server.clock.sleeps).toHaveLength(1)
  })

  test.each([
    ['a cut body', cut],
    ['cut JSON', raw('{"value":[{"id":')],
    ['cut gzip', raw(gzipSync('{"value":[1,2,3,4,5,6,7,8]}').subarray(0, 20), { 'content-encoding': 'gzip' })],
    ['a page of HTML', raw('<html>Service Unavailable</html>')],
    ['an empty body', raw('')],
    ['a dropped connection', (response: ServerResponse) => response.destroy()],
  ])('follows %s', async (_name, answer) => {
    await using server = await serve([answer, ok])
    expect((await server.http.getJson({ url: server.url })).body).toEqual({ ok: true })
  })

  test('ends after four attempts, each of which takes one call of the budget', async () => {
    await using server = await serve([status(503)])
    let taken = 0
    const budget = {
      async take() {
        taken += 1
      },
    }
    expect((await server.http.getJson({ url: server.url, budget })).status).toBe(503)
    expect([server.seen.length, taken, server.clock.sleeps.length]).toEqual([4, 4, 3])
  })

  test('waits as long as Retry-After asks, in seconds or as a date', async () => {
    const date = { date: 'Wed, 04 Mar 2026 09:00:00 GMT', 'retry-after': 'Wed, 04 Mar 2026 09:00:40 GMT' }
    await using server = await serve([status(429, { 'retry-after': '7' }), status(429, date), ok])
    await server.http.getJson({ url: server.url })
    expect(server.clock.sleeps.map((sleep) => Math.floor(sleep / 1000))).toEqual([7, 40])
  })

  test('does not wait longer than a minute at once: the answer says how long was asked', async () => {
    await using server = await serve([status(429, { 'retry-after': '3600' })])
    expect(await server.http.getJson({ url: server.url })).toMatchObject({ status: 429, retryAfterSeconds: 3600 })
    expect(server.clock.sleeps).toEqual([])
  })

  test('does not wait longer than two minutes in all', async () => {
    await using server = await serve([status(429, { 'retry-after': '50' })])
    await server.http.getJson({ url: server.url })
    expect(server.clock.sleeps).toHaveLength(2)
  })

  test.each([
    ['garbage', raw('<html>'), 'vendor-invalid-answer'],
    ['dropped connections', (response: ServerResponse) => response.destroy(), 'vendor-unreachable'],
  ])('that meets nothing but %s ends as a problem', async (_name, answer, code) => {
    await using server = await serve([answer])
    expect(await problemOf(server.http.getJson({ url: server.url }))).toMatchObject({ code })
    expect(server.seen).toHaveLength(4)
  })

  test('that meets nothing but silence ends as a time-out', async () => {
    await using server = await serve([() => undefined], { attemptTimeoutMilliseconds: 40 })
    expect(await problemOf(server.http.getJson({ url: server.url }))).toMatchObject({ code: 'vendor-timeout' })
  })

  test('of a token request sends the form again', async () => {
    const forms: string[] = []
    await using server = await startLoopbackServer(async (request, response) => {
      forms.push(`${request.method} ${await bodyOf(request)}`)
      sendJson(response, forms.length === 1 ? 500 : 200, {})
    })
    const http = createHttp({ vendorName: 'Vendor', hosts: [], extraOrigins: [server.origin], clock: createTestClock() })
    await http.postTokenForm({ url: new URL(server.origin), form: 'a=1' })
    expect(forms).toEqual(['POST a=1', 'POST a=1'])
  })
})

describe('a change', () => {
  const order = (server: { url: URL }) => ({ method: 'POST', url: server.url, json: { Comment: 'Zoë' } }) as const

  test('goes as JSON by its method, and takes one call of the budget', async () => {
    await using server = await serve([(response) => sendJson(response, 201, { id: 'a' })])
    let taken = 0
    const budget = {
      async take() {
        taken += 1
      },
    }
    const answer = await server.http.sendJson({ ...order(server), method: 'PATCH', budget })
    expect(answer).toMatchObject({ status: 201, body: { id: 'a' } })
    expect([server.bodies, taken]).toEqual([['PATCH application/json; charset=utf-8 {"Comment":"Zoë"}'], 1])
  })

  test('may be answered by its status alone', async () => {
    await using server = await serve([raw('')])
    expect(await server.http.sendJson(order(server))).toMatchObject({ status: 200, body: undefined })
  })

  test.each([400, 401, 403, 404, 421, 429, 500, 502, 503, 504])('that meets HTTP %s is sent once', async (code) => {
    await using server = await serve([status(code)])
    await server.http.sendJson(order(server)).catch((error) => expect(error).toBeInstanceOf(VendorError))
    expect(server.seen).toHaveLength(1)
    expect(server.clock.sleeps).toEqual([])
  })

  test.each([
    ['a cut answer', cut, 'vendor-unreachable'],
    ['a dropped connection', (response: ServerResponse) => response.destroy(), 'vendor-unreachable'],
    ['a page of HTML', raw('<html>Welcome</html>'), 'vendor-invalid-answer'],
    ['cut JSON', raw('{"id":"a'), 'vendor-invalid-answer'],
    ['a redirect', redirect('/elsewhere', 307), 'vendor-invalid-answer'],
    ['misdirection, which fetch repeats by itself,', status(421), 'vendor-unreachable'],
  ])('cut off by %s is sent once and may have been carried out', async (_name, answer, code) => {
    await using server = await serve([answer, ok])
    expect(await problemOf(server.http.sendJson(order(server)))).toMatchObject({ code, outcomeUnknown: true })
    expect(server.seen).toHaveLength(1)
  })

  test('cut off by silence is sent once and may have been carried out', async () => {
    await using server = await serve([() => undefined], { attemptTimeoutMilliseconds: 40 })
    const problem = await problemOf(server.http.sendJson(order(server)))
    expect(problem).toMatchObject({ code: 'vendor-timeout', outcomeUnknown: true })
    expect(server.seen).toHaveLength(1)
  })

  test('has the time that it asks for', async () => {
    await using server = await serve([() => undefined])
    const problem = await problemOf(server.http.sendJson({ ...order(server), timeoutMilliseconds: 40 }))
    expect(problem).toMatchObject({ code: 'vendor-timeout' })
  })

  test('that never left was certainly not carried out', async () => {
    const server = await serve([ok])
    await server[Symbol.asyncDispose]()
    expect(await problemOf(server.http.sendJson(order(server)))).toMatchObject({
      code: 'vendor-unreachable',
      outcomeUnknown: false,
    })
    const guarded = createHttp({ vendorName: 'Vendor', hosts: ['localhost'], extraOrigins: [], clock: createTestClock() })
    const message = { ...order(server), url: new URL('https://localhost/') }
    expect(await problemOf(guarded.sendJson(message))).toMatchObject({ outcomeUnknown: false })
    const stray = { ...order(server), url: new URL('https://elsewhere.example/') }
    expect(await problemOf(guarded.sendJson(stray))).toMatchObject({ outcomeUnknown: false })
  })

  test('that may be repeated when throttled waits as asked, and is repeated for nothing else', async () => {
    await using server = await serve([status(429, { 'retry-after': '7' }), status(503)])
    const answer = await server.http.sendJson({ ...order(server), repeatThrottled: true })
    expect(answer.status).toBe(503)
    expect(server.seen).toHaveLength(2)
    expect(server.clock.sleeps).toEqual([expect.toSatisfy((sleep: number) => sleep >= 7000 && sleep < 8000)])
  })

  test('that is a question leaves no outcome unknown, and wants an answer', async () => {
    await using server = await serve([raw('')])
    const problem = await problemOf(server.http.sendJson({ ...order(server), changes: false }))
    expect(problem).toMatchObject({ code: 'vendor-invalid-answer', outcomeUnknown: false })
    expect(server.seen).toHaveLength(1)
  })
})

test('whole numbers beyond 2^53 keep their digits as text, all others stay numbers', async () => {
  const body =
    '{"a":[9223372036854775807,-9007199254740993],"b":9007199254740991,"c":1e300,"d":1234567890123456.5,"e":"9223372036854775807"}'
  await using server = await serve([raw(body)])
  expect((await server.http.getJson({ url: server.url })).body).toEqual({
    a: ['9223372036854775807', '-9007199254740993'],
    b: 9007199254740991,
    c: 1e300,
    d: 1234567890123456.5,
    e: '9223372036854775807',
  })
})

describe('an abort', () => {
  const reason = new Error('shutting down')

  test('ends a request that is under way with the signal’s reason', async () => {
    const controller = new AbortController()
    await using server = await serve([() => controller.abort(reason)])
    await expect(server.http.getJson({ url: server.url, signal: controller.signal })).rejects.toBe(reason)
  })

  test('ends a wait between attempts', async () => {
    const controller = new AbortController()
    const clock = createTestClock()
    clock.sleep = async (_milliseconds, signal) => {
      controller.abort(reason)
      signal?.throwIfAborted()
    }
    await using server = await serve([status(500)], { clock })
    await expect(server.http.getJson({ url: server.url, signal: controller.signal })).rejects.toBe(reason)
    expect(server.seen).toHaveLength(1)
  })

  test('beforehand sends nothing', async () => {
    await using server = await serve([ok])
    await expect(server.http.getJson({ url: server.url, signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(server.seen).toEqual([])
  })
})

describe('an address', () => {
  const http = (hosts: string[], extraOrigins: string[] = []) =>
    createHttp({ vendorName: 'Vendor', hosts, extraOrigins, clock: createTestClock() })

  test.each([
    'https://api.vendor.example.evil.example/',
    'https://api.vendor.example:8443/',
    'https://api.vendor.example./',
    'https://user@api.vendor.example/',
    'http://api.vendor.example/',
    'https://127.0.0.1/',
    'https://[::1]/',
  ])('that is not exactly the vendor’s is not asked: %s', async (url) => {
    const problem = await problemOf(http(['api.vendor.example', '127.0.0.1', '[::1]']).getJson({ url: new URL(url) }))
    expect(problem).toMatchObject({ code: 'vendor-invalid-answer' })
  })

  test('of the vendor’s that resolves to a private address is not contacted', async () => {
    const problem = await problemOf(http(['localhost']).getJson({ url: new URL('https://localhost/') }))
    expect(problem).toMatchObject({ code: 'vendor-unreachable', detail: expect.stringContaining('not public') })
  })

  test('where nobody listens is unreachable', async () => {
    const server = await serve([ok])
    await server[Symbol.asyncDispose]()
    expect(await problemOf(server.http.getJson({ url: server.url }))).toMatchObject({ code: 'vendor-unreachable' })
  })
})

describe('a redirect', () => {
  test('within the origin keeps the token', async () => {
    await using server = await serve([redirect('/other', 308), ok])
    expect((await server.http.getJson({ url: server.url, authorization: 'Bearer token' })).status).toBe(200)
    expect(server.seen.map((each) => `${each.url} ${each.authorization}`)).toEqual([
      '/things Bearer token',
      '/other Bearer token',
    ])
  })

  test('to another allowed origin goes without the token', async () => {
    await using target = await serve([ok])
    await using server = await serve([redirect(target.url.href)])
    const extraOrigins = [server.origin, target.origin]
    const http = createHttp({ vendorName: 'Vendor', hosts: [], extraOrigins, clock: createTestClock() })
    await http.getJson({ url: server.url, authorization: 'Bearer token' })
    expect(target.seen).toEqual([{ url: '/things', authorization: undefined }])
  })

  test.each(['another host', 'a private address'])('to %s is refused and not followed', async (kind) => {
    await using target = await serve([ok])
    const location = kind === 'another host' ? target.url.href : `http://[::1]:${target.url.port}/`
    await using server = await serve([redirect(location)])
    expect(await problemOf(server.http.getJson({ url: server.url }))).toMatchObject({ code: 'vendor-invalid-answer' })
    expect(target.seen).toEqual([])
  })

  test('to something that is no address is refused', async () => {
    await using server = await serve([redirect('http://[')])
    expect(await problemOf(server.http.getJson({ url: server.url }))).toMatchObject({ code: 'vendor-invalid-answer' })
  })

  test('is followed three times and no more', async () => {
    await using patient = await serve([redirect('/a'), redirect('/b'), redirect('/c'), ok])
    expect((await patient.http.getJson({ url: patient.url })).status).toBe(200)
    await using endless = await serve([redirect('/again')])
    expect(await problemOf(endless.http.getJson({ url: endless.url }))).toMatchObject({ code: 'vendor-invalid-answer' })
    expect(endless.seen).toHaveLength(4)
  })

  test('of a token request is refused: the secret goes nowhere else', async () => {
    await using server = await serve([redirect('/elsewhere', 307)])
    const problem = await problemOf(server.http.postTokenForm({ url: server.url, form: 'client_secret=x' }))
    expect(problem).toMatchObject({ code: 'vendor-invalid-answer' })
    expect(server.seen).toHaveLength(1)
  })
})
