CREATE TABLE "detection_details" (
	"detection_id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"detail" jsonb NOT NULL,
	"raw_sealed" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "detection_details" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "detections" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"configuration_id" uuid NOT NULL,
	"vendor_alert_id" text NOT NULL,
	"revision" text NOT NULL,
	"title" text NOT NULL,
	"severity" text NOT NULL,
	"status" text NOT NULL,
	"machine_id" text,
	"machine_name" text,
	"user_name" text,
	"category" text,
	"assigned_to" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"search_text" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "detections" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "live_event_counters" (
	"organization_id" uuid PRIMARY KEY NOT NULL,
	"last_id" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "live_event_counters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "live_events" (
	"organization_id" uuid NOT NULL,
	"id" bigint NOT NULL,
	"event" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "live_events_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "live_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"sign_up_organization" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "data_keys" (
	"organization_id" uuid PRIMARY KEY NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"master_key_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"wrapped_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "data_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "devices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"platform" text NOT NULL,
	"system_version" text,
	"app_version" text,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "devices_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "devices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "members" (
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "members_organization_id_user_id_pk" PRIMARY KEY("organization_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "organizations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "phone_authorizations" (
	"code_hash" "bytea" PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"client_id" text NOT NULL,
	"redirect_uri" text NOT NULL,
	"code_challenge" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"redeemed_at" timestamp (3) with time zone,
	"device_id" uuid
);
--> statement-breakpoint
ALTER TABLE "phone_authorizations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vendor_call_budgets" (
	"key" text PRIMARY KEY NOT NULL,
	"seconds" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vendor_configurations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"vendor" text NOT NULL,
	"display_name" text NOT NULL,
	"auth_type" text NOT NULL,
	"settings" jsonb NOT NULL,
	"credential_revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "vendor_configurations_pair" UNIQUE("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "vendor_configurations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vendor_polls" (
	"configuration_id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"run" integer DEFAULT 0 NOT NULL,
	"cursor" text,
	"backfill" jsonb,
	"swept_at" timestamp (3) with time zone,
	"deep_swept_at" timestamp (3) with time zone,
	"last_polled_at" timestamp (3) with time zone,
	"last_succeeded_at" timestamp (3) with time zone,
	"next_poll_at" timestamp (3) with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"problem" jsonb,
	"warnings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"granted_permissions" jsonb,
	"last_detection_at" timestamp (3) with time zone,
	"detection_count" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "vendor_polls" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "vendor_secrets" (
	"configuration_id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"name" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "vendor_secrets_configuration_id_name_pk" PRIMARY KEY("configuration_id","name")
);
--> statement-breakpoint
ALTER TABLE "vendor_secrets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "detection_details" ADD CONSTRAINT "detection_details_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "detection_details" ADD CONSTRAINT "detection_details_detection_id_detections_id_fk" FOREIGN KEY ("detection_id") REFERENCES "public"."detections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "detections" ADD CONSTRAINT "detections_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "detections" ADD CONSTRAINT "detections_organization_id_configuration_id_vendor_configurations_organization_id_id_fk" FOREIGN KEY ("organization_id","configuration_id") REFERENCES "public"."vendor_configurations"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_event_counters" ADD CONSTRAINT "live_event_counters_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "live_events" ADD CONSTRAINT "live_events_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_keys" ADD CONSTRAINT "data_keys_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_authorizations" ADD CONSTRAINT "phone_authorizations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_authorizations" ADD CONSTRAINT "phone_authorizations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_configurations" ADD CONSTRAINT "vendor_configurations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_polls" ADD CONSTRAINT "vendor_polls_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_polls" ADD CONSTRAINT "vendor_polls_organization_id_configuration_id_vendor_configurations_organization_id_id_fk" FOREIGN KEY ("organization_id","configuration_id") REFERENCES "public"."vendor_configurations"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_secrets" ADD CONSTRAINT "vendor_secrets_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_secrets" ADD CONSTRAINT "vendor_secrets_organization_id_configuration_id_vendor_configurations_organization_id_id_fk" FOREIGN KEY ("organization_id","configuration_id") REFERENCES "public"."vendor_configurations"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "detections_vendor_alert" ON "detections" USING btree ("configuration_id","vendor_alert_id");--> statement-breakpoint
CREATE INDEX "detections_feed" ON "detections" USING btree ("organization_id","created_at","id");--> statement-breakpoint
CREATE INDEX "detections_counts" ON "detections" USING btree ("organization_id","severity","status");--> statement-breakpoint
CREATE INDEX "detections_search" ON "detections" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "accounts_user" ON "accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "devices_user" ON "devices" USING btree ("organization_id","user_id");--> statement-breakpoint
CREATE INDEX "members_user" ON "members" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "vendor_configurations_name" ON "vendor_configurations" USING btree ("organization_id",lower("display_name"));--> statement-breakpoint
CREATE INDEX "vendor_polls_due" ON "vendor_polls" USING btree ("next_poll_at");--> statement-breakpoint
CREATE POLICY "of_this_organization" ON "detection_details" AS PERMISSIVE FOR ALL TO "pocketsoc_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_all_organizations" ON "detection_details" AS PERMISSIVE FOR ALL TO "pocketsoc_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "of_this_organization" ON "detections" AS PERMISSIVE FOR ALL TO "pocketsoc_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_all_organizations" ON "detections" AS PERMISSIVE FOR ALL TO "pocketsoc_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "of_this_organization" ON "live_event_counters" AS PERMISSIVE FOR ALL TO "pocketsoc_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_all_organizations" ON "live_event_counters" AS PERMISSIVE FOR ALL TO "pocketsoc_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "of_this_organization" ON "live_events" AS PERMISSIVE FOR ALL TO "pocketsoc_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_all_organizations" ON "live_events" AS PERMISSIVE FOR ALL TO "pocketsoc_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "of_this_organization" ON "data_keys" AS PERMISSIVE FOR ALL TO "pocketsoc_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_all_organizations" ON "data_keys" AS PERMISSIVE FOR ALL TO "pocketsoc_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "of_this_organization" ON "devices" AS PERMISSIVE FOR ALL TO "pocketsoc_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_all_organizations" ON "devices" AS PERMISSIVE FOR ALL TO "pocketsoc_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "of_this_organization" ON "members" AS PERMISSIVE FOR ALL TO "pocketsoc_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_all_organizations" ON "members" AS PERMISSIVE FOR ALL TO "pocketsoc_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "of_this_organization" ON "organizations" AS PERMISSIVE FOR ALL TO "pocketsoc_app" USING (id = (select nullif(current_setting('app.organization_id', true), '')::uuid)) WITH CHECK (id = (select nullif(current_setting('app.organization_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_all_organizations" ON "organizations" AS PERMISSIVE FOR ALL TO "pocketsoc_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "of_this_organization" ON "phone_authorizations" AS PERMISSIVE FOR ALL TO "pocketsoc_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_all_organizations" ON "phone_authorizations" AS PERMISSIVE FOR ALL TO "pocketsoc_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "of_this_organization" ON "vendor_configurations" AS PERMISSIVE FOR ALL TO "pocketsoc_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_all_organizations" ON "vendor_configurations" AS PERMISSIVE FOR ALL TO "pocketsoc_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "of_this_organization" ON "vendor_polls" AS PERMISSIVE FOR ALL TO "pocketsoc_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_all_organizations" ON "vendor_polls" AS PERMISSIVE FOR ALL TO "pocketsoc_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "of_this_organization" ON "vendor_secrets" AS PERMISSIVE FOR ALL TO "pocketsoc_app" USING (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid)) WITH CHECK (organization_id = (select nullif(current_setting('app.organization_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "of_all_organizations" ON "vendor_secrets" AS PERMISSIVE FOR ALL TO "pocketsoc_system" USING (true) WITH CHECK (true);