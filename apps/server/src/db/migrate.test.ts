import { is, type SQL, sql } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../testing/test-database.ts'
import type { Database } from './database.ts'
import { migrate } from './migrate.ts'
import * as schema from './schema/index.ts'
import { asOrganization, asSystem } from './scoped.ts'

let database: Database
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const tables = Object.values(schema).filter((value) => is(value, PgTable))

async function query<Row>(text: string): Promise<Row[]> {
  return database.session(async (connection) => (await connection.query<Row>(text)).rows)
}

test('migrating a database that is up to date does nothing, also when several processes do it at once', async () => {
  expect(await Promise.all([migrate(database), migrate(database), migrate(database)])).toEqual([0, 0, 0])
})

test('the schema in code and the database agree on every table, column, type and nullability', async () => {
  const rows = await query<{ line: string }>(`
    select c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attnotnull then ' not null' else '' end as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
    where n.nspname = 'public' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and c.relname <> 'schema_migrations'`)
  const inCode = tables.flatMap((table) => {
    const { name, columns } = getTableConfig(table)
    return columns.map((column) => `${name}.${column.name} ${typeOf(column.getSQLType())}${column.notNull ? ' not null' : ''}`)
  })
  expect(inCode.length).toBeGreaterThan(80)
  expect(rows.map(({ line }) => line).sort()).toEqual(inCode.sort())
})

/** PostgreSQL writes `timestamp(3) with time zone` where Drizzle writes `timestamp (3) with time zone`. */
const typeOf = (type: string) => type.replace('timestamp (', 'timestamp(')

test('the schema in code and the database agree on every index', async () => {
  const rows = await query<{ line: string }>(`
    select c.relname || ': ' || i.relname || case when x.indisunique then ' unique' else '' end as line
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class c on c.oid = x.indrelid
      join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and not exists (select from pg_constraint k where k.conindid = i.oid)`)
  const inCode = tables.flatMap((table) => {
    const { name, indexes } = getTableConfig(table)
    return indexes.map(({ config }) => `${name}: ${config.name}${config.unique ? ' unique' : ''}`)
  })
  expect(rows.map(({ line }) => line).sort()).toEqual(inCode.sort())
})

test('a transaction that throws is undone whole, and its connection serves the next one', async () => {
  const id = crypto.randomUUID()
  const failing = asSystem(database, async (tx) => {
    await tx.sql.insert(schema.organizations).values({ id, name: 'Half', createdAt: new Date(0) })
    await tx.sql.execute(sql`select 1 / 0` satisfies SQL)
  })
  await expect(failing).rejects.toThrow()
  const rows = await asOrganization(database, id, (tx) => tx.sql.select().from(schema.organizations))
  expect(rows).toEqual([])
})

test('both databases answer an error of SQL with its code and constraint', async () => {
  const insert = () =>
    database.session((connection) =>
      connection.query("insert into users (name, email) values ('Dana', 'twice@fabrikam.example') returning id"),
    )
  await insert()
  await expect(insert()).rejects.toMatchObject({ code: '23505', constraint: 'users_email_unique' })
})

test('values come back as they went in, the same on both databases', async () => {
  const bytes = new Uint8Array([0, 1, 2, 253, 254, 255])
  const row = await database.session(async (connection) => {
    const { rows } = await connection.query(
      `select $1::bytea as bytes, $2::timestamptz(3) = '2026-03-04T09:00:00.123Z' as instant, $3::bigint as big, $4::jsonb as json,
        $5::text[] as list, $6::text as text, null::text as nothing`,
      [bytes, new Date('2026-03-04T09:00:00.123Z'), 2 ** 53 - 1, JSON.stringify({ a: [1, 'ü'] }), ['a', 'b,"c"'], '🔥'],
    )
    return rows[0] ?? {}
  })
  expect({ ...row, bytes: Array.from(row.bytes as Uint8Array) }).toEqual({
    bytes: [...bytes],
    instant: true,
    big: 2 ** 53 - 1,
    json: { a: [1, 'ü'] },
    list: ['a', 'b,"c"'],
    text: '🔥',
    nothing: null,
  })
})

test('a notification reaches a listener once its transaction commits, and none once it stopped listening', async () => {
  const heard: (string | null)[] = []
  const stop = await database.listen('test_channel', (payload) => heard.push(payload))
  const notify = (payload: string) =>
    database.session((connection) => connection.query("select pg_notify('test_channel', $1)", [payload]))
  await notify('first')
  await expect.poll(() => heard).toEqual(['first'])
  await stop()
  await notify('second')
  const last: (string | null)[] = []
  const stopLast = await database.listen('test_channel', (payload) => last.push(payload))
  await notify('third')
  await expect.poll(() => last).toEqual(['third'])
  expect(heard).toEqual(['first'])
  await stopLast()
})
