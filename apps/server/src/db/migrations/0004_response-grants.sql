do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array[
    'machines', 'machine_actions', 'isolation_policies', 'audit_entries', 'audit_heads', 'hunting_runs', 'saved_queries'
  ] loop
    execute format('alter table %I force row level security', tenant_table);
    execute format('grant select, insert, update, delete on %I to pocketsoc_app, pocketsoc_system', tenant_table);
  end loop;
end
$$;
--> statement-breakpoint
-- Append-only: what was written stays. Deleting the organisation takes its entries along by the foreign key.
revoke update, delete on audit_entries from pocketsoc_app, pocketsoc_system;
--> statement-breakpoint
revoke delete on audit_heads from pocketsoc_app, pocketsoc_system;
