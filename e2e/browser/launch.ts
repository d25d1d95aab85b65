import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const debianChromium = '/usr/bin/chromium'
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * Starts Debian's Chromium where it is installed, else the one among the packages. Null where neither starts; then it
 * has said how to install one.
 */
export async function launchBrowser(): Promise<Browser | null> {
  const failures: string[] = []
  for (const find of [findDebian, findPackaged]) {
    try {
      const found = await find()
      if (found) return await chromium.launch({ executablePath: found.path, args: [...found.args, ...flags] })
    } catch (error) {
      failures.push(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
    }
  }
  console.warn(
    `Stories in a browser are skipped: no Chromium starts (${failures.join('; ')}). On Debian: apt-get install chromium`,
  )
  return null
}

interface Executable {
  path: string
  args: string[]
}

async function findDebian(): Promise<Executable | null> {
  return existsSync(debianChromium) ? { path: debianChromium, args: [] } : null
}

async function findPackaged(): Promise<Executable> {
  const { default: packaged } = await import('@sparticuz/chromium')
  return { path: await packaged.executablePath(), args: packaged.args }
}
