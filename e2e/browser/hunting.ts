import type { Locator, Page } from 'playwright-core'
import { sheetOf } from './isolation.ts'

/** From an open detection to its hunting page; answers the sheet of queries, which opens by itself until one is chosen. */
export async function openHunt(page: Page): Promise<Locator> {
  await page.getByRole('link', { name: /^Hunt/ }).filter({ visible: true }).click()
  await queryField(page).waitFor()
  return sheetOf(page)
}

/** The field in which the query is written. */
export function queryField(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Query' }).filter({ visible: true })
}

/** Runs what stands in the editor; what becomes of it is for the caller to wait for. */
export async function runQuery(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run', exact: true }).filter({ visible: true }).click()
}

/** Waits for the rows of a run and answers their cards. */
export async function resultCards(page: Page): Promise<Locator> {
  const cards = page.getByRole('heading', { name: /^Row \d+$/ }).filter({ visible: true })
  // A month of every machine is a lot to look through.
  await cards.first().waitFor({ timeout: 60_000 })
  return cards
}
