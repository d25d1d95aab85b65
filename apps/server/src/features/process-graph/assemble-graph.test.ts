import type { HuntedProcess, ProcessStart } from '@pocketsoc/connectors'
import { ProcessNode } from '@pocketsoc/contract'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testProcess, testStart } from '../../testing/test-hunter.ts'
import { type AssembledGraph, assembleGraph, type Telemetry } from './assemble-graph.ts'
import type { ProcessEvidence } from './sightings.ts'

const at = (seconds: number, fraction = '') => {
  const whole = new Date(Date.UTC(2026, 2, 4, 8) + seconds * 1000).toISOString().slice(0, 19)
  return `${whole}${fraction}Z`
}

function evidence(fields: Partial<ProcessEvidence>): ProcessEvidence {
  return {
    kind: 'process',
    name: null,
    path: null,
    commandLine: null,
    processId: null,
    startedAt: null,
    sha1: null,
    sha256: null,
    user: null,
    parent: null,
    outcome: null,
    seenAt: null,
    ...fields,
  }
}

/** The forest as indented names, each triggering process starred. */
function drawn({ nodes }: Pick<AssembledGraph, 'nodes'>): string[] {
  const depths = new Map<string, number>()
  return nodes.map(({ id, parentId, name, triggering }) => {
    const depth = parentId === null ? 0 : (depths.get(parentId) ?? Number.NaN) + 1
    depths.set(id, depth)
    return `${'  '.repeat(depth)}${name}${triggering ? ' *' : ''}`
  })
}

const explorer = { name: 'explorer.exe', path: 'C:\\Windows', processId: 900, startedAt: at(0, '.100') }
const word = { name: 'winword.exe', path: 'C:\\Office', processId: 4000, startedAt: at(60, '.250') }
const shell = { name: 'powershell.exe', path: null, processId: 5000, startedAt: at(61, '.500') }

const documentOpened = [
  evidence({ ...shell, parent: word, commandLine: 'powershell -enc AAAA', outcome: 'Blocked' }),
  evidence({ ...word, parent: explorer, user: 'FABRIKAM\\dana' }),
]

test('evidence alone gives a tree: parents known only by name join where they are named themselves', () => {
  const graph = assembleGraph(documentOpened)
  expect(drawn(graph)).toEqual(['explorer.exe', '  winword.exe', '    powershell.exe *'])
  expect(graph.nodes.map(({ origin }) => origin)).toEqual(['inferred', 'evidence', 'evidence'])
  const paths = ['C:\\Windows\\explorer.exe', 'C:\\Office\\winword.exe', null]
  expect(graph.nodes.map(({ path }) => path)).toEqual(paths)
  expect(graph.nodes[2]).toMatchObject({ id: '5000@2026-03-04T08:01:01.5', verdict: 'blocked', startedAt: at(61, '.500') })
})

test('telemetry completes evidence: starts within two seconds are the same process, and ids on screen stay', () => {
  const services = testProcess(700, at(-9000, '.0000001'), { name: 'services.exe' })
  const telemetry: Telemetry = {
    starts: [
      testStart(
        testProcess(4000, at(61, '.9999999'), { name: 'WINWORD.EXE', integrityLevel: 'Medium' }),
        testProcess(900, at(0, '.1004567'), { name: 'explorer.exe', commandLine: 'Explorer.EXE' }),
        testProcess(880, at(-3, '.7'), { name: 'userinit.exe' }),
      ),
      testStart(testProcess(5000, at(61, '.5001234'), { name: 'powershell.exe' }), testProcess(4000, at(61, '.9999999'))),
      testStart(testProcess(6000, at(70, '.1'), { name: 'whoami.exe' }), testProcess(5000, at(61, '.5001234'))),
      testStart(testProcess(7000, at(71, '.1'), { name: 'unrelated.exe' }), services),
    ],
    activity: [
      { processId: 5000, createdAt: at(61, '.5001234'), kind: 'network', count: 3, samples: ['203.0.113.9:443'] },
      { processId: 5000, createdAt: at(99), kind: 'file', count: 9, samples: [] },
    ],
  }
  const before = assembleGraph(documentOpened)
  const graph = assembleGraph(documentOpened, telemetry)
  expect(drawn(graph)).toEqual(['explorer.exe', '  winword.exe', '    powershell.exe *', '      whoami.exe'])
  expect(graph.nodes.slice(0, 3).map(({ id }) => id)).toEqual(before.nodes.map(({ id }) => id))
  expect(graph.nodes[1]).toMatchObject({ integrityLevel: 'Medium', user: 'FABRIKAM\\dana', origin: 'evidence' })
  expect(graph.nodes[2]?.activity).toEqual([{ kind: 'network', count: 3, samples: ['203.0.113.9:443'] }])
  expect(graph).toMatchObject({ truncated: false, seeds: 2, seedsFound: 2 })
})

test('between rows of telemetry the last digit decides: a process id used again is another process', () => {
  const first = testProcess(10, at(0, '.1234567'), { name: 'first.exe' })
  const second = testProcess(10, at(0, '.1234568'), { name: 'second.exe' })
  const graph = assembleGraph([evidence({ name: 'first.exe', processId: 10, startedAt: at(0, '.123') })], {
    starts: [
      testStart(testProcess(11, at(1), { name: 'of-second.exe' }), second),
      testStart(testProcess(12, at(1), { name: 'of-first.exe' }), first),
    ],
    activity: [],
  })
  expect(drawn(graph)).toEqual(['first.exe *', '  of-first.exe'])
})

test('trailing zeros of a fraction are no difference', () => {
  const starts = [
    testStart(testProcess(2, at(1), { name: 'child.exe' }), testProcess(1, at(0, '.5000000'))),
    testStart(testProcess(1, at(0, '.5'), { name: 'parent.exe' }), null),
  ]
  const graph = assembleGraph([evidence({ name: 'child.exe', processId: 2, startedAt: at(1, '.000') })], { starts, activity: [] })
  expect(drawn(graph)).toEqual(['parent.exe', '  child.exe *'])
})

test('without any verdict the process that started last is the triggering one', () => {
  const graph = assembleGraph(documentOpened.map((item) => ({ ...item, outcome: null })))
  expect(graph.nodes.filter(({ triggering }) => triggering).map(({ name }) => name)).toEqual(['powershell.exe'])
})

test('processes without id or start stand for themselves, and each keeps its nameless parent', () => {
  const graph = assembleGraph([
    evidence({ name: 'a.exe', parent: { name: 'cmd.exe', path: null, processId: null, startedAt: null } }),
    evidence({
      name: 'b.exe',
      outcome: 'Detected',
      processId: 7,
      parent: { name: 'cmd.exe', path: null, processId: 3, startedAt: null },
    }),
    evidence({ name: 'c.exe', parent: { name: null, path: null, processId: 0, startedAt: null } }),
  ])
  expect(drawn(graph).sort()).toEqual(['  a.exe', '  b.exe *', 'c.exe', 'cmd.exe', 'cmd.exe'].sort())
})

test('siblings that look the same become one with their number; what the alert names and what has children stays', () => {
  const parent = testProcess(1, at(0), { name: 'script.exe' })
  const ping = (id: number) => testProcess(id, at(id), { name: 'ping.exe', commandLine: 'ping 203.0.113.1' })
  const starts = [
    ...Array.from({ length: 40 }, (_, index) => testStart(ping(10 + index), parent)),
    testStart(testProcess(90, at(90), { name: 'child.exe' }), ping(30)),
  ]
  const activity = [10, 11].map((id) => ({ processId: id, createdAt: at(id), kind: 'network', count: 2, samples: [`${id}`] }))
  const graph = assembleGraph([evidence({ name: 'script.exe', processId: 1, startedAt: at(0) })], { starts, activity })
  expect(drawn(graph)).toEqual(['script.exe *', '  ping.exe', '  ping.exe', '    child.exe'])
  expect(graph.nodes[1]).toMatchObject({ sameSiblings: 38, processId: 10, activity: [{ count: 4, samples: ['10', '11'] }] })
})

test('it goes up to what starts everything and no further, twelve levels at most, and four levels down', () => {
  const chain = Array.from({ length: 30 }, (_, index) => testProcess(100 + index, at(index), { name: `p${index}.exe` }))
  const starts = chain.map((process, index) => testStart(process, chain[index - 1] ?? null))
  const seed = (index: number) => [evidence({ name: `p${index}.exe`, processId: 100 + index, startedAt: at(index) })]
  const graph = assembleGraph(seed(20), { starts, activity: [] })
  expect(graph.nodes.map(({ name }) => name)).toEqual(Array.from({ length: 17 }, (_, index) => `p${index + 8}.exe`))
  expect(graph.truncated).toBe(true)
  const rooted = starts.map((start) =>
    start.process.processId === 117 ? { ...start, process: { ...start.process, name: 'services.exe' } } : start,
  )
  expect(assembleGraph(seed(20), { starts: rooted, activity: [] }).nodes[0]?.name).toBe('services.exe')
})

test('a crowd below is cut at 200 and the whole at 500, the triggering processes first', () => {
  const parent = testProcess(1, at(0), { name: 'busy.exe' })
  const starts = Array.from({ length: 3000 }, (_, index) =>
    testStart(testProcess(10 + index, at(index), { name: `${index}.exe` }), parent),
  )
  const busy = evidence({ name: 'busy.exe', processId: 1, startedAt: at(0) })
  const graph = assembleGraph([busy], { starts, activity: [] })
  expect([graph.nodes.length, graph.truncated]).toEqual([201, true])
  const crowd = Array.from({ length: 600 }, (_, index) =>
    evidence({ name: `${index}.exe`, processId: 10 + index, startedAt: at(index) }),
  )
  const cut = assembleGraph([...crowd, evidence({ name: 'last.exe', processId: 9999, startedAt: at(9999), outcome: 'Detected' })])
  expect([cut.nodes.length, cut.truncated, cut.nodes.at(-1)?.name]).toEqual([500, true, 'last.exe'])
})

// Few ids and times, so that records contradict each other: rings, reused ids, near misses.
const anyTime = fc.oneof(
  fc.constantFrom(null, '', 'not a time', '9999-99-99T99:99:99Z', '2026-03-04T08:00:00+00:00'),
  fc
    .tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom('', '.5', '.5000000', '.5000001'))
    .map(([second, part]) => at(second, part)),
)
const anyId = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constantFrom(null, -1, Number.NaN, 2 ** 60))
const anyName = fc.constantFrom(null, '', 'cmd.exe', 'explorer.exe', 'whoami.exe')
const anyHunted: fc.Arbitrary<HuntedProcess> = fc
  .tuple(anyId, anyTime, anyName, anyName)
  .map(([id, time, name, commandLine]) => testProcess(id, time, { name, commandLine }))
const anyStart: fc.Arbitrary<ProcessStart> = fc
  .tuple(anyHunted, fc.option(anyHunted), fc.option(anyHunted))
  .map(([process, parent, grandParent]) => testStart(process, parent, grandParent))
const anyEvidence: fc.Arbitrary<ProcessEvidence> = fc
  .tuple(anyHunted, fc.option(anyHunted), fc.constantFrom(null, 'Detected', 'Prevented', 'Remediated'))
  .map(([{ processId, createdAt, name, commandLine }, parent, outcome]) =>
    evidence({
      processId,
      startedAt: createdAt,
      name,
      commandLine,
      outcome,
      parent: parent && { name: parent.name, path: null, processId: parent.processId, startedAt: parent.createdAt },
    }),
  )
const anyActivity = fc
  .tuple(anyId, anyTime, fc.constantFrom('file', 'network'), fc.integer({ min: -1, max: 9 }))
  .map(([processId, createdAt, kind, count]) => ({ processId, createdAt, kind, count, samples: ['x'] }))
const anyInput = fc.record({
  evidence: fc.array(anyEvidence, { maxLength: 12 }),
  starts: fc.array(anyStart, { maxLength: 25 }),
  activity: fc.array(anyActivity, { maxLength: 6 }),
})

function expectForest(nodes: ProcessNode[]): void {
  const seen = new Set<string>()
  for (const { id, parentId } of nodes) {
    expect(seen.has(id)).toBe(false)
    if (parentId !== null) expect(seen.has(parentId)).toBe(true)
    seen.add(id)
  }
}

test('whatever the records claim it is a forest: every process once, parents first, siblings by start', () => {
  fc.assert(
    fc.property(anyInput, ({ evidence: named, ...telemetry }) => {
      for (const { nodes } of [assembleGraph(named), assembleGraph(named, telemetry)]) {
        expectForest(nodes)
        for (const node of nodes) expect(ProcessNode.parse(node)).toEqual(node)
        const starts = new Map<string | null, string[]>()
        for (const { parentId, startedAt } of nodes) starts.set(parentId, [...(starts.get(parentId) ?? []), startedAt ?? '~'])
        for (const siblings of starts.values()) expect(siblings).toEqual(siblings.toSorted())
        expect(nodes.some(({ triggering }) => triggering)).toBe(nodes.length > 0)
      }
    }),
    { numRuns: 500 },
  )
})

test('the order of records changes nothing', () => {
  const shuffled = anyInput.chain((input) =>
    fc.tuple(
      fc.constant(input),
      fc.record({
        evidence: fc.shuffledSubarray(input.evidence, { minLength: input.evidence.length }),
        starts: fc.shuffledSubarray(input.starts, { minLength: input.starts.length }),
        activity: fc.shuffledSubarray(input.activity, { minLength: input.activity.length }),
      }),
    ),
  )
  fc.assert(
    fc.property(shuffled, ([input, other]) => {
      expect(assembleGraph(other.evidence, other)).toEqual(assembleGraph(input.evidence, input))
    }),
    { numRuns: 500 },
  )
})

test('every process that the evidence names with id and start keeps its id when telemetry comes', () => {
  const exact = anyInput.map((input) => ({
    ...input,
    evidence: input.evidence.map((item, index) => ({ ...item, processId: index, startedAt: at(index * 10) })),
  }))
  fc.assert(
    fc.property(exact, ({ evidence: named, ...telemetry }) => {
      const ids = new Set(assembleGraph(named, telemetry).nodes.map(({ id }) => id))
      for (const { id, origin } of assembleGraph(named).nodes) if (origin === 'evidence') expect(ids).toContain(id)
    }),
  )
})

test('five thousand rows are put together within a second', () => {
  const starts = Array.from({ length: 5000 }, (_, index) => {
    const process = (id: number) => testProcess(id, at(id), { name: `n${id % 50}.exe`, commandLine: `run ${id % 300}` })
    return testStart(process(index + 1), process(Math.floor(index / 3)), process(Math.floor(index / 9)))
  })
  const began = performance.now()
  const graph = assembleGraph([evidence({ name: 'n5.exe', processId: 5, startedAt: at(5) })], { starts, activity: [] })
  expect(performance.now() - began).toBeLessThan(1000)
  expect(graph.nodes.length).toBeGreaterThan(50)
})
