import { and, asc, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../../context.ts'
import { auditEntries } from '../../db/schema/index.ts'
import { createTestMember, createTestServices, type TestServices } from '../../testing/test-services.ts'
import { deleteSavedQuery } from './delete-saved-query.ts'
import { listSavedQueries } from './list-saved-queries.ts'
import { saveQuery } from './save-query.ts'

let services: TestServices
let mine: Context
let colleague: Context
let stranger: Context
beforeAll(async () => {
  services = await createTestServices()
  mine = await createTestMember(services)
  colleague = await createTestMember(services, 'responder', mine.organizationId)
  stranger = await createTestMember(services)
})
afterAll(() => services.database.close())

const input = (name: string, shared = false) => ({ name, query: `DeviceInfo // ${name}`, shared })
const auditOf = (id: string) =>
  mine.transaction((tx) =>
    tx.sql
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.targetKind, 'saved-query'), eq(auditEntries.targetId, id)))
      .orderBy(asc(auditEntries.sequence)),
  )

test('a query is created and replaced under its id, by its author', async () => {
  const id = uuidv7()
  expect(await saveQuery(mine, id, input('First'))).toMatchObject({
    id,
    name: 'First',
    mine: true,
    author: 'Dana',
    shared: false,
  })
  await services.clock.advance(1000)
  expect(await saveQuery(mine, id, input('Second'))).toMatchObject({ id, name: 'Second', updatedAt: mine.now().toISOString() })
  const listed = await listSavedQueries(mine)
  expect(listed.filter((query) => query.id === id)).toEqual([await saveQuery(mine, id, input('Second'))])
})

test('shared queries are seen by the organisation, private ones by their author, by name and also of equal names', async () => {
  const owner = await createTestMember(services)
  const other = await createTestMember(services, 'responder', owner.organizationId)
  for (const [name, shared] of [
    ['beta', true],
    ['Alpha', false],
    ['beta', false],
    ['gamma', true],
  ] as const) {
    await saveQuery(owner, uuidv7(), input(name, shared))
  }
  expect((await listSavedQueries(owner)).map(({ name }) => name)).toEqual(['Alpha', 'beta', 'beta', 'gamma'])
  const seen = await listSavedQueries(other)
  expect(seen.map(({ name, mine: own, author }) => [name, own, author])).toEqual([
    ['beta', false, 'Dana'],
    ['gamma', false, 'Dana'],
  ])
  expect(await listSavedQueries(stranger)).toEqual([])
})

test("another's query is neither changed nor deleted, and a private one does not show that it exists", async () => {
  const [shared, hidden] = [uuidv7(), uuidv7()]
  await saveQuery(mine, shared, input('Shared', true))
  await saveQuery(mine, hidden, input('Hidden'))
  for (const attempt of [() => saveQuery(colleague, shared, input('Mine now')), () => deleteSavedQuery(colleague, shared)]) {
    await expect(attempt()).rejects.toMatchObject({ code: 'not-allowed' })
  }
  const refusals = [
    () => saveQuery(colleague, hidden, input('x')),
    () => deleteSavedQuery(colleague, hidden),
    () => deleteSavedQuery(stranger, shared),
    () => deleteSavedQuery(mine, uuidv7()),
  ]
  for (const refusal of refusals) {
    await expect(refusal()).rejects.toMatchObject({ code: 'missing', message: 'There is no such saved query.' })
  }
  expect((await listSavedQueries(mine)).map(({ name }) => name)).toEqual(expect.arrayContaining(['Hidden', 'Shared']))
})

test('an id is taken in its own organisation only', async () => {
  const id = uuidv7()
  await saveQuery(mine, id, input('Here', true))
  expect(await saveQuery(stranger, id, input('There'))).toMatchObject({ id, name: 'There', mine: true })
  await deleteSavedQuery(stranger, id)
  expect((await listSavedQueries(mine)).find((query) => query.id === id)).toMatchObject({ name: 'Here' })
})

test('what becomes of a shared query is on the record, a private one is not', async () => {
  const [shared, hidden] = [uuidv7(), uuidv7()]
  await saveQuery(mine, hidden, input('Hidden'))
  await deleteSavedQuery(mine, hidden)
  expect(await auditOf(hidden)).toEqual([])
  await saveQuery(mine, shared, input('One', true))
  await saveQuery(mine, shared, input('Two', false))
  await saveQuery(mine, shared, input('Three', false))
  await saveQuery(mine, shared, input('Four', true))
  await deleteSavedQuery(mine, shared)
  expect((await auditOf(shared)).map(({ event, before, after }) => [event, before, after])).toEqual([
    ['saved-query.saved', null, input('One', true)],
    ['saved-query.saved', input('One', true), input('Two', false)],
    ['saved-query.saved', input('Three', false), input('Four', true)],
    ['saved-query.deleted', input('Four', true), null],
  ])
})
