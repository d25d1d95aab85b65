-- What a search asks for, as conditions on detections: every value a literal, so that the plan is made for these values.
create function detection_conditions(
  words text[],
  severities text[],
  statuses text[],
  configurations uuid[],
  created_from timestamptz,
  created_to timestamptz
) returns text
language plpgsql stable
set search_path = public, pg_temp
as $$
declare
  conditions text := '';
  word text;
begin
  foreach word in array words loop
    conditions := conditions
      || format(' and search_text like %L', '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%');
  end loop;
  if severities is not null then conditions := conditions || format(' and severity = any(%L::text[])', severities); end if;
  if statuses is not null then conditions := conditions || format(' and status = any(%L::text[])', statuses); end if;
  if configurations is not null then conditions := conditions || format(' and configuration_id = any(%L::uuid[])', configurations); end if;
  if created_from is not null then conditions := conditions || format(' and created_at >= %L::timestamptz', created_from); end if;
  if created_to is not null then conditions := conditions || format(' and created_at < %L::timestamptz', created_to); end if;
  return conditions;
end
$$;
--> statement-breakpoint
-- Under row-level security PostgreSQL may not look into its statistics to judge how often a word occurs, and takes every
-- word for a rare one: it would fetch and sort all rows for a word that is in all of them. So the newest 2,000 rows are
-- looked through first; only words too rare to fill the page from these go to the trigram index.
create or replace function search_detections(
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
  place constant text := 'organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid'
    || case when before_created is null then '' else format(' and (created_at, id) < (%L, %L)', before_created, before_id) end;
  conditions constant text := detection_conditions(words, severities, statuses, configurations, created_from, created_to);
  found uuid[];
begin
  execute format(
    'select array(select id from (select * from detections where %s order by created_at desc, id desc limit 2000) newest where true %s limit %s)',
    place, conditions, max_rows) into found;
  if cardinality(found) = max_rows then
    return query select unnest(found);
  else
    return query execute format(
      'select id from detections where %s %s order by created_at desc, id desc limit %s', place, conditions, max_rows);
  end if;
end
$$;
--> statement-breakpoint
-- Counts what a search finds, by severity and status, up to a number of rows; a common word by reading on in the feed.
create function count_found_detections(
  words text[],
  configurations uuid[],
  created_from timestamptz,
  created_to timestamptz,
  max_rows integer
) returns table (severity text, status text, found bigint)
language plpgsql stable security definer
set search_path = public, pg_temp
-- Taking every word for a rare one, the planner would sort a hundred thousand rows on disk instead of hashing them.
set enable_sort = off
as $$
declare
  place constant text := 'organization_id = nullif(current_setting(''app.organization_id'', true), '''')::uuid';
  conditions constant text := detection_conditions(words, null, null, configurations, created_from, created_to);
  feed constant text := format('select * from detections where %s order by created_at desc, id desc', place);
  matches integer;
begin
  execute format('select count(*) from (%s limit 2000) newest where true %s', feed, conditions) into matches;
  return query execute format(
    'select severity, status, count(*) from (%s limit %s) found group by severity, status',
    case when matches > 400 then format('select severity, status from (%s offset 0) newest where true %s', feed, conditions)
      else format('select severity, status from detections where %s %s', place, conditions) end,
    max_rows);
end
$$;
--> statement-breakpoint
grant create on schema public to pocketsoc_system;
--> statement-breakpoint
alter function detection_conditions owner to pocketsoc_system;
--> statement-breakpoint
alter function count_found_detections owner to pocketsoc_system;
--> statement-breakpoint
revoke create on schema public from pocketsoc_system;
--> statement-breakpoint
revoke execute on function detection_conditions, count_found_detections from public;
--> statement-breakpoint
grant execute on function count_found_detections to pocketsoc_app;
