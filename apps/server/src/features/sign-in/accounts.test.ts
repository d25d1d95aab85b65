import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  cookiesOf,
  type SignedUp,
  signInPhone,
  signUp,
  startTestApplication,
  type TestApplication,
} from '../../testing/test-application.ts'

let app: TestApplication
beforeAll(async () => {
  app = await startTestApplication()
})
afterAll(() => app.close())

const post = (path: string, json: unknown, headers: Record<string, string> = {}) =>
  app.request(`/api/auth${path}`, { method: 'POST', json, headers: { origin: app.services.config.publicUrl, ...headers } })
const signIn = (email: string, password: string) => post('/sign-in/email', { email, password })
const statusOfMe = async (headers: Record<string, string>) => (await app.request('/api/v1/me', { headers })).status

/** The link of the last mail to someone, as a path of this server. */
function linkInMailTo(email: string): string {
  const mail = app.services.mails.findLast(({ to }) => to === email)
  if (!mail) throw new Error(`no mail to ${email}`)
  const link = new URL(mail.button.url)
  expect(link.origin).toBe(app.services.config.publicUrl)
  return link.pathname + link.search
}

async function isVerified({ portal }: SignedUp): Promise<boolean> {
  const me = (await (await app.request('/api/v1/me', { headers: portal })).json()) as { user: { emailVerified: boolean } }
  return me.user.emailVerified
}

test('sign-up sends a mail whose link verifies the address', async () => {
  const dana = await signUp(app)
  expect(await isVerified(dana)).toBe(false)
  const response = await app.request(linkInMailTo(dana.email))
  expect(response.status).toBeLessThan(400)
  expect(await isVerified(dana)).toBe(true)
})

test('signing in needs the password, and says the same for a wrong one as for an address without an account', async () => {
  const dana = await signUp(app)
  const [wrong, unknown] = [
    await signIn(dana.email, 'not her password'),
    await signIn('nobody@fabrikam.example', 'not her password'),
  ]
  expect(wrong.status).toBe(401)
  expect(unknown.status).toBe(401)
  expect(await wrong.text()).toBe(await unknown.text())
  const right = await signIn(dana.email, dana.password)
  expect(await statusOfMe({ cookie: cookiesOf(right) })).toBe(200)
})

test('a reset by mail sets a new password once, and ends every portal session that stood', async () => {
  const dana = await signUp(app)
  await post('/request-password-reset', { email: dana.email, redirectTo: '/reset-password' })
  const token = /reset-password\/([\w-]+)/.exec(linkInMailTo(dana.email))?.[1]
  const reset = (newPassword: string) => post('/reset-password', { newPassword, token })
  expect((await reset('short')).status).toBe(400)
  expect((await reset('a different horse')).status).toBe(200)
  expect((await reset('a third horse here')).status).toBe(400)
  expect(await statusOfMe(dana.portal)).toBe(401)
  expect((await signIn(dana.email, dana.password)).status).toBe(401)
  expect((await signIn(dana.email, 'a different horse')).status).toBe(200)
})

test('asking for a reset tells nobody whether an address has an account', async () => {
  const dana = await signUp(app)
  const answers = [dana.email, 'nobody@fabrikam.example'].map((email) =>
    post('/request-password-reset', { email, redirectTo: '/' }),
  )
  const [known, unknown] = await Promise.all(answers)
  expect(known?.status).toBe(unknown?.status)
  expect(await known?.text()).toBe(await unknown?.text())
})

test('a member sees their portal sessions and ends another one, which is refused from then on', async () => {
  const dana = await signUp(app)
  const other = { cookie: cookiesOf(await signIn(dana.email, dana.password)) }
  const list = async () =>
    (await (await app.request('/api/auth/list-sessions', { headers: dana.portal })).json()) as { token: string }[]
  const sessions = await list()
  expect(sessions).toHaveLength(2)
  const mine = decodeURIComponent(dana.portal.cookie)
  const theirs = sessions.find(({ token }) => !mine.includes(token))
  expect((await post('/revoke-session', { token: theirs?.token }, dana.portal)).status).toBe(200)
  expect(await statusOfMe(other)).toBe(401)
  expect(await statusOfMe(dana.portal)).toBe(200)
})

test('signing out of the portal leaves the phone signed in', async () => {
  const dana = await signUp(app)
  const phone = await signInPhone(app, dana)
  await post('/sign-out', {}, dana.portal)
  expect(await statusOfMe(dana.portal)).toBe(401)
  expect(await statusOfMe(phone.headers)).toBe(200)
})

test('a cookie whose session was changed by hand is not believed', async () => {
  const dana = await signUp(app)
  const stranger = await signUp(app)
  const tokenOf = ({ portal }: SignedUp) => /session_token=([^.;]+)/.exec(decodeURIComponent(portal.cookie))?.[1] ?? ''
  const forged = decodeURIComponent(stranger.portal.cookie).replace(tokenOf(stranger), tokenOf(dana))
  expect(await statusOfMe({ cookie: encodeURI(forged) })).toBe(401)
})
