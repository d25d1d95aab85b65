import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditScope, type Context } from '../../context.ts'
import { createTestMember, createTestServices, type TestServices } from '../../testing/test-services.ts'
import { verifyChain } from './verify-chain.ts'
import { writeAudit } from './write-audit.ts'

let services: TestServices
beforeAll(async () => {
  services = await createTestServices()
})
afterAll(() => services.database.close())

const write = (context: Context, event: string, after?: unknown) =>
  context.transaction((tx) => writeAudit(tx, auditScope(context), { event, target: { kind: 'detection', id: '1' }, after }))
const verify = (context: Context) => context.transaction((tx) => verifyChain(tx, context.organizationId))
/** As the tables' owner, whom no policy stops: the worst case that the chain is for. */
const asOwner = (sql: string) =>
  services.database.session((connection) => connection.execute(`set session_replication_role = replica; ${sql}`))

async function threeEntries(): Promise<Context> {
  const context = await createTestMember(services)
  for (const event of ['one', 'two', 'three']) await write(context, event, { event })
  return context
}

test('a chain of entries written at the same time is whole and numbered without gaps', async () => {
  const context = await createTestMember(services)
  await Promise.all(Array.from({ length: 12 }, (_, index) => write(context, `event-${index}`)))
  expect(await verify(context)).toEqual({ entries: 12, whole: true })
})

test('whatever JSON an entry holds, its hash is the same when read back', async () => {
  const context = await createTestMember(services)
  const storable = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('\\u0000'))
  await fc.assert(
    fc.asyncProperty(storable, async (after) => write(context, 'anything', after)),
    { numRuns: 40 },
  )
  expect(await verify(context)).toEqual({ entries: 40, whole: true })
})

test('an altered, a removed and a cut-off entry are each found and named', async () => {
  const altered = await threeEntries()
  await asOwner(`update audit_entries set reason = 'other' where organization_id = '${altered.organizationId}' and sequence = 2`)
  expect(await verify(altered)).toEqual({ entries: 1, whole: false, sequence: 2, fault: 'altered' })

  const removed = await threeEntries()
  await asOwner(`delete from audit_entries where organization_id = '${removed.organizationId}' and sequence = 2`)
  expect(await verify(removed)).toEqual({ entries: 1, whole: false, sequence: 2, fault: 'missing' })

  const cut = await threeEntries()
  await asOwner(`delete from audit_entries where organization_id = '${cut.organizationId}' and sequence = 3`)
  expect(await verify(cut)).toEqual({ entries: 2, whole: false, sequence: 3, fault: 'end altered' })
})

test('neither role of the server may change or remove an entry', async () => {
  for (const role of ['pocketsoc_app', 'pocketsoc_system']) {
    for (const statement of [`update audit_entries set reason = 'x'`, 'delete from audit_entries']) {
      const attempt = services.database.session((connection) => connection.execute(`begin; set local role ${role}; ${statement}`))
      await expect(attempt).rejects.toThrow(/permission denied/)
    }
  }
})

test('an entry is there exactly when what it tells of is', async () => {
  const context = await createTestMember(services)
  const undone = context.transaction(async (tx) => {
    await writeAudit(tx, auditScope(context), { event: 'undone', target: { kind: 'detection', id: '1' } })
    throw new Error('the work failed')
  })
  await expect(undone).rejects.toThrow('the work failed')
  expect(await verify(context)).toEqual({ entries: 0, whole: true })
})
