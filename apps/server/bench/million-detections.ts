import type { Database } from '../src/db/database.ts'
import { asSystem } from '../src/db/scoped.ts'
import { timed } from './measure.ts'

export interface Load {
  insertMilliseconds: number
  indexMilliseconds: number
}

/**
 * Fills the feed of an organisation with believable rows, one a half minute back in time, under row-level security as
 * the server's own role. Indexes are taken away and made anew afterwards, as a restore does: row by row takes far longer.
 */
export async function loadDetections(
  database: Database,
  owner: { organizationId: string; configurationIds: string[] },
  count: number,
): Promise<Load> {
  const { rows: indexes } = await run(database, secondaryIndexes)
  for (const { name } of indexes) await run(database, `drop index ${name}`)
  const { milliseconds: insertMilliseconds } = await timed(async () => {
    for (let from = 1; from <= count; from += 50_000) {
      const values = [owner.organizationId, owner.configurationIds, from, Math.min(count, from + 49_999)]
      await asSystem(database, (tx) => tx.connection.query(insert, values))
    }
  })
  const { milliseconds: indexMilliseconds } = await timed(async () => {
    for (const { definition } of indexes) await run(database, `set maintenance_work_mem = '512MB'; ${definition}`)
    await run(database, 'reset maintenance_work_mem')
    await run(database, 'vacuum analyze detections')
  })
  return { insertMilliseconds, indexMilliseconds }
}

const secondaryIndexes = `
  select i.relname as name, pg_get_indexdef(i.oid) as definition from pg_index x join pg_class i on i.oid = x.indexrelid
  where x.indrelid = 'detections'::regclass and not x.indisprimary`

const run = (database: Database, text: string) => database.session((connection) => connection.execute(text))

// Severities and states as an ordinary month has them; 5,000 machines, 3,000 people, one file hash an alert.
const insert = `
  insert into detections (id, organization_id, configuration_id, vendor_alert_id, revision, title, severity, status,
    machine_id, machine_name, user_name, category, incident_id, created_at, updated_at, search_text)
  select gen_random_uuid(), $1, ($2::uuid[])[1 + n % cardinality($2::uuid[])], 'da' || n || '_1', '1', title, severity,
    case when n % 50 = 0 then 'new' when n % 20 = 0 then 'in_progress' else 'resolved' end,
    md5(machine), machine, person, 'Execution', (n / 3)::text, now() - n * interval '30 seconds', now(),
    lower(concat_ws(' ', title, machine, md5(machine), person, 'da' || n || '_1', 't1059.001', sha1))
  from (
    select n,
      (array['Suspicious PowerShell command line', 'Malware was prevented', 'Possible credential theft', 'Unusual sign-in',
        'Unwanted software was detected', 'Suspicious scheduled task', 'Connection to a rare address'])[1 + n % 7] as title,
      case when n % 97 < 6 then 'high' when n % 97 < 32 then 'medium' when n % 97 < 68 then 'low' else 'informational' end as severity,
      'host-' || lpad((n * 7919 % 5000)::text, 4, '0') || '.corp.fabrikam.example' as machine,
      'user' || (n * 104729 % 3000) || '@fabrikam.example' as person,
      left(encode(sha256(n::text::bytea), 'hex'), 40) as sha1
    from generate_series($3::bigint, $4::bigint) n
  ) made`
