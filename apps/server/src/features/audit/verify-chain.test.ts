import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditScope, type Context } from '../../context.ts'
import { createTestMember, createTestServices, type TestServices } from '../../testing/test-services.ts'
import { verifyChain } from './verify-chain.ts'
import { verifyRecords } from './verify-records.ts'
import { writeAudit } from './write-audit.ts'

let services: TestServices
beforeAll(async () => {
  services = await createTestServices()
})
afterAll(() => services.database.close())

const write = (context: Context, after?: unknown) =>
  context.transaction((tx) =>
    writeAudit(tx, auditScope(context), { event: 'detection.triaged', target: { kind: 'detection', id: '1' }, after }),
  )
const verify = (context: Context) => verifyChain(context.transaction, context.organizationId)
/** As the tables' owner, whom no policy stops: the worst case that the chain is for. */
const asOwner = (sql: string) =>
  services.database.session((connection) => connection.execute(`set session_replication_role = replica; ${sql}`))
const through = new Date('2026-03-04T09:00:00.000Z')

async function threeEntries(): Promise<Context> {
  const context = await createTestMember(services)
  for (const number of [1, 2, 3]) await write(context, { number })
  return context
}

test('a chain of entries written at the same time is whole and numbered without gaps', async () => {
  const context = await createTestMember(services)
  await Promise.all(Array.from({ length: 12 }, (_, index) => write(context, { index })))
  expect(await verify(context)).toEqual({ entries: 12, through, whole: true })
})

test('whatever JSON an entry holds, its hash is the same when read back', async () => {
  const context = await createTestMember(services)
  const storable = fc.jsonValue().filter((value) => !JSON.stringify(value).includes('\\u0000'))
  await fc.assert(
    fc.asyncProperty(storable, async (after) => write(context, after)),
    { numRuns: 40 },
  )
  expect(await verify(context)).toEqual({ entries: 40, through, whole: true })
})

test.each(['\0', '\ud800', 'a\udc00\0b'])(
  'a text that no column can hold (%j) is recorded all the same, and the chain stays whole',
  async (text) => {
    const context = await createTestMember(services)
    const target = { kind: 'vendor-configuration', id: '1', name: text } as const
    const said = { reason: text, vendorAnswer: text, after: { displayName: text, all: [text] } }
    await context.transaction((tx) =>
      writeAudit(tx, { ...auditScope(context), actorName: text }, { event: 'vendor-configuration.created', target, ...said }),
    )
    expect(await verify(context)).toEqual({ entries: 1, through, whole: true })
  },
)

test('an altered, a removed and a cut-off entry are each found and named', async () => {
  const altered = await threeEntries()
  await asOwner(`update audit_entries set reason = 'other' where organization_id = '${altered.organizationId}' and sequence = 2`)
  expect(await verify(altered)).toEqual({ entries: 1, through, whole: false, sequence: 2, fault: 'altered' })

  const removed = await threeEntries()
  await asOwner(`delete from audit_entries where organization_id = '${removed.organizationId}' and sequence = 2`)
  expect(await verify(removed)).toEqual({ entries: 1, through, whole: false, sequence: 2, fault: 'missing' })

  const cut = await threeEntries()
  await asOwner(`delete from audit_entries where organization_id = '${cut.organizationId}' and sequence = 3`)
  expect(await verify(cut)).toEqual({ entries: 2, through, whole: false, sequence: 3, fault: 'end-altered' })

  const endless = await threeEntries()
  await asOwner(`delete from audit_heads where organization_id = '${endless.organizationId}'`)
  expect(await verify(endless)).toEqual({ entries: 3, through, whole: false, sequence: 4, fault: 'end-altered' })

  const emptied = await threeEntries()
  await asOwner(`delete from audit_entries where organization_id = '${emptied.organizationId}'`)
  expect(await verify(emptied)).toEqual({ entries: 0, through: null, whole: false, sequence: 1, fault: 'end-altered' })
})

test('every column of an entry is under its hash: whichever is altered, it is found', async () => {
  const alterations = {
    at: "'2026-03-04T08:59:59Z'",
    event: "'detection.triage-failed'",
    actor_user_id: 'gen_random_uuid()',
    actor_name: "'Somebody else'",
    device_id: 'gen_random_uuid()',
    device_name: "'Another iPhone'",
    target_kind: "'machine-action'",
    target_id: "'2'",
    target_name: "'Another'",
    before: `'{"status": "resolved"}'`,
    after: `'{"number": 7}'`,
    reason: "'Another'",
    vendor_reference: "'x'",
    vendor_answer: "'x'",
    previous_hash: "'\\x00'",
    hash: "'\\x00'",
  }
  const { rows } = await services.database.session((connection) =>
    connection.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'audit_entries'
        and column_name not in ('organization_id', 'sequence') order by 1`,
    ),
  )
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(alterations).sort())
  for (const [column, value] of Object.entries(alterations)) {
    const context = await threeEntries()
    await asOwner(
      `update audit_entries set ${column} = ${value} where organization_id = '${context.organizationId}' and sequence = 2`,
    )
    expect(await verify(context), column).toMatchObject({ whole: false, sequence: 2, fault: 'altered' })
  }
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
    await writeAudit(tx, auditScope(context), { event: 'detection.triaged', target: { kind: 'detection', id: '1' } })
    throw new Error('the work failed')
  })
  await expect(undone).rejects.toThrow('the work failed')
  expect(await verify(context)).toEqual({ entries: 0, through: null, whole: true })
})

test('a long chain is read in short transactions, and what is written meanwhile is proven too', async () => {
  const context = await createTestMember(services)
  await context.transaction(async (tx) => {
    const target = { kind: 'detection', id: '1' } as const
    for (let count = 0; count < 450; count += 1) await writeAudit(tx, auditScope(context), { event: 'detection.triaged', target })
  })
  let transactions = 0
  const counting: Context = {
    ...context,
    async transaction(work) {
      transactions += 1
      // Another member gets in between two batches.
      if (transactions === 2) await write(context)
      return context.transaction(work)
    },
  }
  const [first, second] = await Promise.all([verifyRecords(counting), verifyRecords(counting)])
  expect(first).toMatchObject({ verified: true, records: 451, firstBroken: null })
  expect(transactions, 'asked twice at once, it is worked out once').toBe(4)
  expect(second).toBe(first)
})
