import { getProcessGraph, type ProcessNode } from '@pocketsoc/contract'
import type { Locator, Page } from 'playwright-core'
import { describe, expect } from 'vitest'
import { type ExpectedProcess, expectedGraph } from './attack/expected-graph.ts'
import { signInToApp } from './browser/app.ts'
import { openDetection } from './browser/detection.ts'
import { openHunt, queryField, resultCards, runQuery } from './browser/hunting.ts'
import { sheetOf } from './browser/isolation.ts'
import { phone } from './browser/screens.ts'
import { story } from './story.ts'
import { wholeFeed } from './world/feed.ts'
import type { StoryName, StoryProcess, Tenant, VendorAlert } from './world/simulator.ts'
import { type Member, untilConnected } from './world/world.ts'

const beacon = 'Regular outbound connections by a low-reputation library'
const dump = 'Credential dump attempt against LSASS'
const names: StoryName[] = ['invoice-intrusion', 'file-server-ransom', 'web-shell']

describe('an attack is investigated on the phone', () => {
  let member: Member
  let tenant: Tenant
  let app: Page
  let alerts: VendorAlert[]
  const truth: StoryProcess[] = []

  story('from its detection, a ready query finds the file everywhere it was', async ({ world, open }) => {
    member = await world.signUp()
    tenant = await world.simulator.addTenant()
    await world.simulator.limitHunting(null)
    for (const name of names) truth.push(...(await world.simulator.playStory(tenant, name)))
    alerts = await world.simulator.alertsOf(tenant)
    const { id } = await world.connectTenant(member, tenant)
    await untilConnected(member, id)
    app = await open({ ...phone, timezoneId: 'UTC' })
    await signInToApp(app, member)
    await openDetection(app, beacon)

    const library = await openHunt(app)
    await library.getByRole('button', { name: /^This file on every machine/ }).click()
    await library.getByRole('radio', { name: /vltcred\.dat/ }).click()
    await library.getByRole('button', { name: 'Put into the editor' }).click()
    expect(await queryField(app).inputValue()).toMatch(/SHA1 == "[0-9a-f]{40}"/)
    await runQuery(app)
    const cards = await resultCards(app)
    expect(await cards.count()).toBeGreaterThan(0)
    await app
      .getByRole('button', { name: /vltcred\.dat/ })
      .filter({ visible: true })
      .first()
      .waitFor()
  })

  story('a row leads to its machine', async () => {
    const machine = machineOf(beacon)
    await app
      .getByRole('button', { name: new RegExp(machine) })
      .filter({ visible: true })
      .first()
      .waitFor()
    await app.getByRole('link', { name: 'Machine', exact: true }).filter({ visible: true }).first().click()
    await app.getByRole('heading', { name: machine, level: 1 }).filter({ visible: true }).waitFor()
  })

  story('another asks whom the machine talked to', async () => {
    await toDetection(beacon)
    const library = await openHunt(app)
    await app.getByRole('button', { name: 'Starters' }).filter({ visible: true }).click()
    await library.getByRole('button', { name: /^Network connections of this machine/ }).click()
    await library.getByRole('button', { name: 'Put into the editor' }).click()
    await runQuery(app)
    await resultCards(app)
    await app.getByRole('radio', { name: 'Table' }).filter({ visible: true }).click()
    await app
      .getByRole('button', { name: /198\.51\.100\.77/ })
      .filter({ visible: true })
      .first()
      .waitFor()
  })

  story('a mistake in a query is told with its place, which is shown', async () => {
    await app.getByRole('button', { name: 'Back to the query' }).filter({ visible: true }).click()
    const query = 'DeviceProcessEvents\n| where NoSuchColumn == 1'
    await queryField(app).fill(query)
    await runQuery(app)
    await app.getByRole('alert').filter({ hasText: 'Line 2, column 9', visible: true }).waitFor()
    await app.getByRole('button', { name: 'Go to this place' }).filter({ visible: true }).click()
    await expect.poll(() => marked(queryField(app))).toBe('NoSuchColumn')
  })

  story('its process graph holds what truly ran, node by node', async ({ world }) => {
    await toDetection(dump)
    await app.getByRole('link', { name: 'Open process graph' }).filter({ visible: true }).click()
    await app.getByRole('status').filter({ hasText: 'completed by hunting', visible: true }).waitFor()
    await app.getByRole('radio', { name: 'List' }).filter({ visible: true }).click()
    const alert = alertOf(dump)
    const expected = expectedGraph(truth, alert, await world.simulator.processesNamedBy(tenant, alert.id))
    const rows = app.getByRole('button', { name: /^Level \d/ }).filter({ visible: true })
    await rows.first().waitFor()
    const told = (await rows.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '))
    expect(told.map((text) => /^Level \d+, \S+ PID \d+ · [\d:]+ · \S+/.exec(text)?.[0].toLowerCase())).toEqual(
      expected.map(({ level, truth: { fileName, processId, createdAt, user } }) =>
        `Level ${level}, ${fileName} PID ${processId} · ${createdAt.slice(11, 19)} · ${user}`.toLowerCase(),
      ),
    )
    for (const [index, { truth: process, parent }] of expected.entries()) {
      await rows.nth(index).click()
      const sheet = sheetOf(app)
      for (const words of [process.commandLine, process.path, process.sha1]) {
        await sheet.getByText(words, { exact: true }).first().waitFor()
      }
      await sheet
        .getByText(parent?.fileName ?? 'Nothing known', { exact: true })
        .first()
        .waitFor()
      await sheet.getByRole('button', { name: 'Done' }).click()
      await sheet.waitFor({ state: 'detached' })
    }
  })

  story('and so has that of every alert of every attack', { timeout: 300_000 }, async ({ world }) => {
    const feed = await wholeFeed(member.api)
    expect(new Set(alerts.map(({ title }) => title)).size, 'each alert has a title of its own to be known by').toBe(feed.length)
    let compared = 0
    for (const alert of alerts) {
      const named = await world.simulator.processesNamedBy(tenant, alert.id)
      if (named.length === 0) continue
      compared += 1
      const params = { id: feed.find(({ title }) => title === alert.title)?.id ?? '' }
      const graph = await member.api.call(getProcessGraph, { params, query: { depth: 'hunting' } })
      expect(graph, alert.title).toMatchObject({ completeness: 'complete', problem: null })
      expect(
        graph.nodes.map((node) => drawnNode(node, graph.nodes)),
        alert.title,
      ).toEqual(expectedGraph(truth, alert, named).map(expectedNode))
      const triggers = named.filter(({ detectionStatus }) => detectionStatus !== null).map(({ processId }) => processId)
      expect(
        graph.nodes.filter(({ triggering }) => triggering).map(({ processId }) => processId),
        alert.title,
      ).toEqual(expect.arrayContaining(triggers))
    }
    expect(compared).toBeGreaterThan(15)
  })

  const alertOf = (title: string): VendorAlert => {
    const found = alerts.find((alert) => alert.title === title)
    if (!found) throw new Error(`No attack raised “${title}”.`)
    return found
  }
  const machineOf = (title: string) => alertOf(title).computerDnsName ?? ''

  async function toDetection(title: string): Promise<void> {
    await app.goto('/app/detections')
    await openDetection(app, title)
  }
})

/** The part of the text that is marked in a field. */
function marked(field: Locator): Promise<string> {
  return field.evaluate((element: HTMLTextAreaElement) => element.value.slice(element.selectionStart, element.selectionEnd))
}

const drawnNode = ({ name, processId, startedAt, parentId }: ProcessNode, nodes: ProcessNode[]) => ({
  name: name?.toLowerCase(),
  processId,
  startedAt: startedAt?.slice(0, 23),
  parent: nodes.find(({ id }) => id === parentId)?.processId ?? null,
})

const expectedNode = ({ truth, parent }: ExpectedProcess) => ({
  name: truth.fileName.toLowerCase(),
  processId: truth.processId,
  startedAt: truth.createdAt.slice(0, 23),
  parent: parent?.processId ?? null,
})
