import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../testing/test-database.ts'
import type { Database } from './database.ts'
import { organizations } from './schema/index.ts'
import { asOrganization, asSystem } from './scoped.ts'

let database: Database
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

/** Tables with people or the vendor's own limits; everything else in the schema belongs to an organisation. */
const ownedByNobody = ['accounts', 'schema_migrations', 'sessions', 'users', 'vendor_call_budgets', 'verifications']

interface TableFacts {
  name: string
  has_organization: boolean
  protected: boolean
  forced: boolean
  policy: string | null
}

async function readTables(): Promise<TableFacts[]> {
  return database.session(async (connection) => {
    const { rows } = await connection.query<TableFacts>(`
      select c.relname as name, c.relrowsecurity as protected, c.relforcerowsecurity as forced,
        c.relname = 'organizations' or exists (
          select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id' and a.attnotnull
        ) as has_organization,
        (select pg_get_expr(p.polqual, c.oid) || ' / ' || pg_get_expr(p.polwithcheck, c.oid)
           from pg_policy p join pg_roles r on r.oid = any(p.polroles)
          where p.polrelid = c.oid and r.rolname = 'pocketsoc_app') as policy
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p')`)
    return rows
  })
}

test('every table either belongs to an organisation, with its policy enforced, or is listed here as owned by nobody', async () => {
  const tables = await readTables()
  expect(
    tables
      .filter((table) => !table.has_organization)
      .map((table) => table.name)
      .sort(),
  ).toEqual(ownedByNobody)
  const unprotected = tables
    .filter((table) => table.has_organization)
    .filter(({ protected: on, forced, policy }) => !on || !forced || policy?.split('app.organization_id').length !== 3)
  expect(unprotected).toEqual([])
})

test('the check above fails on a tenant table without a policy', async () => {
  await database.session((connection) => connection.execute('create table careless (organization_id uuid not null)'))
  const careless = (await readTables()).find((table) => table.name === 'careless')
  expect(careless).toMatchObject({ has_organization: true, protected: false, policy: null })
  await database.session((connection) => connection.execute('drop table careless'))
})

test("the application's role owns nothing and may neither bypass policies nor read identity", async () => {
  const { rows } = await database.session((connection) =>
    connection.query(`
      select r.rolname, r.rolsuper or r.rolbypassrls as bypasses,
        (select count(*) from pg_class c where c.relowner = r.oid) as owned,
        has_table_privilege(r.rolname, 'users', 'select') as reads_users,
        has_table_privilege(r.rolname, 'sessions', 'select') as reads_sessions
      from pg_roles r where r.rolname in ('pocketsoc_app', 'pocketsoc_system') order by 1`),
  )
  expect(rows).toEqual([
    { rolname: 'pocketsoc_app', bypasses: false, owned: 0, reads_users: false, reads_sessions: false },
    { rolname: 'pocketsoc_system', bypasses: false, owned: 0, reads_users: true, reads_sessions: false },
  ])
})

test('an organisation neither sees nor changes nor creates rows of another, and without one nothing is seen', async () => {
  const [mine, theirs] = [crypto.randomUUID(), crypto.randomUUID()]
  const createdAt = new Date(0)
  await asSystem(database, (tx) =>
    tx.sql.insert(organizations).values([
      { id: mine, name: 'Mine', createdAt },
      { id: theirs, name: 'Theirs', createdAt },
    ]),
  )
  const seen = await asOrganization(database, mine, (tx) => tx.sql.select().from(organizations))
  expect(seen.map((row) => row.name)).toEqual(['Mine'])
  const changed = await asOrganization(database, mine, (tx) => tx.sql.update(organizations).set({ name: 'Changed' }).returning())
  expect(changed.map((row) => row.id)).toEqual([mine])
  const intruding = asOrganization(database, mine, (tx) =>
    tx.sql.insert(organizations).values({ id: crypto.randomUUID(), name: 'New', createdAt }),
  )
  await expect(intruding).rejects.toThrow()
  const unscoped = await database.session(async (connection) => {
    await connection.execute('begin; set local role pocketsoc_app')
    const { rows } = await connection.query('select * from organizations')
    await connection.execute('commit')
    return rows
  })
  expect(unscoped).toEqual([])
})
