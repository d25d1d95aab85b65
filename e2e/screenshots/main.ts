import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { signInToApp } from '../browser/app.ts'
import { launchBrowser } from '../browser/launch.ts'
import { signInToPortal } from '../browser/portal.ts'
import { desktop, phone } from '../browser/screens.ts'
import { settled } from '../browser/settled.ts'
import { linkMailedTo } from '../world/mail.ts'
import { repositoryRoot } from '../world/program.ts'
import { type Member, startWorld, untilConnected, type World } from '../world/world.ts'
import { connected, failing, feedPictures, type Picture, portalPictures, settingsPictures } from './pictures.ts'

// Takes the pictures of the README on a server and a tenant of their own. The clients must be built.
const folder = join(repositoryRoot, 'docs/images')
const mostBytes = 2_500_000

const schemes = ['light', 'dark'] as const

const browser = await launchBrowser()
if (!browser) process.exit(1)
const world = await startWorld({ pollSeconds: 15 })
try {
  const member = await signUpVerified(world)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await connectHeadOffice(world, member)
  const apps: Page[] = []
  for (const colorScheme of schemes) {
    // Two dots a point are sharp enough for a page and weigh half of three.
    const app = await openPage(browser, { ...phone, deviceScaleFactor: 2, colorScheme })
    apps.push(app)
    await signInToApp(app, member)
    await take(app, feedPictures, colorScheme)
  }
  await connectWarehouses(world, member)
  for (const [index, colorScheme] of schemes.entries()) {
    const portal = await openPage(browser, { ...desktop, colorScheme })
    await signInToPortal(portal, member)
    await take(portal, portalPictures, colorScheme)
    const app = apps[index]
    if (app) await take(app, settingsPictures, colorScheme)
  }
  report()
} finally {
  await browser.close()
  await world.close()
}

async function signUpVerified({ signUp, simulator }: World): Promise<Member> {
  const member = await signUp({
    name: 'Mara Lindqvist',
    email: 'mara@larkfield.example',
    password: 'a fence of larks at dawn',
    organizationName: 'Larkfield Foods',
  })
  await member.session.fetch(await linkMailedTo(simulator, member.email, 'Verify'))
  return member
}

/** A tenant with a month of alerts. */
async function connectHeadOffice({ simulator, connectTenant }: World, member: Member): Promise<void> {
  const tenant = await simulator.addTenant({ name: 'Larkfield Foods', domain: 'larkfield.example', history: true })
  const { id } = await connectTenant(member, tenant, { displayName: connected })
  await untilConnected(member, id)
}

/** A tenant whose secret has expired. */
async function connectWarehouses({ simulator, connectTenant }: World, member: Member): Promise<void> {
  const tenant = await simulator.addTenant({ name: 'Larkfield Warehouses', domain: 'warehouses.example' })
  await simulator.expireSecrets(tenant)
  await connectTenant(member, tenant, { displayName: failing })
}

async function openPage(from: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await from.newContext({ baseURL: world.server.url, locale: 'en-GB', reducedMotion: 'reduce', ...options })
  return context.newPage()
}

async function take(page: Page, pictures: Picture[], scheme: string): Promise<void> {
  for (const { name, show } of pictures) {
    await show(page)
    await settled(page)
    await page.screenshot({ path: join(folder, `${name}-${scheme}.png`), animations: 'disabled', caret: 'hide' })
  }
}

function report(): void {
  const sizes = readdirSync(folder).map((file) => ({ file, bytes: statSync(join(folder, file)).size }))
  for (const { file, bytes } of sizes) console.log(`${String(Math.round(bytes / 1000)).padStart(5)} kB  docs/images/${file}`)
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  if (total > mostBytes) throw new Error(`The pictures weigh ${total} bytes, more than ${mostBytes}.`)
}
