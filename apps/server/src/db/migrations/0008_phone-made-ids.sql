-- Phones make these ids. Unique among all organisations, a refusal told one that another has the id.
ALTER TABLE "hunting_runs" DROP CONSTRAINT "hunting_runs_pkey";--> statement-breakpoint
ALTER TABLE "saved_queries" DROP CONSTRAINT "saved_queries_pkey";--> statement-breakpoint
ALTER TABLE "machine_actions" DROP CONSTRAINT "machine_actions_pkey";--> statement-breakpoint
ALTER TABLE "hunting_runs" ADD CONSTRAINT "hunting_runs_organization_id_id_pk" PRIMARY KEY("organization_id","id");--> statement-breakpoint
ALTER TABLE "saved_queries" ADD CONSTRAINT "saved_queries_organization_id_id_pk" PRIMARY KEY("organization_id","id");--> statement-breakpoint
ALTER TABLE "machine_actions" ADD CONSTRAINT "machine_actions_organization_id_id_pk" PRIMARY KEY("organization_id","id");
