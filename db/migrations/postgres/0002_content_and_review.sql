CREATE TABLE "policy_texts" (
	"id" text PRIMARY KEY NOT NULL,
	"policy_code" text NOT NULL,
	"file_id" text NOT NULL,
	"name" text NOT NULL,
	"bytes" integer NOT NULL,
	"origin" text NOT NULL,
	"attached_by" text NOT NULL,
	"attached_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "practice_sets" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"area" text NOT NULL,
	"items" jsonb NOT NULL,
	"results" jsonb,
	"choices" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "lesson_versions" ADD COLUMN "templates" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "lesson_versions" ADD COLUMN "body" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "lesson_versions" ADD COLUMN "file_hash" text;--> statement-breakpoint
ALTER TABLE "lesson_versions" ADD COLUMN "origin" text DEFAULT 'file' NOT NULL;--> statement-breakpoint
ALTER TABLE "lesson_versions" ADD COLUMN "author_id" text;--> statement-breakpoint
ALTER TABLE "question_keys" ADD COLUMN "entry" jsonb DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "question_versions" ADD COLUMN "pool" text DEFAULT 'exam' NOT NULL;--> statement-breakpoint
ALTER TABLE "question_versions" ADD COLUMN "option_counts" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "question_versions" ADD COLUMN "file_hash" text;--> statement-breakpoint
ALTER TABLE "question_versions" ADD COLUMN "origin" text DEFAULT 'file' NOT NULL;--> statement-breakpoint
ALTER TABLE "question_versions" ADD COLUMN "author_id" text;--> statement-breakpoint
ALTER TABLE "question_versions" ADD COLUMN "reviewed_by" text;--> statement-breakpoint
ALTER TABLE "question_versions" ADD COLUMN "reviewed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "question_versions" ADD COLUMN "review_note" text;--> statement-breakpoint
ALTER TABLE "policy_texts" ADD CONSTRAINT "policy_texts_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "policy_texts_by_code" ON "policy_texts" USING btree ("policy_code","attached_at");--> statement-breakpoint
CREATE INDEX "practice_sets_by_person" ON "practice_sets" USING btree ("person_id","area","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "question_versions_one_current" ON "question_versions" USING btree ("question_id") WHERE current;
