import {
  authorizePhone as authorizePhoneRoute,
  issueToken as issueTokenRoute,
  listDevices as listDevicesRoute,
  revokeDevice as revokeDeviceRoute,
  signOutDevice,
} from '@pocketsoc/contract'
import { deleteCookie, setCookie } from 'hono/cookie'
import type { Api } from '../../http/environment.ts'
import { Problem } from '../../http/problem.ts'
import { deviceCookie } from '../../http/signed-in.ts'
import type { Services } from '../../services.ts'
import { authorizePhone } from './authorize-phone.ts'
import { issueToken, OAuthRefusal } from './issue-token.ts'
import { listDevices } from './list-devices.ts'
import { revokeDevice } from './revoke-device.ts'

const cookieOptions = (services: Services) => ({
  path: '/api/v1',
  httpOnly: true,
  sameSite: 'Strict' as const,
  secure: services.config.publicUrl.startsWith('https:'),
})

/** The token endpoint; the code and its verifier are what authenticates here. */
export function tokenRoutes(api: Api, services: Services): void {
  api.openapi(
    issueTokenRoute,
    async (c) => {
      c.header('cache-control', 'no-store')
      try {
        const { access_token, ...answer } = await issueToken(services, c.req.valid('form'))
        if (answer.device.platform !== 'web') return c.json({ ...answer, access_token }, 200)
        setCookie(c, deviceCookie, access_token, { ...cookieOptions(services), maxAge: 400 * 24 * 3600 })
        return c.json({ ...answer, access_token: null }, 200)
      } catch (error) {
        if (!(error instanceof OAuthRefusal)) throw error
        return c.json({ error: error.error, error_description: error.message }, 400)
      }
    },
    (result, c) => {
      if (result.success) return
      const [issue] = result.error.issues
      const wrongGrant = issue?.path[0] === 'grant_type'
      const error = wrongGrant ? 'unsupported_grant_type' : 'invalid_request'
      return c.json({ error, error_description: `${issue?.path.join('.')}: ${issue?.message}` }, 400)
    },
  )
}

export function deviceRoutes(api: Api, services: Services): void {
  api.openapi(authorizePhoneRoute, async (c) => c.json(await authorizePhone(c.get('context'), c.req.valid('json')), 200))
  api.openapi(listDevicesRoute, async (c) => c.json({ items: await listDevices(c.get('context')) }, 200))
  api.openapi(revokeDeviceRoute, async (c) => {
    await revokeDevice(c.get('context'), c.req.valid('param').id)
    return c.body(null, 204)
  })
  api.openapi(signOutDevice, async (c) => {
    const context = c.get('context')
    if (!context.actor.deviceId) throw new Problem('signed-out', 'This request comes from no device.')
    await revokeDevice(context, context.actor.deviceId)
    deleteCookie(c, deviceCookie, cookieOptions(services))
    return c.body(null, 204)
  })
}
