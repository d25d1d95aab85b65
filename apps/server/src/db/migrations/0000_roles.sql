-- Roles belong to the whole server, so another database of this product may have made them, perhaps just now.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['pocketsoc_app', 'pocketsoc_system', 'pocketsoc_identity'] loop
    begin
      execute format('create role %I nologin', role_name);
    exception when duplicate_object or unique_violation then
      null;
    end;
    execute format('grant %I to %I', role_name, current_user);
  end loop;
end
$$;
--> statement-breakpoint
create extension if not exists pg_trgm;
