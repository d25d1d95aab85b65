import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { feedRow, openAppSettings, signInToApp } from './browser/app.ts'
import { addConfiguration, addRefusedConfiguration, configurationRow, signUpInPortal } from './browser/portal.ts'
import { desktop, phone } from './browser/screens.ts'
import { story } from './story.ts'
import type { Tenant } from './world/simulator.ts'
import { newcomer, type World } from './world/world.ts'

const secret = 'Canary~Q.must-never-be-seen-Zk47pXw'
const wrongSecret = 'Canary~Q.refused-by-the-vendor-Jh92'
const displayName = 'Watched by a canary'

/** A text in every form in which it could lie around: as typed, escaped for a URL, in hexadecimal, in base64 at any offset. */
function formsOf(text: string): string[] {
  const bytes = Buffer.from(text)
  const inBase64 = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
    // The characters that no neighbouring byte has a part in.
    return encoded.slice(Math.ceil((offset * 4) / 3), Math.floor(((offset + bytes.length) * 4) / 3))
  })
  return [text, encodeURIComponent(text), bytes.toString('hex'), ...inBase64]
}

const canaries = [secret, wrongSecret].flatMap(formsOf)
const seenIn = (place: string, text: string) =>
  canaries.filter((canary) => text.includes(canary)).map((canary) => `${place}: ${canary}`)

describe('a client secret, once saved, is nowhere to be seen', () => {
  const person = newcomer()
  const answers: { url: string; body: string }[] = []
  let portal: Page
  let app: Page
  let tenant: Tenant

  story('it works, and a wrong one is refused', async ({ world, open }) => {
    tenant = await world.simulator.addTenant({ clientSecret: secret })
    await world.simulator.raise(tenant, { title: 'A detection that proves the secret right' })
    portal = await open(desktop)
    keepAnswers(portal)
    await signUpInPortal(portal, person)
    await addConfiguration(portal, { ...tenant, displayName, baseUrl: world.simulator.url })
    await configurationRow(portal, displayName).getByText('Connected', { exact: true }).waitFor()
    const refused = { ...tenant, clientSecret: wrongSecret, displayName: 'Refused', baseUrl: world.simulator.url }
    await addRefusedConfiguration(portal, refused)
    await configurationRow(portal, 'Refused').getByText('Unauthorized', { exact: true }).waitFor()

    app = await open(phone)
    keepAnswers(app)
    await signInToApp(app, person)
    await feedRow(app, 'A detection that proves the secret right').waitFor()
  })

  story('not on a page, not in an input, not in what a browser stores', async () => {
    const found: string[] = []
    const look = async (page: Page) => found.push(...seenIn(page.url(), await everythingIn(page)))
    await look(portal)
    await portal.getByRole('link', { name: displayName }).click()
    await portal.getByRole('link', { name: 'Edit' }).waitFor()
    await look(portal)
    await portal.getByRole('link', { name: 'Edit' }).click()
    await portal.getByRole('textbox', { name: 'Client Secret' }).waitFor()
    await look(portal)
    await look(app)
    await openAppSettings(app)
    await look(app)
    expect(found).toEqual([])
  })

  story('not in any answer of the server', async () => {
    expect(
      answers.some(({ body }) => body.includes(displayName)),
      'the answers were really read',
    ).toBe(true)
    expect(answers.flatMap(({ url, body }) => seenIn(url, body))).toEqual([])
  })

  story('not in the server’s log', async ({ world }) => {
    const log = readFileSync(world.server.logFile, 'utf8')
    expect(log).toContain('server listening')
    expect(seenIn('log', log)).toEqual([])
  })

  story('not in the database or any other file that the server keeps', async ({ world }) => {
    const kept = await everythingKept(world)
    expect(kept, 'the database was really read').toContain(displayName)
    expect(seenIn('data', kept)).toEqual([])
  })

  function keepAnswers(page: Page): void {
    page.on('response', async (response) => {
      // A stream or a redirect has no body to read.
      const body = await response.text().catch(() => '')
      answers.push({ url: response.url(), body: body + JSON.stringify(response.headers()) })
    })
  }
})

/** The page as it stands, what its inputs hold, and everything that scripts or the browser store for it. */
async function everythingIn(page: Page): Promise<string> {
  const inPage = await page.evaluate(async () => {
    const inputs = [...document.querySelectorAll('input, textarea')].map((input) => (input as HTMLInputElement).value)
    const databases = await indexedDB.databases()
    return [
      location.href,
      document.documentElement.outerHTML,
      ...inputs,
      JSON.stringify(localStorage),
      JSON.stringify(sessionStorage),
      JSON.stringify(databases),
      JSON.stringify(history.state),
    ].join('\n')
  })
  return inPage + JSON.stringify(await page.context().storageState({ indexedDB: true }))
}

/** The bytes of every file in the data folder and, on a PostgreSQL server, every row of every table. */
async function everythingKept(world: World): Promise<string> {
  const files = readdirSync(world.server.dataFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
  return [...files, (await world.database?.everything()) ?? ''].join('\n')
}
