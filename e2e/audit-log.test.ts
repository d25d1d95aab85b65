import { readFileSync } from 'node:fs'
import { AuditRecord, getMe, listDetections, setIsolationPolicy, updateDetection } from '@pocketsoc/contract'
import type { Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { mistakesOn } from './browser/inspection.ts'
import { signInToPortal } from './browser/portal.ts'
import { desktop } from './browser/screens.ts'
import { story } from './story.ts'
import { alterDatabase } from './world/alter-database.ts'
import { type Member, untilConnected } from './world/world.ts'

describe('the audit log', () => {
  const comment = '=HYPERLINK("https://evil.example","Known scanner")'
  const all = [
    'Changed a detection',
    'Asked for a change to a detection',
    'Changed the isolation policy',
    'Added a vendor configuration',
  ]
  let owner: Member
  let page: Page

  story('tells in plain words what was done, with what was before and after', async ({ world, open }) => {
    owner = await world.signUp()
    const tenant = await world.simulator.addTenant()
    const alert = await world.simulator.raise(tenant, { title: 'Credential dump on a till' })
    const { id } = await world.connectTenant(owner, tenant)
    await untilConnected(owner, id)
    await owner.api.call(setIsolationPolicy, {
      body: { approval: 'tagged', tags: ['till'], expiresMinutes: 45, remindAfterHours: 24 },
    })
    const { items } = await owner.api.call(listDetections, { query: {} })
    const [detection] = items.filter(({ title }) => title === alert.title)
    if (!detection) throw new Error('The alert did not arrive.')
    await owner.api.call(updateDetection, {
      params: { id: detection.id },
      body: { change: { status: 'resolved', comment }, seenUpdatedAt: detection.updatedAt },
    })

    page = await open({ ...desktop, acceptDownloads: true })
    await signInToPortal(page, owner)
    await page.getByRole('link', { name: 'Audit log' }).click()
    const triaged = row(page, 'Changed a detection')
    await triaged.getByText(`Detection · ${alert.title}`).waitFor()
    await triaged.getByText(owner.name, { exact: true }).waitFor()
    await triaged.getByText('Portal').waitFor()
    await triaged.getByText(comment).waitFor()
    await triaged.getByText('Done').waitFor()

    await page.getByRole('button', { name: 'Changed the isolation policy' }).press('Enter')
    const details = page.getByRole('dialog', { name: 'Changed the isolation policy' })
    await details.getByRole('row', { name: 'Approval never tagged' }).waitFor()
    await details.getByRole('row', { name: 'Tags None till' }).waitFor()
    expect(await mistakesOn(page, 'a record')).toEqual([])
    await page.keyboard.press('Escape')
    await details.waitFor({ state: 'detached' })
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Changed the isolation policy')
  })

  story('shows that the chain is whole, and makes no mistake that axe finds', async () => {
    await page.getByText('Chain verified').waitFor()
    await page.getByText(/^4 records, /).waitFor()
    expect(await mistakesOn(page, 'the audit log')).toEqual([])
  })

  story('is filtered and searched by the address, which brings the same back', async () => {
    await page.getByLabel('Action', { exact: true }).selectOption({ label: 'Changed the isolation policy' })
    await untilShown(page, ['Changed the isolation policy'])
    await page.reload()
    await untilShown(page, ['Changed the isolation policy'])
    expect(new URL(page.url()).search).toBe('?action=isolation-policy.changed')

    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.getByLabel('Search the audit log').fill('known till')
    await untilShown(page, ['Changed a detection', 'Asked for a change to a detection'])
    expect(new URL(page.url()).searchParams.get('q')).toBe('known till')
    await page.getByLabel('Search the audit log').fill('nobody did this')
    await page.getByText('No record matches').waitFor()
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await untilShown(page, all)
  })

  story('is saved as a file that no spreadsheet runs, and as lines for other systems', async () => {
    const csv = await download(page, 'CSV')
    expect(csv.name).toMatch(/^audit-log-\d{4}-\d\d-\d\d\.csv$/)
    expect(csv.text.trimEnd().split('\r\n')).toHaveLength(6)
    expect(csv.text).toContain(`,"'=HYPERLINK(""https://evil.example"",""Known scanner"")`)
    expect(csv.text).not.toMatch(/(^|,)"?=/m)

    const ndjson = await download(page, 'NDJSON')
    const records = ndjson.text
      .trimEnd()
      .split('\n')
      .map((line) => AuditRecord.parse(JSON.parse(line)))
    expect(records.map(({ sequence, action }) => [sequence, action])).toEqual([
      [1, 'vendor-configuration.created'],
      [2, 'isolation-policy.changed'],
      [3, 'detection.triage-requested'],
      [4, 'detection.triaged'],
      [5, 'audit-log.exported'],
      [6, 'audit-log.exported'],
    ])
  })

  story('says so, and where, when somebody altered a record in the database', async ({ world }) => {
    const { organization } = await owner.api.call(getMe, {})
    const alteration = "update audit_entries set actor_name = 'Somebody else' where organization_id = $1 and sequence = 3"
    await alterDatabase(world, alteration, [organization.id])
    await page.goto('/settings/audit-log')
    const warning = page.getByRole('alert')
    await warning.getByText('The audit log is not as it was written').waitFor()
    await warning.getByText('Record 3 was altered after it was written.').waitFor()
    await page.getByText('Chain broken').waitFor()
    expect(await mistakesOn(page, 'a broken chain')).toEqual([])
  })
})

function row(page: Page, words: string) {
  return page.getByRole('table', { name: 'Audit records' }).getByRole('row').filter({ hasText: words })
}

/** Waits until the rows on screen tell this, newest first, and nothing else. */
async function untilShown(page: Page, words: string[]): Promise<void> {
  const buttons = page.getByRole('table', { name: 'Audit records' }).getByRole('button')
  await expect.poll(() => buttons.allTextContents(), { timeout: 20_000 }).toEqual(words)
}

async function download(page: Page, format: string): Promise<{ name: string; text: string }> {
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: new RegExp(`^${format} `) }).click(),
  ])
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') }
}
