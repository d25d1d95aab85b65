-- The tables' owner is under the policies too, so that a forgotten "set role" finds nothing instead of everything.
do $$
declare
  tenant_table text;
begin
  for tenant_table in
    select tablename from pg_tables where schemaname = 'public' and rowsecurity
  loop
    execute format('alter table %I force row level security', tenant_table);
    execute format('grant select, insert, update, delete on %I to pocketsoc_app, pocketsoc_system', tenant_table);
  end loop;
end
$$;
--> statement-breakpoint
grant usage on schema public to pocketsoc_app, pocketsoc_system, pocketsoc_identity;
--> statement-breakpoint
grant select, insert, update, delete on users, sessions, accounts, verifications to pocketsoc_identity;
--> statement-breakpoint
grant select on users to pocketsoc_system;
--> statement-breakpoint
grant select, insert, update, delete on vendor_call_budgets to pocketsoc_system;
--> statement-breakpoint
-- Under row-level security PostgreSQL applies LIKE only after the policy, because LIKE is not leakproof, and so
-- never uses the trigram index. This function runs as pocketsoc_system, whose policy is "true", and holds the
-- organisation itself; it answers ids only. Every filter is here, so that pages are exact.
create function search_detections(
  words text[],
  severities text[],
  statuses text[],
  configurations uuid[],
  created_from timestamptz,
  created_to timestamptz,
  before_created timestamptz,
  before_id uuid,
  max_rows integer
) returns setof uuid
language plpgsql stable security definer
set search_path = public, pg_temp
as $$
declare
  query text := 'select id from detections where organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid';
  word text;
begin
  foreach word in array words loop
    query := query || format(' and search_text like %L', '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%');
  end loop;
  if severities is not null then query := query || ' and severity = any($1)'; end if;
  if statuses is not null then query := query || ' and status = any($2)'; end if;
  if configurations is not null then query := query || ' and configuration_id = any($3)'; end if;
  if created_from is not null then query := query || ' and created_at >= $4'; end if;
  if created_to is not null then query := query || ' and created_at < $5'; end if;
  if before_created is not null then query := query || ' and (created_at, id) < ($6, $7)'; end if;
  query := query || ' order by created_at desc, id desc limit $8';
  return query execute query
    using severities, statuses, configurations, created_from, created_to, before_created, before_id, max_rows;
end
$$;
--> statement-breakpoint
grant create on schema public to pocketsoc_system;
--> statement-breakpoint
alter function search_detections owner to pocketsoc_system;
--> statement-breakpoint
revoke create on schema public from pocketsoc_system;
--> statement-breakpoint
revoke execute on function search_detections from public;
--> statement-breakpoint
grant execute on function search_detections to pocketsoc_app;
--> statement-breakpoint
-- The one thing outside identity that may change a person: using up the organisation's name asked for at sign-up.
create function forget_sign_up_organization(person uuid) returns void
language sql security definer
set search_path = public, pg_temp
as $$ update users set sign_up_organization = null where id = person $$;
--> statement-breakpoint
grant create on schema public to pocketsoc_identity;
--> statement-breakpoint
alter function forget_sign_up_organization owner to pocketsoc_identity;
--> statement-breakpoint
revoke create on schema public from pocketsoc_identity;
--> statement-breakpoint
revoke execute on function forget_sign_up_organization from public;
--> statement-breakpoint
grant execute on function forget_sign_up_organization to pocketsoc_system;
