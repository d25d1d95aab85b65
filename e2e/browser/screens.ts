import type { BrowserContextOptions } from 'playwright-core'

/** What an administrator sits in front of. */
export const desktop = { viewport: { width: 1440, height: 900 } } satisfies BrowserContextOptions

/** An iPhone 16: its screen, its sharpness, its finger. */
export const phone = {
  viewport: { width: 393, height: 852 },
  deviceScaleFactor: 3,
  isMobile: true,
  hasTouch: true,
} satisfies BrowserContextOptions
