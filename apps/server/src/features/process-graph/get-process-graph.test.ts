import { type Hunter, VendorError } from '@pocketsoc/connectors'
import { type Evidence, ProcessGraph } from '@pocketsoc/contract'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../../context.ts'
import { detections } from '../../db/schema/index.ts'
import { testAlert } from '../../testing/test-alerts.ts'
import { createTestConfiguration } from '../../testing/test-configuration.ts'
import { createTestHunter, huntingNotGranted, openWith, testProcess, testStart } from '../../testing/test-hunter.ts'
import { createTestMember, createTestServices, type TestServices } from '../../testing/test-services.ts'
import { ingestDetections } from '../detections/index.ts'
import { getProcessGraph } from './get-process-graph.ts'

const minute = 60_000
const cmd: Evidence = {
  ...{ kind: 'process', name: 'cmd.exe', path: null, commandLine: 'cmd /c run', processId: 20, sha1: null, sha256: null },
  ...{ startedAt: '2026-03-04T08:00:01.500Z', user: null, outcome: 'Detected', seenAt: null },
  parent: { name: 'explorer.exe', path: null, processId: 10, startedAt: '2026-03-04T07:00:00.000Z' },
}
const starts = [
  testStart(
    testProcess(20, '2026-03-04T08:00:01.5001234Z', { name: 'cmd.exe' }),
    testProcess(10, '2026-03-04T07:00:00.0000001Z', { name: 'explorer.exe' }),
  ),
  testStart(testProcess(30, '2026-03-04T08:00:02Z', { name: 'whoami.exe' }), testProcess(20, '2026-03-04T08:00:01.5001234Z')),
]
const telemetry: Partial<Hunter> = {
  processStarts: async () => ({ starts, truncated: false }),
  processActivity: async () => [{ processId: 30, createdAt: '2026-03-04T08:00:02Z', kind: 'network', count: 1, samples: ['x'] }],
}

let services: TestServices
let mine: Context
let configurationId: string
let last = 0
beforeAll(async () => {
  services = await createTestServices()
  mine = await createTestMember(services)
  configurationId = (await createTestConfiguration(mine)).id
})
afterAll(() => services.database.close())

async function detectionOf(fields: Parameters<typeof testAlert>[1] = {}): Promise<string> {
  last += 1
  const activity = { firstActivityAt: '2026-03-04T08:00:00.000Z', lastActivityAt: '2026-03-04T08:10:00.000Z' }
  const machine = { vendorMachineId: 'machine-1', name: 'laptop-7' }
  const alert = testAlert(`alert-${last}`, { machine, evidence: [cmd], ...activity, ...fields })
  const target = { vault: services.vault, organizationId: mine.organizationId, configurationId, now: mine.now() }
  return mine.transaction(async (tx) => {
    await ingestDetections(tx, target, [alert])
    const [row] = await tx.sql
      .select()
      .from(detections)
      .where(eq(detections.vendorAlertId, `alert-${last}`))
    return row?.id ?? ''
  })
}

const names = ({ nodes }: { nodes: { name: string | null }[] }) => nodes.map(({ name }) => name)
/** The completed graph, held against the contract. */
const hunted = async (id: string, hunter: Hunter, context = mine) =>
  ProcessGraph.parse(await getProcessGraph(context, { id, depth: 'hunting' }, openWith(hunter)))

test('evidence is drawn at once and asks the vendor nothing', async () => {
  const hunter = createTestHunter(telemetry)
  const graph = await getProcessGraph(mine, { id: await detectionOf(), depth: 'evidence' }, openWith(hunter))
  expect(names(graph)).toEqual(['explorer.exe', 'cmd.exe'])
  expect(graph).toMatchObject({ completeness: 'evidence', problem: null })
  expect(hunter.calls).toEqual([])
})

test('hunting completes it from six hours before to half an hour after, and is asked once in ten minutes', async () => {
  const id = await detectionOf()
  const hunter = createTestHunter(telemetry)
  const graphs = await Promise.all([hunted(id, hunter), hunted(id, hunter)])
  for (const graph of graphs) {
    expect(names(graph)).toEqual(['explorer.exe', 'cmd.exe', 'whoami.exe'])
    expect(graph).toMatchObject({ completeness: 'complete', incompleteReason: null, problem: null })
  }
  expect(hunter.calls.map(({ method }) => method)).toEqual(['processStarts', 'processActivity'])
  expect(hunter.calls[0]?.span).toEqual({
    vendorMachineId: 'machine-1',
    from: new Date('2026-03-04T02:00:00Z'),
    to: new Date('2026-03-04T08:40:00Z'),
  })
  await services.clock.advance(10 * minute - 1)
  await hunted(id, hunter)
  expect(hunter.calls).toHaveLength(2)
  await services.clock.advance(1)
  await hunted(id, hunter)
  expect(hunter.calls).toHaveLength(4)
})

test('a detection that changed is hunted anew', async () => {
  const id = await detectionOf()
  const hunter = createTestHunter(telemetry)
  await hunted(id, hunter)
  await mine.transaction((tx) => tx.sql.update(detections).set({ updatedAt: mine.now() }).where(eq(detections.id, id)))
  await hunted(id, hunter)
  expect(hunter.calls).toHaveLength(4)
})

test('what keeps hunting from it is told beside the evidence: permission, role, age, no machine', async () => {
  const viewer = await createTestMember(services, 'viewer', mine.organizationId)
  const hunter = createTestHunter(telemetry)
  const old = { firstActivityAt: '2026-01-04T08:00:00.000Z', lastActivityAt: '2026-01-04T08:10:00.000Z' }
  const denied = openWith(hunter, { capability: huntingNotGranted })
  const graphs = [
    await getProcessGraph(mine, { id: await detectionOf(), depth: 'hunting' }, denied),
    await hunted(await detectionOf(), hunter, viewer),
    await hunted(await detectionOf(old), hunter),
    await hunted(await detectionOf({ machine: null }), hunter),
  ]
  for (const graph of graphs) expect(names(graph)).toEqual(['explorer.exe', 'cmd.exe'])
  expect(graphs.map(({ completeness, problem }) => [completeness, problem?.code])).toEqual([
    ['evidence', 'unsupported'],
    ['evidence', 'not-allowed'],
    ['evidence', 'unsupported'],
    ['evidence', 'unsupported'],
  ])
  expect(graphs.map(({ incompleteReason }) => incompleteReason)).toEqual([
    huntingNotGranted.reason,
    expect.stringContaining('viewer'),
    expect.stringContaining('30 days'),
    expect.stringContaining('no machine'),
  ])
  expect(hunter.calls).toEqual([])
})

test('a failure of the vendor leaves the evidence with the problem, and the next request asks again', async () => {
  const id = await detectionOf()
  const throttled = new VendorError({ code: 'vendor-throttled', detail: 'Too many queries.', remedy: 'Wait.' })
  const graph = await hunted(id, createTestHunter({ processStarts: () => Promise.reject(throttled) }))
  expect(graph).toMatchObject({
    completeness: 'evidence',
    incompleteReason: 'Too many queries.',
    problem: { code: 'vendor-throttled', remedy: 'Wait.' },
  })
  expect(names(await hunted(id, createTestHunter(telemetry)))).toContain('whoami.exe')
})

test('without the badges the tree stands, with the problem beside it', async () => {
  const failing = new VendorError({ code: 'vendor-timeout', detail: 'No answer.', remedy: 'Wait.' })
  const hunter = createTestHunter({ ...telemetry, processActivity: () => Promise.reject(failing) })
  const graph = await hunted(await detectionOf(), hunter)
  expect(names(graph)).toEqual(['explorer.exe', 'cmd.exe', 'whoami.exe'])
  expect(graph).toMatchObject({ completeness: 'complete', problem: { code: 'vendor-timeout' } })
})

test('telemetry that lags behind is said so and asked again after two minutes', async () => {
  const id = await detectionOf()
  expect(await hunted(id, createTestHunter())).toMatchObject({
    completeness: 'evidence',
    incompleteReason: expect.stringContaining('lag'),
    problem: null,
  })
  expect((await hunted(id, createTestHunter(telemetry))).completeness).toBe('evidence')
  await services.clock.advance(2 * minute)
  expect((await hunted(id, createTestHunter(telemetry))).completeness).toBe('complete')
})

test('an answer that the vendor cut is called truncated', async () => {
  const hunter = createTestHunter({ ...telemetry, processStarts: async () => ({ starts, truncated: true }) })
  expect(await hunted(await detectionOf(), hunter)).toMatchObject({ completeness: 'truncated', problem: null })
})

test("another organisation's detection is missing, whatever is remembered of it", async () => {
  const stranger = await createTestMember(services)
  const id = await detectionOf()
  await hunted(id, createTestHunter(telemetry))
  await expect(hunted(id, createTestHunter(telemetry), stranger)).rejects.toMatchObject({ code: 'missing' })
})
