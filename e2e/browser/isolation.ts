import type { Locator, Page } from 'playwright-core'
import { shown } from './app.ts'

/** The sheet in front. */
export function sheetOf(page: Page): Locator {
  return page.getByRole('dialog').filter({ visible: true })
}

/** Types the host, which confirms that this machine is meant. */
export async function confirmMachine(sheet: Locator, machine: string): Promise<void> {
  const host = machine.split('.')[0] ?? machine
  await sheet.getByRole('textbox', { name: `Type ${host} to confirm` }).fill(host)
}

interface Asked {
  kind: 'Isolate' | 'Release'
  machine: string
  why: string
  /** What the last button says. Default kind and machine. */
  button?: string
}

/** Asks for an isolation or release on a page that is about the machine; the sheet stays and follows it. */
export async function askIsolation(page: Page, asked: Asked): Promise<Locator> {
  const { sheet, send } = await prepareIsolation(page, asked)
  await send.click()
  await sheet.getByText('Progress').waitFor()
  return sheet
}

/** Fills the sheet that asks for it up to the last button, which is answered for the press. */
export async function prepareIsolation(
  page: Page,
  { kind, machine, why, button }: Asked,
): Promise<{ sheet: Locator; send: Locator }> {
  const row = kind === 'Isolate' ? 'Isolate…' : 'Release from isolation…'
  await page.getByRole('button', { name: row }).filter({ visible: true }).click()
  const sheet = sheetOf(page)
  await sheet.getByRole('textbox', { name: 'Why' }).fill(why)
  await confirmMachine(sheet, machine)
  return { sheet, send: sheet.getByRole('button', { name: button ?? `${kind} ${machine}` }) }
}

/** Waits until the action that the sheet follows has ended well, and puts the sheet away. */
export async function untilDone(sheet: Locator): Promise<void> {
  await sheet.getByRole('listitem').filter({ hasText: 'Done' }).waitFor()
  await sheet.getByRole('button', { name: 'Done' }).click()
  await sheet.waitFor({ state: 'detached' })
}

/** The machine's isolation as the page in front says it. */
export async function isolationShown(page: Page, words: string): Promise<void> {
  await shown(page, new RegExp(`^${words}$`)).waitFor()
}
