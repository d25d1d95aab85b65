import type { Locator, Page } from 'playwright-core'
import { feedRow } from './app.ts'

/** Opens a detection from the feed. */
export async function openDetection(page: Page, title: string): Promise<void> {
  await feedRow(page, title).click()
  await page.getByRole('heading', { name: title, level: 1 }).filter({ visible: true }).waitFor()
}

export async function backToFeed(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Back to Detections' }).click()
  await page.getByRole('heading', { name: 'Detections', level: 1 }).filter({ visible: true }).waitFor()
}

/** Presses one of the ways to triage the open detection and answers the sheet that asks further. */
export async function openTriage(page: Page, action: 'Status' | 'Assign' | 'Close' | 'Comment'): Promise<Locator> {
  const toolbar = page.getByRole('toolbar', { name: 'Triage' }).filter({ visible: true })
  await toolbar.getByRole('button', { name: action }).click()
  const sheet = page.getByRole('dialog').filter({ visible: true })
  await sheet.waitFor()
  return sheet
}

/** What the app says became of something, at the top of the screen. */
export function notice(page: Page, words: string | RegExp): Locator {
  return page.getByRole('status').or(page.getByRole('alert')).filter({ hasText: words, visible: true })
}
