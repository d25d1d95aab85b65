import type { Locator, Page } from 'playwright-core'
import type { Person } from '../world/world.ts'
import { fillSignIn } from './portal.ts'

/** Opens the phone app, signs in with the portal's account, allows it, and arrives in the feed. */
export async function signInToApp(page: Page, person: Pick<Person, 'email' | 'password'>): Promise<void> {
  await page.goto('/app/')
  await page.getByRole('button', { name: 'Sign in with the portal' }).click()
  await fillSignIn(page, person)
  await page.getByRole('button', { name: 'Allow', exact: true }).click()
  await page.getByRole('heading', { name: 'Detections', level: 1 }).waitFor()
}

/** Words on the screen in front; the app keeps the screens behind it, hidden. */
export function shown(page: Page, words: string | RegExp): Locator {
  return page.getByText(words).filter({ visible: true }).first()
}

/** The rows of the feed on screen, newest first. */
export function feedRows(page: Page): Locator {
  return page.locator('a[href*="/detections/"]').filter({ visible: true })
}

/** The row of a detection by its title. */
export function feedRow(page: Page, title: string): Locator {
  return feedRows(page).filter({ hasText: title }).first()
}

export async function openAppSettings(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Settings' }).click()
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
}

export async function openAppFeed(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Detections' }).click()
  await page.getByRole('heading', { name: 'Detections', level: 1 }).waitFor()
}
