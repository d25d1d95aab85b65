import type { Page } from 'playwright-core'
import type { Tenant } from '../world/simulator.ts'
import type { Person } from '../world/world.ts'

/** Creates an account in the portal and arrives in its Settings. */
export async function signUpInPortal(page: Page, person: Person): Promise<void> {
  await page.goto('/sign-up')
  await page.getByLabel('Name', { exact: true }).fill(person.name)
  await page.getByLabel('Work e-mail').fill(person.email)
  await page.getByLabel('Organisation').fill(person.organizationName)
  await page.getByLabel('Password').fill(person.password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('heading', { name: 'Vendor Configurations', level: 1 }).waitFor()
}

/** Signs in where the portal asks for it; what follows depends on where the page was going. */
export async function fillSignIn(page: Page, person: Pick<Person, 'email' | 'password'>): Promise<void> {
  await page.getByLabel('E-mail').fill(person.email)
  await page.getByLabel('Password').fill(person.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

export async function signInToPortal(page: Page, person: Pick<Person, 'email' | 'password'>): Promise<void> {
  await page.goto('/sign-in')
  await fillSignIn(page, person)
  await page.getByRole('heading', { name: 'Vendor Configurations', level: 1 }).waitFor()
}

/** Settings, Vendor Configurations, Add Configuration. */
export async function openAddConfiguration(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Vendor Configurations' }).first().click()
  await page.getByRole('button', { name: 'Add Configuration' }).click()
  await page.getByRole('form', { name: 'Add Configuration' }).waitFor()
}

/** What the setup guide has one type. */
export type GuideValues = Pick<Tenant, 'clientId' | 'clientSecret' | 'tenantId'> & { displayName: string; baseUrl: string }

/** Fills the fields of the setup guide, in its order, and saves. */
export async function fillConfiguration(page: Page, values: GuideValues): Promise<void> {
  await typeConfiguration(page, values)
  await page.getByRole('button', { name: 'Save' }).click()
}

/** Fills the fields of the setup guide, in its order, and leaves them there. */
export async function typeConfiguration(page: Page, values: GuideValues): Promise<void> {
  await page.getByLabel('Vendor', { exact: true }).selectOption({ label: 'Microsoft Defender' })
  await page.getByLabel('Display Name').fill(values.displayName)
  await page.getByLabel('Base URL').fill(values.baseUrl)
  await page.getByRole('radio', { name: 'OAuth' }).check()
  await page.getByLabel('Client ID').fill(values.clientId)
  await page.getByLabel('Client Secret').fill(values.clientSecret)
  await page.getByLabel('Tenant ID').fill(values.tenantId)
}

/** Adds a configuration and arrives at the list with it. */
export async function addConfiguration(page: Page, values: GuideValues): Promise<void> {
  await openAddConfiguration(page)
  await fillConfiguration(page, values)
  await configurationRow(page, values.displayName).waitFor()
}

/** Adds a configuration whose credential the vendor refuses, which has to be confirmed. */
export async function addRefusedConfiguration(page: Page, values: GuideValues): Promise<void> {
  await openAddConfiguration(page)
  await fillConfiguration(page, values)
  await page.getByRole('alertdialog').getByRole('button', { name: 'Save anyway' }).click()
  await configurationRow(page, values.displayName).waitFor()
}

/** A vendor configuration in the portal's list. */
export function configurationRow(page: Page, displayName: string) {
  return page.getByRole('list', { name: 'Vendor configurations' }).getByRole('listitem').filter({ hasText: displayName })
}
