import { AuditRecord, type AuditVerification, type AuditRecord as Entry, type Role } from '@pocketsoc/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditScope, type Context, createContext } from '../../context.ts'
import {
  listen,
  type SignedUp,
  setRole,
  signInPhone,
  signUp,
  startTestApplication,
  type TestApplication,
} from '../../testing/test-application.ts'
import { exportRecords } from './export-records.ts'
import { type AuditEntry, type AuditScope, writeAudit } from './write-audit.ts'

let app: TestApplication
beforeAll(async () => {
  app = await startTestApplication()
})
afterAll(() => app.close())

function contextOf({ me }: SignedUp): Context {
  const actor = { userId: me.user.id, name: me.user.name, role: 'owner', via: 'portal', deviceId: null } as const
  return createContext(app.services, me.organization.id, actor)
}

/** Writes an entry a minute after the one before. */
async function write(context: Context, entry: Partial<AuditEntry>, scope: AuditScope = auditScope(context)): Promise<void> {
  await app.services.clock.advance(60_000)
  const target = { kind: 'detection', id: crypto.randomUUID(), name: 'Suspicious logon' } as const
  await context.transaction((tx) =>
    writeAudit(tx, { ...scope, now: context.now() }, { event: 'detection.triaged', target, ...entry }),
  )
}

async function read(who: SignedUp, query = ''): Promise<{ items: Entry[]; nextCursor: string | null }> {
  const response = await app.request(`/api/v1/audit-records${query}`, { headers: who.portal })
  expect(response.status, query).toBe(200)
  return response.json() as Promise<{ items: Entry[]; nextCursor: string | null }>
}
const sequences = async (who: SignedUp, query: string) => (await read(who, query)).items.map(({ sequence }) => sequence)

const verification = async (who: SignedUp): Promise<AuditVerification> =>
  (await app.request('/api/v1/audit-records/verification', { headers: who.portal })).json() as Promise<AuditVerification>

describe('the audit log', () => {
  let dana: SignedUp
  let context: Context
  let deviceId: string
  let from: string

  beforeAll(async () => {
    dana = await signUp(app)
    context = contextOf(dana)
    deviceId = (await signInPhone(app, dana)).device.id
    await write(context, {
      reason: 'Known scanner',
      vendorReference: 'da637-1',
      vendorAnswer: 'accepted',
      before: { status: 'new' },
    })
    const onPhone = { ...auditScope(context), actor: { userId: dana.me.user.id, deviceId } }
    const isolation = { kind: 'machine-action', id: crypto.randomUUID(), name: 'FIN-LT-014' } as const
    await write(context, { event: 'machine-action.requested', target: isolation, after: { kind: 'isolate' } }, onPhone)
    from = context.now().toISOString()
    await write(
      context,
      { event: 'machine-action.done', target: isolation, after: { kind: 'isolate' } },
      { ...onPhone, actor: null, actorName: null },
    )
    await write(context, {
      event: 'hunting-run.started',
      target: { kind: 'hunting-run', id: 'r' },
      after: { query: 'where Path == "C:\\Temp"' },
    })
    await write(contextOf(await signUp(app, 'Northwind')), { reason: 'of another organisation' })
  })

  test('tells newest first who did what on which device, as the contract describes it', async () => {
    const { items, nextCursor } = await read(dana)
    expect(nextCursor).toBeNull()
    expect(items.map(({ sequence, action }) => [sequence, action])).toEqual([
      [5, 'hunting-run.started'],
      [4, 'machine-action.done'],
      [3, 'machine-action.requested'],
      [2, 'detection.triaged'],
      [1, 'device.signed-in'],
    ])
    for (const item of items) expect(AuditRecord.parse(item)).toEqual(item)
    expect(items[1]).toMatchObject({ actor: null, outcome: 'done' })
    expect(items[2]).toMatchObject({
      actor: { userId: dana.me.user.id, name: 'Dana' },
      device: { id: deviceId, name: 'Dana’s iPhone' },
      target: { kind: 'machine-action', name: 'FIN-LT-014' },
      outcome: 'requested',
    })
    expect(items[3]).toMatchObject({
      reason: 'Known scanner',
      vendorReference: 'da637-1',
      before: { status: 'new' },
      device: null,
    })
  })

  test.each([
    ['?action=detection.triaged', [2]],
    ['?action=detection.triaged&action=hunting-run.started', [5, 2]],
    ['?target=machine-action', [4, 3]],
    ['?target=machine-action&action=machine-action.done', [4]],
    ['?actor=pocketsoc', [4]],
    ['?actor=0198f0a2-5b7e-7c31-9a44-1d2e3f405162', []],
    ['?q=fin-lt%20isolate', [4, 3]],
    ['?q=KNOWN', [2]],
    ['?q=da637', [2]],
    ['?q=iphone', [3, 1]],
    // In the action's plain words, not in anything stored.
    ['?q=hunting%20ran', [5]],
    ['?q=c%3A%5Ctemp', [5]],
    ['?q=%25', []],
    ['?q=northwind', []],
  ])('%s lets through %j', async (query, expected) => {
    expect(await sequences(dana, query)).toEqual(expected)
  })

  test('is filtered by member and by time, the first instant included and the last not', async () => {
    expect(await sequences(dana, `?actor=${dana.me.user.id}`)).toEqual([5, 3, 2, 1])
    expect(await sequences(dana, `?actor=${dana.me.user.id}&actor=pocketsoc`)).toEqual([5, 4, 3, 2, 1])
    expect(await sequences(dana, `?from=${from}`)).toEqual([5, 4, 3])
    expect(await sequences(dana, `?to=${from}`)).toEqual([2, 1])
  })

  test('a filter or a place that does not exist is told as such', async () => {
    for (const query of ['?action=unheard-of', '?target=unheard-of', '?actor=dana', '?from=yesterday', '?cursor=x', '?limit=0']) {
      const response = await app.request(`/api/v1/audit-records${query}`, { headers: dana.portal })
      expect(await response.json(), query).toMatchObject({ code: 'invalid-input' })
    }
  })

  test('is proven whole, and through when', async () => {
    expect(await verification(dana)).toEqual({
      verified: true,
      records: 5,
      through: (await read(dana)).items[0]?.at,
      checkedAt: context.now().toISOString(),
      firstBroken: null,
    })
  })
})

test('pages never repeat or skip a record, also while others are written', async () => {
  const dana = await signUp(app)
  const context = contextOf(dana)
  for (let count = 0; count < 7; count += 1) await write(context, {})
  const seen: number[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof read>> = await read(dana, `?limit=3${cursor ? `&cursor=${cursor}` : ''}`)
    seen.push(...page.items.map(({ sequence }) => sequence))
    cursor = page.nextCursor
    await write(context, {})
  } while (cursor)
  expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1])
})

test('an altered record is named by the verification, of its own organisation alone', async () => {
  const [dana, stranger] = [await signUp(app), await signUp(app, 'Northwind')]
  for (const who of [dana, stranger]) for (let count = 0; count < 3; count += 1) await write(contextOf(who), {})
  const first = (await read(dana)).items.at(-1)?.at
  await app.services.database.session((connection) =>
    connection.execute(
      `begin; set local session_replication_role = replica; update audit_entries set actor_name = 'Eve'
        where organization_id = '${dana.me.organization.id}' and sequence = 2; commit`,
    ),
  )
  expect(await verification(dana)).toMatchObject({
    verified: false,
    records: 1,
    through: first,
    firstBroken: { sequence: 2, fault: 'altered' },
  })
  expect(await verification(stranger)).toMatchObject({ verified: true, records: 3, firstBroken: null })
})

test('only owners and admins read it, and who is refused leaves no record of an export', async () => {
  const dana = await signUp(app)
  const paths = ['', '/export', '/export?format=ndjson', '/verification'].map((path) => `/api/v1/audit-records${path}`)
  const asked = async (role: Role) => {
    await setRole(app, dana, role)
    return Promise.all(paths.map(async (path) => (await app.request(path, { headers: dana.portal })).status))
  }
  for (const role of ['viewer', 'analyst', 'responder'] as const) expect(await asked(role), role).toEqual([403, 403, 403, 403])
  await setRole(app, dana, 'admin')
  expect((await read(dana)).items).toEqual([])
  for (const role of ['admin', 'owner'] as const) expect(await asked(role), role).toEqual([200, 200, 200, 200])
})

describe('the export', () => {
  let dana: SignedUp
  const nasty = ['=cmd|"/c calc"!A1', '+1', '-1', '@x', '\t=1', 'a,"b"\r\nc', 'Ünïcode 🔥', "it's"]
  const take = (query: string) => app.request(`/api/v1/audit-records/export${query}`, { headers: dana.portal })

  beforeAll(async () => {
    dana = await signUp(app)
    for (const reason of nasty)
      await write(contextOf(dana), { reason, target: { kind: 'saved-query', id: reason, name: reason } })
  })

  test('as NDJSON holds each record as the list shows it, oldest first, and at last itself', async () => {
    const response = await take('?format=ndjson')
    expect(response.headers.get('content-type')).toBe('application/x-ndjson')
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="audit-log-2026-03-04.ndjson"')
    const lines = (await response.text()).split('\n')
    expect(lines.pop()).toBe('')
    const records = lines.map((line) => JSON.parse(line) as Entry)
    expect(records).toEqual((await read(dana)).items.reverse())
    expect(records.map(({ reason }) => reason)).toEqual([...nasty, null])
    expect(records.at(-1)).toMatchObject({
      action: 'audit-log.exported',
      after: { format: 'ndjson', filter: {} },
      actor: { name: 'Dana' },
    })
  })

  test('as CSV can be opened in a spreadsheet without anything in it being run', async () => {
    const response = await take('?target=saved-query')
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const bytes = new Uint8Array(await response.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = new TextDecoder().decode(bytes)
    expect(text).toMatch(
      /^sequence,at,who,who_id,device,device_id,what,action,outcome,target_kind,target,target_id,reason,.*,hash\r\n/,
    )
    expect(text.match(/\r\n(?=\d|$)/g)).toHaveLength(nasty.length + 1)
    expect(text).toContain(`,Changed a detection,detection.triaged,done,Saved query,"'=cmd|""/c calc""!A1",`)
    for (const value of ["'+1", "'-1", "'@x", "'\t=1", '"a,""b""\r\nc"', 'Ünïcode 🔥', "it's"])
      expect(text).toContain(`,${value},`)
    expect(text).not.toMatch(/(^|,|\n)"?[=+\-@\t]/)
  })

  test('lets the same records through as the list does, and tells later with which filter it was taken', async () => {
    const query = `?q=${encodeURIComponent('ünïcode')}&actor=${dana.me.user.id}`
    const exported = (await (await take(`${query}&format=ndjson`)).text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Entry)
    const { items } = await read(dana, query)
    expect(exported).toEqual(items.reverse())
    expect(exported.at(-1)?.after).toEqual({ format: 'ndjson', filter: { q: 'ünïcode', actor: [dana.me.user.id] } })
  })

  test('holds nothing of another organisation', async () => {
    const stranger = await signUp(app, 'Northwind')
    const response = await app.request('/api/v1/audit-records/export?format=ndjson', { headers: stranger.portal })
    const lines = (await response.text()).trim().split('\n')
    expect(lines).toHaveLength(1)
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ sequence: 1, action: 'audit-log.exported' })
  })
})

describe('an export of thousands of records', () => {
  let dana: SignedUp
  beforeAll(async () => {
    dana = await signUp(app)
    const context = contextOf(dana)
    await context.transaction(async (tx) => {
      const target = { kind: 'detection', id: 'x' } as const
      const reason = 'x'.repeat(2000)
      for (let count = 0; count < 1000; count += 1) {
        await writeAudit(tx, auditScope(context), { event: 'detection.triaged', target, reason })
      }
    })
  })

  /** The member's context, counting the batches that an export reads, of which one can fail. */
  function counting(failAt = Number.POSITIVE_INFINITY) {
    const state = { batches: 0 }
    const context = contextOf(dana)
    const counted: Context = {
      ...context,
      async transaction(work) {
        // The first transaction puts the export on the record.
        state.batches += 1
        if (state.batches > failAt) throw new Error('the disk is gone')
        return context.transaction(work)
      },
    }
    return { state, context: counted }
  }

  test('is whole over HTTP', async () => {
    const response = await app.request('/api/v1/audit-records/export?format=ndjson', { headers: dana.portal })
    const lines = (await response.text()).trim().split('\n')
    expect(lines).toHaveLength(1001)
    expect(lines.map((line) => (JSON.parse(line) as Entry).sequence)).toEqual(lines.map((_, index) => index + 1))
  })

  test('is read no faster than it is taken, and not to its end for a reader who leaves', async () => {
    const { state, context } = counting()
    const { content } = await exportRecords(context, { format: 'ndjson' })
    const reader = content.getReader()
    await reader.read()
    // Whatever would run ahead has had its turn once another request was answered.
    await read(dana, '?limit=1')
    expect(state.batches).toBeLessThanOrEqual(3)
    await reader.cancel()
    const { batches } = state
    await read(dana, '?limit=1')
    expect(state.batches).toBe(batches)
  })

  test('that fails on the way ends with an error instead of a file that looks whole', async () => {
    const { content } = await exportRecords(counting(2).context, { format: 'csv' })
    await expect(new Response(content).text()).rejects.toThrow('the export broke off')
  })

  test('breaks its connection off where it fails, so that a browser tells of it', async () => {
    const { headers } = await signInPhone(app, dana)
    const { database } = app.services
    let reads = 0
    const failing: typeof database = {
      ...database,
      session: (work) =>
        database.session((connection) =>
          work({
            ...connection,
            async queryArrays(text, values) {
              if (text.includes('from "audit_entries"')) reads += 1
              if (reads > 2) throw new Error('the disk is gone')
              return connection.queryArrays(text, values)
            },
          }),
        ),
    }
    const other = await listen({ ...app.services, database: failing })
    const response = await other.request('/api/v1/audit-records/export', { headers })
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow()
    await other.close()
  })
})
