CREATE TABLE "answer_saves" (
	"attempt_id" text NOT NULL,
	"item" text NOT NULL,
	"rev" integer NOT NULL,
	"choice" jsonb NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "answer_saves_attempt_id_item_rev_pk" PRIMARY KEY("attempt_id","item","rev")
);
--> statement-breakpoint
CREATE TABLE "attempt_evidence" (
	"id" text PRIMARY KEY NOT NULL,
	"attempt_id" text NOT NULL,
	"kind" text NOT NULL,
	"detail" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempt_papers" (
	"attempt_id" text PRIMARY KEY NOT NULL,
	"candidate" text NOT NULL,
	"key" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"id" text PRIMARY KEY NOT NULL,
	"sitting_id" text NOT NULL,
	"registration_id" text NOT NULL,
	"enrolment_id" text NOT NULL,
	"person_id" text NOT NULL,
	"ordinal" integer NOT NULL,
	"status" text NOT NULL,
	"seed" text NOT NULL,
	"started_at" timestamp (3) with time zone,
	"deadline" timestamp (3) with time zone,
	"extension_seconds" integer NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"last_saved_at" timestamp (3) with time zone,
	"lease_client" text,
	"lease_rev" integer NOT NULL,
	"focus_losses" integer NOT NULL,
	"receipt" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"seq" integer PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text,
	"actor_name" text NOT NULL,
	"actor_role" text NOT NULL,
	"type" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" text NOT NULL,
	"data" jsonb NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"id" text PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certificate_serials" (
	"year" integer PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"code" text NOT NULL,
	"token" text NOT NULL,
	"attempt_id" text,
	"person_id" text NOT NULL,
	"filing_id" text NOT NULL,
	"enterprise_id" text NOT NULL,
	"certifying_body_id" text NOT NULL,
	"city_code" text NOT NULL,
	"year" integer NOT NULL,
	"serial" integer NOT NULL,
	"status" text NOT NULL,
	"public_reason" text,
	"status_at" timestamp (3) with time zone,
	"issued_on" text NOT NULL,
	"expires_on" text,
	"facts" jsonb NOT NULL,
	"file_id" text,
	"pdf_sha256" text,
	"supersedes_id" text,
	"superseded_by_id" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cohorts" (
	"id" text PRIMARY KEY NOT NULL,
	"course_id" text NOT NULL,
	"training_body_id" text NOT NULL,
	"name" text NOT NULL,
	"city_code" text,
	"capacity" integer NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enrolments" (
	"id" text PRIMARY KEY NOT NULL,
	"cohort_id" text NOT NULL,
	"person_id" text NOT NULL,
	"filing_id" text NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"applied_at" timestamp (3) with time zone NOT NULL,
	"admitted_at" timestamp (3) with time zone,
	"study_started_at" timestamp (3) with time zone,
	"study_completed_at" timestamp (3) with time zone,
	"rules_version" text,
	"credited_seconds" integer NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ce_records" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"year" integer NOT NULL,
	"category" text NOT NULL,
	"title" text NOT NULL,
	"organizer" text NOT NULL,
	"happened_on" text NOT NULL,
	"tenths" integer NOT NULL,
	"status" text NOT NULL,
	"evidence_file_id" text,
	"source_key" text,
	"opinion" text,
	"reviewer_id" text,
	"reviewer_name" text,
	"reviewed_at" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "courses" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"edition" text NOT NULL,
	"required_credits" integer NOT NULL,
	"modules" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lesson_quizzes" (
	"lesson_version_id" text PRIMARY KEY NOT NULL,
	"items" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lesson_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"course_id" text NOT NULL,
	"code" text NOT NULL,
	"module_code" text NOT NULL,
	"position" integer NOT NULL,
	"version" integer NOT NULL,
	"current" boolean NOT NULL,
	"title" text NOT NULL,
	"seconds" integer NOT NULL,
	"edition" text NOT NULL,
	"objectives" jsonb NOT NULL,
	"key_points" jsonb NOT NULL,
	"sources" jsonb NOT NULL,
	"html" text NOT NULL,
	"content_hash" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blueprints" (
	"id" text PRIMARY KEY NOT NULL,
	"certifying_body_id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"cells" jsonb NOT NULL,
	"pool_factor" integer NOT NULL,
	"pass_percent" integer NOT NULL,
	"minutes" integer NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "registrations" (
	"id" text PRIMARY KEY NOT NULL,
	"sitting_id" text NOT NULL,
	"enrolment_id" text NOT NULL,
	"person_id" text NOT NULL,
	"admission_no" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sittings" (
	"id" text PRIMARY KEY NOT NULL,
	"certifying_body_id" text NOT NULL,
	"blueprint_id" text NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"opens_at" timestamp (3) with time zone NOT NULL,
	"entry_closes_at" timestamp (3) with time zone NOT NULL,
	"minutes" integer NOT NULL,
	"capacity" integer NOT NULL,
	"registered" integer NOT NULL,
	"status" text NOT NULL,
	"released_at" timestamp (3) with time zone,
	"released_by" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"name" text NOT NULL,
	"mime" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"stored_as" text NOT NULL,
	"owner_kind" text NOT NULL,
	"owner_id" text NOT NULL,
	"uploaded_by" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "filing_files" (
	"filing_id" text NOT NULL,
	"kind" text NOT NULL,
	"file_id" text NOT NULL,
	CONSTRAINT "filing_files_filing_id_kind_pk" PRIMARY KEY("filing_id","kind")
);
--> statement-breakpoint
CREATE TABLE "filing_reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"filing_id" text NOT NULL,
	"stage" text NOT NULL,
	"decision" text NOT NULL,
	"reasons" jsonb NOT NULL,
	"reviewer_id" text NOT NULL,
	"reviewer_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "filing_serials" (
	"year" integer PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "filings" (
	"id" text PRIMARY KEY NOT NULL,
	"enterprise_id" text NOT NULL,
	"city_code" text NOT NULL,
	"status" text NOT NULL,
	"person_name" text NOT NULL,
	"person_id" text,
	"candidate" text NOT NULL,
	"id_number_index" text NOT NULL,
	"post" jsonb NOT NULL,
	"frozen" jsonb,
	"number" text,
	"year" integer,
	"serial" integer,
	"submitted_by" text,
	"submitted_at" timestamp (3) with time zone,
	"claimed_by" text,
	"claimed_at" timestamp (3) with time zone,
	"city_passed_at" timestamp (3) with time zone,
	"city_due_on" text,
	"filed_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "results" (
	"attempt_id" text PRIMARY KEY NOT NULL,
	"half_points" integer NOT NULL,
	"max_half_points" integer NOT NULL,
	"pass_half_points" integer NOT NULL,
	"passed" boolean NOT NULL,
	"items" jsonb NOT NULL,
	"rule" text NOT NULL,
	"rules_version" text NOT NULL,
	"marked_at" timestamp (3) with time zone NOT NULL,
	"released_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "activations" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"code_hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"tries" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"text_key" text NOT NULL,
	"text_version" integer NOT NULL,
	"text_hash" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"organization_id" text,
	"city_code" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_pinyin" text NOT NULL,
	"id_type" text NOT NULL,
	"id_number" text NOT NULL,
	"id_number_index" text NOT NULL,
	"id_tail" text NOT NULL,
	"gender" text NOT NULL,
	"mobile" text NOT NULL,
	"mobile_index" text NOT NULL,
	"mobile_tail" text NOT NULL,
	"email" text NOT NULL,
	"email_index" text NOT NULL,
	"education" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"staff" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"id" text PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"source" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"name" text NOT NULL,
	"person_id" text,
	"password_hash" text,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"activated_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"payload" jsonb NOT NULL,
	"status" text NOT NULL,
	"run_at" timestamp (3) with time zone NOT NULL,
	"tries" integer NOT NULL,
	"claimed_at" timestamp (3) with time zone,
	"last_error" text,
	"created_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "lesson_progress" (
	"person_id" text NOT NULL,
	"course_id" text NOT NULL,
	"lesson_code" text NOT NULL,
	"lesson_version_id" text NOT NULL,
	"covered" jsonb NOT NULL,
	"credited_seconds" integer NOT NULL,
	"last_position" integer NOT NULL,
	"quiz_passed_at" timestamp (3) with time zone,
	"completed_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "lesson_progress_person_id_course_id_lesson_code_pk" PRIMARY KEY("person_id","course_id","lesson_code")
);
--> statement-breakpoint
CREATE TABLE "quiz_attempts" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"course_id" text NOT NULL,
	"lesson_code" text NOT NULL,
	"lesson_version_id" text NOT NULL,
	"answers" jsonb NOT NULL,
	"right" integer NOT NULL,
	"total" integer NOT NULL,
	"passed" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "study_days" (
	"person_id" text NOT NULL,
	"day" text NOT NULL,
	"seconds" integer NOT NULL,
	CONSTRAINT "study_days_person_id_day_pk" PRIMARY KEY("person_id","day")
);
--> statement-breakpoint
CREATE TABLE "study_sessions" (
	"person_id" text PRIMARY KEY NOT NULL,
	"player_id" text NOT NULL,
	"course_id" text NOT NULL,
	"lesson_code" text NOT NULL,
	"last_beat_at" timestamp (3) with time zone NOT NULL,
	"paid_until" timestamp (3) with time zone NOT NULL,
	"presence_due_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"link" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"recipient_name" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "delegations" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"scope" text NOT NULL,
	"document" text NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_to" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enterprises" (
	"organization_id" text PRIMARY KEY NOT NULL,
	"ownership_type" text NOT NULL,
	"sizing_row" text NOT NULL,
	"employees" integer,
	"revenue" integer,
	"assets" integer,
	"size_class" text NOT NULL,
	"size_year" integer NOT NULL,
	"main_products" text NOT NULL,
	"leader_name" text NOT NULL,
	"leader_title" text NOT NULL,
	"extra" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"name_pinyin" text NOT NULL,
	"uscc" text,
	"city_code" text,
	"district_code" text,
	"address" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_keys" (
	"question_version_id" text PRIMARY KEY NOT NULL,
	"answer" jsonb NOT NULL,
	"explanation" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "question_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"question_id" text NOT NULL,
	"version" integer NOT NULL,
	"current" boolean NOT NULL,
	"area" text NOT NULL,
	"lesson" text NOT NULL,
	"type" text NOT NULL,
	"difficulty" text NOT NULL,
	"status" text NOT NULL,
	"stem" text NOT NULL,
	"options" jsonb NOT NULL,
	"source" text NOT NULL,
	"edition" text NOT NULL,
	"content_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"value" jsonb,
	"effective_from" timestamp (3) with time zone NOT NULL,
	"document_no" text NOT NULL,
	"note" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text
);
--> statement-breakpoint
CREATE TABLE "talents" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"certificate_id" text NOT NULL,
	"filing_id" text NOT NULL,
	"enterprise_name" text NOT NULL,
	"person_name" text NOT NULL,
	"name_pinyin" text NOT NULL,
	"city_code" text NOT NULL,
	"appointed_on" text NOT NULL,
	"status" text NOT NULL,
	"published" boolean NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"listed_at" timestamp (3) with time zone,
	"published_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cohort_teachers" (
	"cohort_id" text NOT NULL,
	"teacher_id" text NOT NULL,
	"topic" text NOT NULL,
	"assigned_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "cohort_teachers_cohort_id_teacher_id_pk" PRIMARY KEY("cohort_id","teacher_id")
);
--> statement-breakpoint
CREATE TABLE "teacher_ratings" (
	"id" text PRIMARY KEY NOT NULL,
	"cohort_id" text NOT NULL,
	"teacher_id" text NOT NULL,
	"enrolment_id" text NOT NULL,
	"content" integer NOT NULL,
	"delivery" integer NOT NULL,
	"usefulness" integer NOT NULL,
	"interaction" integer NOT NULL,
	"overall" integer NOT NULL,
	"comment" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "teacher_reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"teacher_id" text NOT NULL,
	"event" text NOT NULL,
	"scores" jsonb,
	"opinion" text NOT NULL,
	"reviewer_id" text NOT NULL,
	"reviewer_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "teachers" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"category" text NOT NULL,
	"employer" text NOT NULL,
	"position" text NOT NULL,
	"professional_title" text NOT NULL,
	"quality_years" integer NOT NULL,
	"teaching_hours" integer NOT NULL,
	"areas" jsonb NOT NULL,
	"courses" jsonb NOT NULL,
	"achievements" text NOT NULL,
	"city_code" text NOT NULL,
	"status" text NOT NULL,
	"evidence_file_id" text,
	"number" text,
	"appointed_on" text,
	"term_ends_on" text,
	"applied_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"certificate_id" text,
	"kind" text NOT NULL,
	"result" text NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "answer_saves" ADD CONSTRAINT "answer_saves_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_evidence" ADD CONSTRAINT "attempt_evidence_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_papers" ADD CONSTRAINT "attempt_papers_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_sitting_id_sittings_id_fk" FOREIGN KEY ("sitting_id") REFERENCES "public"."sittings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_registration_id_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohorts" ADD CONSTRAINT "cohorts_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohorts" ADD CONSTRAINT "cohorts_training_body_id_organizations_id_fk" FOREIGN KEY ("training_body_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_filing_id_filings_id_fk" FOREIGN KEY ("filing_id") REFERENCES "public"."filings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ce_records" ADD CONSTRAINT "ce_records_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_quizzes" ADD CONSTRAINT "lesson_quizzes_lesson_version_id_lesson_versions_id_fk" FOREIGN KEY ("lesson_version_id") REFERENCES "public"."lesson_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_versions" ADD CONSTRAINT "lesson_versions_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blueprints" ADD CONSTRAINT "blueprints_certifying_body_id_organizations_id_fk" FOREIGN KEY ("certifying_body_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_sitting_id_sittings_id_fk" FOREIGN KEY ("sitting_id") REFERENCES "public"."sittings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_enrolment_id_enrolments_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registrations" ADD CONSTRAINT "registrations_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sittings" ADD CONSTRAINT "sittings_certifying_body_id_organizations_id_fk" FOREIGN KEY ("certifying_body_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sittings" ADD CONSTRAINT "sittings_blueprint_id_blueprints_id_fk" FOREIGN KEY ("blueprint_id") REFERENCES "public"."blueprints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filing_files" ADD CONSTRAINT "filing_files_filing_id_filings_id_fk" FOREIGN KEY ("filing_id") REFERENCES "public"."filings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filing_files" ADD CONSTRAINT "filing_files_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filing_reviews" ADD CONSTRAINT "filing_reviews_filing_id_filings_id_fk" FOREIGN KEY ("filing_id") REFERENCES "public"."filings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filings" ADD CONSTRAINT "filings_enterprise_id_organizations_id_fk" FOREIGN KEY ("enterprise_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filings" ADD CONSTRAINT "filings_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "results" ADD CONSTRAINT "results_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activations" ADD CONSTRAINT "activations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_progress" ADD CONSTRAINT "lesson_progress_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_progress" ADD CONSTRAINT "lesson_progress_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_progress" ADD CONSTRAINT "lesson_progress_lesson_version_id_lesson_versions_id_fk" FOREIGN KEY ("lesson_version_id") REFERENCES "public"."lesson_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegations" ADD CONSTRAINT "delegations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enterprises" ADD CONSTRAINT "enterprises_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_keys" ADD CONSTRAINT "question_keys_question_version_id_question_versions_id_fk" FOREIGN KEY ("question_version_id") REFERENCES "public"."question_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "talents" ADD CONSTRAINT "talents_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "talents" ADD CONSTRAINT "talents_certificate_id_certificates_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_teachers" ADD CONSTRAINT "cohort_teachers_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_teachers" ADD CONSTRAINT "cohort_teachers_teacher_id_teachers_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teachers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teacher_ratings" ADD CONSTRAINT "teacher_ratings_teacher_id_teachers_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teachers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teacher_ratings" ADD CONSTRAINT "teacher_ratings_enrolment_id_enrolments_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teacher_reviews" ADD CONSTRAINT "teacher_reviews_teacher_id_teachers_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teachers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attempt_evidence_by_attempt" ON "attempt_evidence" USING btree ("attempt_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "attempts_one_open" ON "attempts" USING btree ("person_id") WHERE status in ('scheduled','in_progress');--> statement-breakpoint
CREATE UNIQUE INDEX "attempts_once" ON "attempts" USING btree ("registration_id");--> statement-breakpoint
CREATE INDEX "attempts_by_sitting" ON "attempts" USING btree ("sitting_id","status");--> statement-breakpoint
CREATE INDEX "attempts_by_person" ON "attempts" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "attempts_due" ON "attempts" USING btree ("status","deadline");--> statement-breakpoint
CREATE INDEX "audit_by_entity" ON "audit_events" USING btree ("entity","entity_id");--> statement-breakpoint
CREATE INDEX "audit_by_actor" ON "audit_events" USING btree ("actor_id");--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_number" ON "certificates" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_code" ON "certificates" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_serial" ON "certificates" USING btree ("year","serial");--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_attempt" ON "certificates" USING btree ("attempt_id");--> statement-breakpoint
CREATE INDEX "certificates_by_person" ON "certificates" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "cohorts_by_body" ON "cohorts" USING btree ("training_body_id");--> statement-breakpoint
CREATE INDEX "cohorts_by_status" ON "cohorts" USING btree ("status","starts_on");--> statement-breakpoint
CREATE UNIQUE INDEX "enrolments_one_open" ON "enrolments" USING btree ("person_id") WHERE status in ('applied','admitted','studying','study_completed');--> statement-breakpoint
CREATE INDEX "enrolments_by_cohort" ON "enrolments" USING btree ("cohort_id","status");--> statement-breakpoint
CREATE INDEX "enrolments_by_filing" ON "enrolments" USING btree ("filing_id");--> statement-breakpoint
CREATE INDEX "ce_by_person" ON "ce_records" USING btree ("person_id","year");--> statement-breakpoint
CREATE UNIQUE INDEX "ce_source" ON "ce_records" USING btree ("source_key");--> statement-breakpoint
CREATE INDEX "ce_queue" ON "ce_records" USING btree ("status","submitted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "lesson_versions_once" ON "lesson_versions" USING btree ("course_id","code","version");--> statement-breakpoint
CREATE INDEX "lesson_versions_current" ON "lesson_versions" USING btree ("course_id","current");--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_once" ON "registrations" USING btree ("sitting_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "registrations_no" ON "registrations" USING btree ("admission_no");--> statement-breakpoint
CREATE INDEX "registrations_by_person" ON "registrations" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "sittings_code" ON "sittings" USING btree ("code");--> statement-breakpoint
CREATE INDEX "sittings_by_body" ON "sittings" USING btree ("certifying_body_id","opens_at");--> statement-breakpoint
CREATE INDEX "files_by_owner" ON "files" USING btree ("owner_kind","owner_id");--> statement-breakpoint
CREATE INDEX "filing_reviews_by_filing" ON "filing_reviews" USING btree ("filing_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "filings_number" ON "filings" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "filings_serial" ON "filings" USING btree ("year","serial");--> statement-breakpoint
CREATE UNIQUE INDEX "filings_one_open" ON "filings" USING btree ("enterprise_id") WHERE status in ('draft','submitted','city_reviewing','returned','city_passed','filed');--> statement-breakpoint
CREATE UNIQUE INDEX "filings_one_person" ON "filings" USING btree ("id_number_index") WHERE status in ('submitted','city_reviewing','city_passed','filed');--> statement-breakpoint
CREATE INDEX "filings_queue" ON "filings" USING btree ("status","city_code","submitted_at");--> statement-breakpoint
CREATE INDEX "filings_by_person" ON "filings" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "activations_by_user" ON "activations" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "consents_once" ON "consents" USING btree ("person_id","text_key","text_version");--> statement-breakpoint
CREATE INDEX "grants_by_user" ON "grants" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "grants_by_organization" ON "grants" USING btree ("organization_id");--> statement-breakpoint
CREATE UNIQUE INDEX "persons_id_number" ON "persons" USING btree ("id_type","id_number_index");--> statement-breakpoint
CREATE UNIQUE INDEX "persons_email" ON "persons" USING btree ("email_index");--> statement-breakpoint
CREATE INDEX "sessions_by_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "failures_by_account" ON "sign_in_failures" USING btree ("account","at");--> statement-breakpoint
CREATE INDEX "failures_by_source" ON "sign_in_failures" USING btree ("source","at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_username" ON "users" USING btree ("username");--> statement-breakpoint
CREATE UNIQUE INDEX "users_person" ON "users" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_dedupe" ON "jobs" USING btree ("kind","dedupe_key");--> statement-breakpoint
CREATE INDEX "jobs_due" ON "jobs" USING btree ("status","run_at");--> statement-breakpoint
CREATE INDEX "quiz_attempts_by_person" ON "quiz_attempts" USING btree ("person_id","course_id","lesson_code");--> statement-breakpoint
CREATE UNIQUE INDEX "quiz_attempts_once" ON "quiz_attempts" USING btree ("person_id","course_id","lesson_code","at");--> statement-breakpoint
CREATE INDEX "notices_by_user" ON "notices" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "outbox_by_time" ON "outbox" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "delegations_by_organization" ON "delegations" USING btree ("organization_id","scope");--> statement-breakpoint
CREATE UNIQUE INDEX "organizations_uscc" ON "organizations" USING btree ("uscc");--> statement-breakpoint
CREATE INDEX "organizations_by_kind" ON "organizations" USING btree ("kind","city_code");--> statement-breakpoint
CREATE UNIQUE INDEX "question_versions_once" ON "question_versions" USING btree ("question_id","version");--> statement-breakpoint
CREATE INDEX "question_versions_current" ON "question_versions" USING btree ("current","area","type");--> statement-breakpoint
CREATE UNIQUE INDEX "settings_once" ON "settings" USING btree ("key","version");--> statement-breakpoint
CREATE UNIQUE INDEX "talents_person" ON "talents" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "talents_public" ON "talents" USING btree ("published","name_pinyin");--> statement-breakpoint
CREATE INDEX "talents_by_status" ON "talents" USING btree ("status","city_code");--> statement-breakpoint
CREATE UNIQUE INDEX "teacher_ratings_once" ON "teacher_ratings" USING btree ("teacher_id","enrolment_id");--> statement-breakpoint
CREATE INDEX "teacher_reviews_by_teacher" ON "teacher_reviews" USING btree ("teacher_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "teachers_number" ON "teachers" USING btree ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "teachers_one_open" ON "teachers" USING btree ("user_id") WHERE status not in ('refused','retired','removed','expired');--> statement-breakpoint
CREATE INDEX "teachers_by_status" ON "teachers" USING btree ("status");--> statement-breakpoint
CREATE INDEX "verifications_by_time" ON "verifications" USING btree ("at");--> statement-breakpoint
CREATE INDEX "verifications_by_certificate" ON "verifications" USING btree ("certificate_id");