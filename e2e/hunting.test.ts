import { randomUUID } from 'node:crypto'
import {
  fillStarter,
  getHuntingReference,
  getHuntingRun,
  getMachineTimeline,
  getProcessGraph,
  type HuntingRun,
  type ProcessNode,
  type StarterQuery,
  startHuntingRun,
} from '@pocketsoc/contract'
import { describe, expect } from 'vitest'
import { story } from './story.ts'
import { eventually } from './world/eventually.ts'
import { wholeFeed } from './world/feed.ts'
import type { StoryProcess, Tenant } from './world/simulator.ts'
import { type Member, untilConnected, type World } from './world/world.ts'

describe('hunting through both of the vendor’s services', () => {
  let member: Member
  let tenant: Tenant
  let configurationId: string
  let processes: StoryProcess[]
  /** Values of every kind that the detections of the attack offer. */
  let parameters: Map<string, string[]>

  const run = async (query: string, days = 30): Promise<HuntingRun> => {
    const id = randomUUID()
    await member.api.call(startHuntingRun, { body: { id, configurationId, query, days } })
    return eventually('the query has ended', async () => {
      const state = await member.api.call(getHuntingRun, { params: { id } })
      return state.state !== 'running' && state
    })
  }

  story('every ready query answers rows about an attack, with what its detections offer', async ({ world }) => {
    member = await world.signUp()
    tenant = await world.simulator.addTenant()
    processes = await world.simulator.playStory(tenant, 'invoice-intrusion')
    configurationId = (await world.connectTenant(member, tenant)).id
    await untilConnected(member, configurationId)
    await direct(world, 'POST', '/limits', { hunting: { minute: null } })
    parameters = await offered(member)

    const { starters } = await member.api.call(getHuntingReference, { params: { id: configurationId } })
    expect(starters.length).toBeGreaterThan(10)
    for (const starter of starters) {
      const runs: HuntingRun[] = []
      for (const query of filled(starter, parameters)) {
        runs.push(await run(query))
        if (runs.at(-1)?.rowCount !== 0) break
      }
      expect(runs.at(-1), starter.name).toMatchObject({ state: 'done', rowCount: expect.any(Number) })
      expect(runs.at(-1)?.rowCount, starter.name).toBeGreaterThan(0)
    }
  })

  story('the process graph leads from what an alert names up to what truly started it', async () => {
    const known = new Map(flat(processes).map((process) => [`${process.processId} ${process.createdAt.slice(0, 23)}`, process]))
    const named = (node: ProcessNode) => known.get(`${node.processId} ${node.startedAt?.slice(0, 23)}`)
    const detection = (await wholeFeed(member.api)).find(({ title }) => title.includes('LSASS'))
    const params = { id: detection?.id ?? '' }
    const graph = await member.api.call(getProcessGraph, { params, query: { depth: 'hunting' } })
    expect(graph).toMatchObject({ problem: null, completeness: 'complete' })
    const triggers = graph.nodes.filter(({ triggering }) => triggering)
    expect(triggers.length).toBeGreaterThan(0)
    for (const trigger of triggers) {
      const line: string[] = []
      let node: ProcessNode | undefined = trigger
      for (let truth = named(trigger); node && truth; truth = node && named(node)) {
        expect(node, line.join(' < ')).toMatchObject({ name: truth.fileName, commandLine: truth.commandLine })
        line.push(truth.fileName)
        const parentId: string | null = node.parentId
        if (parentId === null) break
        node = graph.nodes.find(({ id }) => id === parentId)
        expect(node?.processId, `above ${line.join(' < ')}`).toBe(truth.parent?.processId)
      }
      // The desktop is where a person's processes begin, the services' manager where the machine's do.
      expect(['explorer.exe', 'services.exe'], line.join(' < ')).toContain(line.at(-1)?.toLowerCase())
    }
    const timeline = await member.api.call(getMachineTimeline, { params })
    expect(timeline.onlyOwnReason).toBeNull()
    const kinds = new Set(timeline.items.map(({ kind }) => kind))
    expect([...kinds].sort()).toEqual(expect.arrayContaining(['alert', 'file', 'network', 'process']))
  })

  story('a fault in a query is told with its place', async () => {
    const { problem } = await run('DeviceProcessEvents\n| where NoSuchColumn == 1')
    expect(problem?.position).toEqual({ line: 2, column: 9 })
    expect(problem?.detail).toContain('NoSuchColumn')
  })

  story('Defender’s own endpoint answers until it ends, and Graph from the consent on', async ({ world }) => {
    expect((await run('AlertInfo | count')).result?.backend).toBe('defender')
    await world.simulator.set({ oldHunting: 'ended' })
    const ended = await run('AlertInfo | count')
    expect([ended.state, ended.problem?.detail]).toEqual(['failed', expect.stringContaining('410')])

    const { tenantId } = tenant
    await direct(world, 'PUT', '/permissions', { tenantId, graphPermissions: ['ThreatHunting.Read.All'] })
    // Consent is asked after every ten minutes: here by who starts anew.
    await world.server.stop()
    world.server.start()
    await world.server.ready()
    const overGraph = await run('AlertInfo | where Timestamp > ago(30d) | count', 7)
    expect(overGraph.result).toMatchObject({ backend: 'graph', rows: [[expect.any(Number)]] })
    const { queries } = await direct<{ queries: { backend: string }[] }>(world, 'GET', `/hunting/queries?tenantId=${tenantId}`)
    expect(queries.at(-1)?.backend).toBe('graph')
  })
})

/** The query with each value that fits its parameter, if it has one. */
function* filled({ query, parameters }: StarterQuery, values: Map<string, string[]>): Generator<string> {
  const [parameter] = parameters
  if (parameter === undefined) return yield query
  for (const value of values.get(parameter.kind) ?? []) {
    yield query.replaceAll(`{{${parameter.name}}}`, value.replaceAll('\\', '\\\\').replaceAll('"', '\\"'))
  }
}

const flat = (nodes: StoryProcess[]): StoryProcess[] => nodes.flatMap((node) => [node, ...flat(node.children)])

async function direct<T>({ simulator }: World, method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${simulator.url}/_control${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  expect(response.ok, path).toBe(true)
  return (await response.json()) as T
}

async function offered({ api }: Member): Promise<Map<string, string[]>> {
  const values = new Map<string, string[]>()
  for (const { id } of await wholeFeed(api)) {
    for (const { kind, value } of (await api.call(fillStarter, { params: { id } })).items) {
      values.set(kind, [...new Set([...(values.get(kind) ?? []), value])])
    }
  }
  return values
}
