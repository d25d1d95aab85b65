CREATE TABLE "audit_entries" (
	"organization_id" uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"event" text NOT NULL,
	"actor_user_id" uuid,
	"actor_name" text,
	"device_id" uuid,
	"device_name" text,
	"target_kind" text NOT NULL,
	"target_id" text NOT NULL,
	"target_name" text,
	"before" jsonb,
	"after" jsonb,
	"reason" text,
	"vendor_reference" text,
	"vendor_answer" text,
	"previous_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "audit_entries_organization_id_sequence_pk" PRIMARY KEY("organization_id","sequence")
);
--> statement-breakpoint
ALTER TABLE "audit_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"organization_id" uuid PRIMARY KEY NOT NULL,
	"sequence" bigint NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "audit_heads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "hunting_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"configuration_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"query" text NOT NULL,
	"days" integer NOT NULL,
	"state" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"row_count" integer,
	"result" jsonb,
	"problem" jsonb
);
--> statement-breakpoint
ALTER TABLE "hunting_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "saved_queries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"shared" boolean NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "saved_queries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "isolation_policies" (
	"organization_id" uuid PRIMARY KEY NOT NULL,
	"approval" text NOT NULL,
	"tags" jsonb NOT NULL,
	"expires_minutes" integer NOT NULL,
	"remind_after_hours" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "isolation_policies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "machine_actions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"configuration_id" uuid NOT NULL,
	"vendor_machine_id" text,
	"machine_name" text,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"isolation_type" text,
	"state" text NOT NULL,
	"waiting_for_machine" boolean DEFAULT false NOT NULL,
	"comment" text,
	"requested_here" boolean NOT NULL,
	"requested_by_user_id" uuid,
	"requested_by" text,
	"requested_from_device_id" uuid,
	"detection_id" uuid,
	"vendor_reference" text,
	"failure" jsonb,
	"cancellation" jsonb,
	"approval_state" text,
	"approval_why" text,
	"approval_expires_at" timestamp (3) with time zone,
	"approval_decided_by_user_id" uuid,
	"approval_decided_by" text,
	"approval_decided_at" timestamp (3) with time zone,
	"approval_reason" text,
	"sending_since" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_check_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "machine_actions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "machines" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"configuration_id" uuid NOT NULL,
	"vendor_machine_id" text NOT NULL,
	"name" text,
	"record" jsonb NOT NULL,
	"search_text" text NOT NULL,
	"refreshed_at" timestamp (3) with time zone NOT NULL,
	"isolation_state" text DEFAULT 'not_isolated' NOT NULL,
	"isolation_type" text,
	"isolation_since" timestamp (3) with time zone,
	"isolation_by" text,
	"isolation_reason" text,
	"isolation_action_id" uuid,
	"isolation_checked_at" timestamp (3) with time zone,
	"reminded_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "machines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "detections" ADD COLUMN "incident_id" text;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_heads" ADD CONSTRAINT "audit_heads_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hunting_runs" ADD CONSTRAINT "hunting_runs_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hunting_runs" ADD CONSTRAINT "hunting_runs_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hunting_runs" ADD CONSTRAINT "hunting_runs_organization_id_configuration_id_vendor_configurations_organization_id_id_fk" FOREIGN KEY ("organization_id","configuration_id") REFERENCES "public"."vendor_configurations"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_queries" ADD CONSTRAINT "saved_queries_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_queries" ADD CONSTRAINT "saved_queries_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "isolation_policies" ADD CONSTRAINT "isolation_policies_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "machine_actions" ADD CONSTRAINT "machine_actions_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "machine_actions" ADD CONSTRAINT "machine_actions_organization_id_configuration_id_vendor_configurations_organization_id_id_fk" FOREIGN KEY ("organization_id","configuration_id") REFERENCES "public"."vendor_configurations"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "machines" ADD CONSTRAINT "machines_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "machines" ADD CONSTRAINT "machines_organization_id_configuration_id_vendor_configurations_organization_id_id_fk" FOREIGN KEY ("organization_id","configuration_id") REFERENCES "public"."vendor_configurations"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hunting_runs_of_member" ON "hunting_runs" USING btree ("organization_id","user_id","started_at");--> statement-breakpoint
CREATE INDEX "saved_queries_of_organization" ON "saved_queries" USING btree ("organization_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "machine_actions_one_open" ON "machine_actions" USING btree ("configuration_id","vendor_machine_id") WHERE requested_here and state in ('awaiting_approval', 'requested', 'sending', 'sent');--> statement-breakpoint
CREATE UNIQUE INDEX "machine_actions_reference" ON "machine_actions" USING btree ("configuration_id","vendor_reference");--> statement-breakpoint
CREATE INDEX "machine_actions_list" ON "machine_actions" USING btree ("organization_id","created_at","id");--> statement-breakpoint
CREATE INDEX "machine_actions_of_machine" ON "machine_actions" USING btree ("configuration_id","vendor_machine_id","created_at");--> statement-breakpoint
CREATE INDEX "machine_actions_due" ON "machine_actions" USING btree ("next_check_at") WHERE next_check_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "machines_vendor_machine" ON "machines" USING btree ("configuration_id","vendor_machine_id");--> statement-breakpoint
CREATE INDEX "machines_by_name" ON "machines" USING btree ("organization_id",lower(coalesce("name", '')),"id");--> statement-breakpoint
CREATE INDEX "machines_isolated" ON "machines" USING btree ("organization_id","isolation_since") WHERE isolation_state <> 'not_isolated';--> statement-breakpoint
CREATE INDEX "detections_of_machine" ON "detections" USING btree ("organization_id","machine_id","created_at");--> statement-breakpoint
CREATE INDEX "detections_of_incident" ON "detections" USING btree ("organization_id","incident_id");--> statement-breakpoint
CREATE INDEX "detections_of_user" ON "detections" USING btree ("organization_id","user_name","created_at");--> statement-breakpoint
CREATE POLICY "of_this_organization" ON "audit_entries" AS PERMISSIVE FOR ALL TO "pocketsoc_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_all_organizations" ON "audit_entries" AS PERMISSIVE FOR ALL TO "pocketsoc_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "of_this_organization" ON "audit_heads" AS PERMISSIVE FOR ALL TO "pocketsoc_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_all_organizations" ON "audit_heads" AS PERMISSIVE FOR ALL TO "pocketsoc_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "of_this_organization" ON "hunting_runs" AS PERMISSIVE FOR ALL TO "pocketsoc_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_all_organizations" ON "hunting_runs" AS PERMISSIVE FOR ALL TO "pocketsoc_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "of_this_organization" ON "saved_queries" AS PERMISSIVE FOR ALL TO "pocketsoc_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_all_organizations" ON "saved_queries" AS PERMISSIVE FOR ALL TO "pocketsoc_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "of_this_organization" ON "isolation_policies" AS PERMISSIVE FOR ALL TO "pocketsoc_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_all_organizations" ON "isolation_policies" AS PERMISSIVE FOR ALL TO "pocketsoc_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "of_this_organization" ON "machine_actions" AS PERMISSIVE FOR ALL TO "pocketsoc_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_all_organizations" ON "machine_actions" AS PERMISSIVE FOR ALL TO "pocketsoc_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "of_this_organization" ON "machines" AS PERMISSIVE FOR ALL TO "pocketsoc_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_all_organizations" ON "machines" AS PERMISSIVE FOR ALL TO "pocketsoc_system" USING (true) WITH CHECK (true);