import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditEntries, devices, phoneAuthorizations } from '../../db/schema/index.ts'
import { asOrganization, asSystem } from '../../db/scoped.ts'
import {
  allowPhone,
  cookiesOf,
  newPkce,
  redeem,
  redirectUriOf,
  type SignedUp,
  signInPhone,
  signUp,
  startTestApplication,
  type TestApplication,
} from '../../testing/test-application.ts'

const day = 24 * 60 * 60 * 1000

let app: TestApplication
let dana: SignedUp
beforeAll(async () => {
  app = await startTestApplication()
  dana = await signUp(app)
})
afterAll(() => app.close())

const statusOfMe = async (headers: Record<string, string>) => (await app.request('/api/v1/me', { headers })).status
const refusalOf = async (response: Response) => ({ status: response.status, ...((await response.json()) as object) })

async function newCode() {
  const { verifier, challenge } = newPkce()
  const redirect = await allowPhone(app, dana.portal, { challenge })
  return { code: redirect.searchParams.get('code') ?? '', code_verifier: verifier }
}

describe('the browser’s part', () => {
  test('sends the browser to the registered address with a code and the phone’s own state', async () => {
    const redirect = await allowPhone(app, dana.portal, { challenge: newPkce().challenge })
    expect(`${redirect.protocol}//${redirect.host}`).toBe('pocketsoc://auth')
    expect(redirect.searchParams.get('state')).toBe('state-of-the-phone')
    expect(redirect.searchParams.get('code')).toMatch(/^[\w-]{43}$/)
  })

  test('refuses every other address, however close', async () => {
    const close = [
      'pocketsoc://auth/',
      'pocketsoc://auth?x=1',
      'pocketsoc://auth.evil.example',
      'https://evil.example/app/auth',
      '',
    ]
    for (const redirect_uri of [...close, redirectUriOf(app, 'pocketsoc-web')]) {
      const response = await app.request('/api/v1/oauth/authorizations', {
        method: 'POST',
        headers: dana.portal,
        json: {
          response_type: 'code',
          client_id: 'pocketsoc-ios',
          redirect_uri,
          code_challenge: newPkce().challenge,
          code_challenge_method: 'S256',
          state: 'state-of-the-phone',
        },
      })
      expect(response.status, redirect_uri).toBe(400)
    }
  })

  test('is for the portal: a phone cannot let in another phone', async () => {
    const phone = await signInPhone(app, dana)
    await expect(allowPhone(app, phone.headers, { challenge: newPkce().challenge })).rejects.toThrow('answered 403')
  })
})

describe('redeeming a code', () => {
  test('gives a session only to whoever holds the verifier, and a wrong guess does not use the code up', async () => {
    const { code, code_verifier } = await newCode()
    const wrong = await redeem(app, { code, code_verifier: newPkce().verifier })
    expect(await refusalOf(wrong)).toMatchObject({ status: 400, error: 'invalid_grant' })
    expect((await redeem(app, { code, code_verifier })).status).toBe(200)
  })

  test('works once: a second redemption is refused and signs the device out that the first one got', async () => {
    const { code, code_verifier } = await newCode()
    const { access_token } = (await (await redeem(app, { code, code_verifier })).json()) as { access_token: string }
    const headers = { authorization: `Bearer ${access_token}` }
    expect(await statusOfMe(headers)).toBe(200)
    expect(await refusalOf(await redeem(app, { code, code_verifier }))).toMatchObject({ status: 400, error: 'invalid_grant' })
    expect(await statusOfMe(headers)).toBe(401)
  })

  test('by two at the same moment lets at most one in, and neither keeps a session', async () => {
    const { code, code_verifier } = await newCode()
    const answers = await Promise.all([1, 2, 3].map(() => redeem(app, { code, code_verifier })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const answer of answers.filter(({ status }) => status === 200)) {
      const { access_token } = (await answer.json()) as { access_token: string }
      expect(await statusOfMe({ authorization: `Bearer ${access_token}` })).toBe(401)
    }
  })

  test('is too late after sixty seconds', async () => {
    const [early, late] = [await newCode(), await newCode()]
    await app.services.clock.advance(59_999)
    expect((await redeem(app, early)).status).toBe(200)
    await app.services.clock.advance(1)
    expect(await refusalOf(await redeem(app, late))).toMatchObject({ status: 400, error: 'invalid_grant' })
  })

  test('needs the client and the address that the code was given for', async () => {
    const { code, code_verifier } = await newCode()
    const web = { client_id: 'pocketsoc-web', redirect_uri: redirectUriOf(app, 'pocketsoc-web') }
    const others: Record<string, string>[] = [web, { client_id: web.client_id }, { redirect_uri: web.redirect_uri }]
    for (const other of others) {
      expect(await refusalOf(await redeem(app, { code, code_verifier, ...other }))).toMatchObject({ error: 'invalid_grant' })
    }
    expect((await redeem(app, { code, code_verifier })).status).toBe(200)
  })

  test('answers malformed requests in OAuth’s words', async () => {
    const { code, code_verifier } = await newCode()
    const other = await redeem(app, { code, code_verifier, grant_type: 'password' })
    expect(await refusalOf(other)).toMatchObject({ status: 400, error: 'unsupported_grant_type' })
    const short = await redeem(app, { code, code_verifier: 'short' })
    expect(await refusalOf(short)).toMatchObject({ status: 400, error: 'invalid_request' })
    const unknown = await redeem(app, { code: 'never-given', code_verifier })
    expect(await refusalOf(unknown)).toMatchObject({ status: 400, error: 'invalid_grant' })
    expect(unknown.headers.get('cache-control')).toBe('no-store')
  })

  test('leaves neither the code nor the token in the database, only hashes of 32 bytes', async () => {
    const { code, code_verifier } = await newCode()
    const answer = await redeem(app, { code, code_verifier })
    const { access_token } = (await answer.json()) as { access_token: string }
    const rows = await asSystem(app.services.database, async (tx) => ({
      devices: await tx.sql.select().from(devices),
      codes: await tx.sql.select().from(phoneAuthorizations),
    }))
    const dump = JSON.stringify(rows, (_, value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value))
    for (const secret of [code, access_token, code_verifier]) expect(dump).not.toContain(secret)
    expect(rows.devices.every(({ tokenHash }) => tokenHash.length === 32)).toBe(true)
    expect(rows.codes.every(({ codeHash }) => codeHash.length === 32)).toBe(true)
  })
})

describe('a device session', () => {
  test('slides: used at least every seven days it goes on, unused for seven days it ends', async () => {
    const phone = await signInPhone(app, dana)
    for (let week = 0; week < 3; week += 1) {
      await app.services.clock.advance(7 * day - 1)
      expect(await statusOfMe(phone.headers)).toBe(200)
    }
    await app.services.clock.advance(7 * day)
    expect(await statusOfMe(phone.headers)).toBe(401)
  })

  test('tells the phone who it is for, and the portal which devices there are', async () => {
    const fresh = await signUp(app)
    const phone = await signInPhone(app, fresh)
    const me = await (await app.request('/api/v1/me', { headers: phone.headers })).json()
    expect(me).toMatchObject({ user: { id: fresh.me.user.id }, device: { id: phone.device.id, current: true } })
    const { items } = (await (await app.request('/api/v1/me/devices', { headers: fresh.portal })).json()) as {
      items: unknown[]
    }
    expect(items).toMatchObject([{ id: phone.device.id, name: 'Dana’s iPhone', platform: 'ios', current: false }])
  })

  test('ends with the next request once the device is revoked in the portal', async () => {
    const phone = await signInPhone(app, dana)
    const revoke = () => app.request(`/api/v1/me/devices/${phone.device.id}`, { method: 'DELETE', headers: dana.portal })
    expect((await revoke()).status).toBe(204)
    expect(await statusOfMe(phone.headers)).toBe(401)
    expect((await revoke()).status).toBe(404)
  })

  test('ends by the phone itself, and no other device with it', async () => {
    const [phone, other] = [await signInPhone(app, dana), await signInPhone(app, dana)]
    expect((await app.request('/api/v1/oauth/sign-out', { method: 'POST', headers: phone.headers })).status).toBe(204)
    expect(await statusOfMe(phone.headers)).toBe(401)
    expect(await statusOfMe(other.headers)).toBe(200)
  })
})

test('signing in and out is on the record: by whom, on which device, and why where it was not the member', async () => {
  dana = await signUp(app)
  const { verifier, challenge } = newPkce()
  const redirect = await allowPhone(app, dana.portal, { challenge })
  const proof = { code: redirect.searchParams.get('code') ?? '', code_verifier: verifier }
  const { device } = (await (await redeem(app, proof)).json()) as { device: { id: string } }
  await redeem(app, proof)
  const phone = await signInPhone(app, dana)
  await app.request('/api/v1/oauth/sign-out', { method: 'POST', headers: phone.headers })
  const entries = await asOrganization(app.services.database, dana.me.organization.id, (tx) =>
    tx.sql.select().from(auditEntries).orderBy(auditEntries.sequence),
  )
  const name = 'Dana’s iPhone'
  const by = (deviceId: string) => ({
    actorUserId: dana.me.user.id,
    actorName: 'Dana',
    deviceId,
    deviceName: name,
    targetName: name,
  })
  expect(entries).toMatchObject([
    { event: 'device.signed-in', targetId: device.id, ...by(device.id), after: { platform: 'ios' } },
    { event: 'device.signed-out', targetId: device.id, actorUserId: null, reason: expect.stringMatching(/a second time/) },
    { event: 'device.signed-in', targetId: phone.device.id, ...by(phone.device.id) },
    { event: 'device.signed-out', targetId: phone.device.id, ...by(phone.device.id) },
  ])
})

describe('the phone app in a browser', () => {
  const asPhone = { 'x-pocketsoc-client': 'phone' }

  async function signInBrowser() {
    const { verifier, challenge } = newPkce()
    const clientId = 'pocketsoc-web' as const
    const redirect = await allowPhone(app, dana.portal, { clientId, challenge })
    expect(redirect.pathname).toBe('/app/auth')
    return redeem(app, {
      client_id: clientId,
      redirect_uri: redirectUriOf(app, clientId),
      code: redirect.searchParams.get('code') ?? '',
      code_verifier: verifier,
    })
  }

  test('gets its session as a cookie that no script and no other site can use, and no token to read', async () => {
    const response = await signInBrowser()
    expect(await response.json()).toMatchObject({ access_token: null, device: { platform: 'web' } })
    const [cookie] = response.headers.getSetCookie()
    expect(cookie).toMatch(/^pocketsoc_device=[\w-]{43};/)
    for (const attribute of ['HttpOnly', 'SameSite=Strict', 'Path=/api/v1']) expect(cookie).toContain(attribute)
  })

  test('uses that cookie only where it names itself, and never the portal’s; the portal never uses the phone’s', async () => {
    const cookie = cookiesOf(await signInBrowser())
    const meOf = async (headers: Record<string, string>) => {
      const response = await app.request('/api/v1/me', { headers })
      return response.status === 200 ? ((await response.json()) as { device: { platform: string } | null }) : response.status
    }
    expect(await meOf({ cookie, ...asPhone })).toMatchObject({ device: { platform: 'web' } })
    expect(await meOf({ cookie })).toBe(401)
    expect(await meOf({ ...dana.portal, ...asPhone })).toBe(401)
    const both = `${cookie}; ${dana.portal.cookie}`
    expect(await meOf({ cookie: both })).toMatchObject({ device: null })
    expect(await meOf({ cookie: both, ...asPhone })).toMatchObject({ device: { platform: 'web' } })
  })

  test('loses the cookie when it signs out', async () => {
    const cookie = cookiesOf(await signInBrowser())
    const response = await app.request('/api/v1/oauth/sign-out', { method: 'POST', headers: { cookie, ...asPhone } })
    expect(response.status).toBe(204)
    expect(response.headers.getSetCookie()[0]).toMatch(/^pocketsoc_device=;.*Max-Age=0.*Path=\/api\/v1/)
    expect(await statusOfMe({ cookie, ...asPhone })).toBe(401)
  })
})
