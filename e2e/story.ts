import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, test } from 'vitest'
import { launchBrowser } from './browser/launch.ts'
import { repositoryRoot, tailOf } from './world/program.ts'
import { startWorld, type World } from './world/world.ts'

interface Setting {
  /** One for all stories of a file, which follow each other in it. */
  world: World
  /** Opens a page in a browser profile of its own: other cookies, other storage. */
  open: (options: BrowserContextOptions) => Promise<Page>
}

const browser = await launchBrowser()
afterAll(() => browser?.close())

const extended = test.extend<Setting>({
  world: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads what a fixture needs from this pattern.
    async ({}, use) => {
      const world = await startWorld()
      await use(world)
      await world.close()
    },
    { scope: 'file' },
  ],
  open: [
    async ({ world }, use) => {
      await use((options) => openPage(running(), { baseURL: world.server.url, locale: 'en-GB', ...options }))
    },
    { scope: 'file' },
  ],
})

/** A test that drives the real server, the simulator and, where one starts, a real browser. */
export const story = browser ? extended : extended.skip

function running(): Browser {
  if (!browser) throw new Error('No browser runs.')
  return browser
}

async function openPage(from: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await from.newContext(options)
  context.setDefaultTimeout(20_000)
  return context.newPage()
}

/** What every open page showed when a story failed, beside the end of the server's log. */
afterEach(async ({ task, world }: Partial<Setting> & { task: { name: string; result?: { state: string } } }) => {
  if (task.result?.state !== 'fail') return
  const folder = join(repositoryRoot, '.cache/failed-stories')
  mkdirSync(folder, { recursive: true })
  const pages = browser?.contexts().flatMap((context) => context.pages()) ?? []
  for (const [index, page] of pages.entries()) {
    const path = join(folder, `${task.name.replaceAll(/\W+/g, '-').slice(0, 60)}-${index + 1}.png`)
    await page.screenshot({ path }).catch((error: unknown) => console.error(`No picture of ${page.url()}:`, error))
    console.error(`${page.url()} looked like ${path}`)
  }
  if (world) console.error(`End of the server's log:\n${tailOf(world.server.logFile)}`)
})
