import type { Page } from 'playwright-core'
import { feedRow, openAppFeed, openAppSettings } from '../browser/app.ts'
import { configurationRow, openAddConfiguration } from '../browser/portal.ts'

/** One picture: its name in docs/images, and how a signed-in page gets to show it. */
export interface Picture {
  name: string
  show: (page: Page) => Promise<unknown>
}

/** Display Names of the configurations in the pictures. */
export const connected = 'Defender, head office'
export const failing = 'Defender, warehouses'

export const portalPictures: Picture[] = [
  {
    name: 'portal-vendor-configurations',
    async show(page) {
      await page.goto('/settings/vendor-configurations')
      await configurationRow(page, connected).getByText('Connected', { exact: true }).waitFor()
      await configurationRow(page, failing).getByText('Unauthorized', { exact: true }).waitFor()
    },
  },
  {
    name: 'portal-add-configuration',
    async show(page) {
      await page.goto('/settings/vendor-configurations')
      await openAddConfiguration(page)
      await page.getByLabel('Display Name').fill('Defender, harbour')
      await page.getByLabel('Client ID').fill('6e1f2a90-3c57-4b8d-9a02-d417c5e8b361')
      await page.getByLabel('Client Secret').fill('not a secret at all, only dots')
      await page.getByLabel('Tenant ID').fill('b27c94d5-80e3-4f16-a5d9-13f6a0c7e482')
      await page.getByLabel('Tenant ID').blur()
      await page.evaluate(() => window.scrollTo(0, 0))
    },
  },
  {
    name: 'portal-configuration',
    async show(page) {
      // Left by its own question, since the form before holds what was typed.
      page.once('dialog', (dialog) => void dialog.accept())
      await page.goto('/settings/vendor-configurations')
      await page.getByRole('link', { name: connected }).click()
      await page.getByText('Call budget').waitFor()
    },
  },
]

/** A detection of the first attack story, with much to read. */
const toldStory = 'Attempt to copy the Active Directory database'

/** Of the app while everything is well. */
export const feedPictures: Picture[] = [
  {
    name: 'app-detections',
    async show(page) {
      await openAppFeed(page)
      await feedRow(page, toldStory).waitFor()
    },
  },
  {
    name: 'app-detection',
    async show(page) {
      await feedRow(page, toldStory).click()
      await page.getByRole('heading', { name: toldStory, level: 1 }).filter({ visible: true }).waitFor()
      await page.getByRole('heading', { name: 'What happened' }).waitFor()
    },
  },
  {
    name: 'app-evidence',
    show: (page) =>
      page.getByRole('heading', { name: /^Processes/ }).evaluate((heading) => {
        heading.style.scrollMarginTop = '20px'
        heading.scrollIntoView({ block: 'start' })
      }),
  },
  {
    name: 'app-process-graph',
    async show(page) {
      await page.getByRole('link', { name: 'Open process graph' }).filter({ visible: true }).click()
      await page.getByRole('status').filter({ hasText: 'completed by hunting', visible: true }).waitFor()
    },
  },
]

/** Of the app once a configuration fails. */
export const settingsPictures: Picture[] = [
  {
    name: 'app-settings',
    async show(page) {
      await page.goBack()
      await page.getByRole('button', { name: 'Back to Detections' }).click()
      await openAppSettings(page)
      await page.getByText(failing, { exact: true }).filter({ visible: true }).waitFor()
      await page.getByText('Unauthorized', { exact: true }).filter({ visible: true }).waitFor()
    },
  },
]
