CREATE TABLE "machine_syncs" (
	"configuration_id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"machines_at" timestamp (3) with time zone,
	"actions_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "machine_syncs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "machine_syncs" ADD CONSTRAINT "machine_syncs_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "machine_syncs" ADD CONSTRAINT "machine_syncs_organization_id_configuration_id_vendor_configurations_organization_id_id_fk" FOREIGN KEY ("organization_id","configuration_id") REFERENCES "public"."vendor_configurations"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "of_this_organization" ON "machine_syncs" AS PERMISSIVE FOR ALL TO "pocketsoc_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_all_organizations" ON "machine_syncs" AS PERMISSIVE FOR ALL TO "pocketsoc_system" USING (true) WITH CHECK (true);--> statement-breakpoint
alter table machine_syncs force row level security;
--> statement-breakpoint
grant select, insert, update, delete on machine_syncs to pocketsoc_app, pocketsoc_system;
