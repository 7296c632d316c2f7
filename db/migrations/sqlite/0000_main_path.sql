CREATE TABLE `answer_saves` (
	`attempt_id` text NOT NULL,
	`item` text NOT NULL,
	`rev` integer NOT NULL,
	`choice` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`attempt_id`, `item`, `rev`),
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `attempt_evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`attempt_id` text NOT NULL,
	`kind` text NOT NULL,
	`detail` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attempt_evidence_by_attempt` ON `attempt_evidence` (`attempt_id`,`at`);--> statement-breakpoint
CREATE TABLE `attempt_papers` (
	`attempt_id` text PRIMARY KEY NOT NULL,
	`candidate` text NOT NULL,
	`key` text NOT NULL,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`sitting_id` text NOT NULL,
	`registration_id` text NOT NULL,
	`enrolment_id` text NOT NULL,
	`person_id` text NOT NULL,
	`ordinal` integer NOT NULL,
	`status` text NOT NULL,
	`seed` text NOT NULL,
	`started_at` integer,
	`deadline` integer,
	`extension_seconds` integer NOT NULL,
	`submitted_at` integer,
	`last_saved_at` integer,
	`lease_client` text,
	`lease_rev` integer NOT NULL,
	`focus_losses` integer NOT NULL,
	`receipt` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`sitting_id`) REFERENCES `sittings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`registration_id`) REFERENCES `registrations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attempts_one_open` ON `attempts` (`person_id`) WHERE status in ('scheduled','in_progress');--> statement-breakpoint
CREATE UNIQUE INDEX `attempts_once` ON `attempts` (`registration_id`);--> statement-breakpoint
CREATE INDEX `attempts_by_sitting` ON `attempts` (`sitting_id`,`status`);--> statement-breakpoint
CREATE INDEX `attempts_by_person` ON `attempts` (`person_id`);--> statement-breakpoint
CREATE INDEX `attempts_due` ON `attempts` (`status`,`deadline`);--> statement-breakpoint
CREATE TABLE `audit_events` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`actor_name` text NOT NULL,
	`actor_role` text NOT NULL,
	`type` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` text NOT NULL,
	`data` text NOT NULL,
	`prev_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_by_entity` ON `audit_events` (`entity`,`entity_id`);--> statement-breakpoint
CREATE INDEX `audit_by_actor` ON `audit_events` (`actor_id`);--> statement-breakpoint
CREATE TABLE `audit_head` (
	`id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `certificate_serials` (
	`year` integer PRIMARY KEY NOT NULL,
	`last` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `certificates` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`code` text NOT NULL,
	`token` text NOT NULL,
	`attempt_id` text,
	`person_id` text NOT NULL,
	`filing_id` text NOT NULL,
	`enterprise_id` text NOT NULL,
	`certifying_body_id` text NOT NULL,
	`city_code` text NOT NULL,
	`year` integer NOT NULL,
	`serial` integer NOT NULL,
	`status` text NOT NULL,
	`public_reason` text,
	`status_at` integer,
	`issued_on` text NOT NULL,
	`expires_on` text,
	`facts` text NOT NULL,
	`file_id` text,
	`pdf_sha256` text,
	`supersedes_id` text,
	`superseded_by_id` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_number` ON `certificates` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_code` ON `certificates` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_serial` ON `certificates` (`year`,`serial`);--> statement-breakpoint
CREATE UNIQUE INDEX `certificates_attempt` ON `certificates` (`attempt_id`);--> statement-breakpoint
CREATE INDEX `certificates_by_person` ON `certificates` (`person_id`);--> statement-breakpoint
CREATE TABLE `cohorts` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`training_body_id` text NOT NULL,
	`name` text NOT NULL,
	`city_code` text,
	`capacity` integer NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`training_body_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cohorts_by_body` ON `cohorts` (`training_body_id`);--> statement-breakpoint
CREATE INDEX `cohorts_by_status` ON `cohorts` (`status`,`starts_on`);--> statement-breakpoint
CREATE TABLE `enrolments` (
	`id` text PRIMARY KEY NOT NULL,
	`cohort_id` text NOT NULL,
	`person_id` text NOT NULL,
	`filing_id` text NOT NULL,
	`status` text NOT NULL,
	`reason` text,
	`applied_at` integer NOT NULL,
	`admitted_at` integer,
	`study_started_at` integer,
	`study_completed_at` integer,
	`rules_version` text,
	`credited_seconds` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`filing_id`) REFERENCES `filings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `enrolments_one_open` ON `enrolments` (`person_id`) WHERE status in ('applied','admitted','studying','study_completed');--> statement-breakpoint
CREATE INDEX `enrolments_by_cohort` ON `enrolments` (`cohort_id`,`status`);--> statement-breakpoint
CREATE INDEX `enrolments_by_filing` ON `enrolments` (`filing_id`);--> statement-breakpoint
CREATE TABLE `ce_records` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`year` integer NOT NULL,
	`category` text NOT NULL,
	`title` text NOT NULL,
	`organizer` text NOT NULL,
	`happened_on` text NOT NULL,
	`tenths` integer NOT NULL,
	`status` text NOT NULL,
	`evidence_file_id` text,
	`source_key` text,
	`opinion` text,
	`reviewer_id` text,
	`reviewer_name` text,
	`reviewed_at` integer,
	`submitted_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ce_by_person` ON `ce_records` (`person_id`,`year`);--> statement-breakpoint
CREATE UNIQUE INDEX `ce_source` ON `ce_records` (`source_key`);--> statement-breakpoint
CREATE INDEX `ce_queue` ON `ce_records` (`status`,`submitted_at`);--> statement-breakpoint
CREATE TABLE `courses` (
	`id` text PRIMARY KEY NOT NULL,
	`title` text NOT NULL,
	`kind` text NOT NULL,
	`edition` text NOT NULL,
	`required_credits` integer NOT NULL,
	`modules` text NOT NULL,
	`content_hash` text NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `lesson_quizzes` (
	`lesson_version_id` text PRIMARY KEY NOT NULL,
	`items` text NOT NULL,
	FOREIGN KEY (`lesson_version_id`) REFERENCES `lesson_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `lesson_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`code` text NOT NULL,
	`module_code` text NOT NULL,
	`position` integer NOT NULL,
	`version` integer NOT NULL,
	`current` integer NOT NULL,
	`title` text NOT NULL,
	`seconds` integer NOT NULL,
	`edition` text NOT NULL,
	`objectives` text NOT NULL,
	`key_points` text NOT NULL,
	`sources` text NOT NULL,
	`html` text NOT NULL,
	`content_hash` text NOT NULL,
	`published_at` integer NOT NULL,
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lesson_versions_once` ON `lesson_versions` (`course_id`,`code`,`version`);--> statement-breakpoint
CREATE INDEX `lesson_versions_current` ON `lesson_versions` (`course_id`,`current`);--> statement-breakpoint
CREATE TABLE `blueprints` (
	`id` text PRIMARY KEY NOT NULL,
	`certifying_body_id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`cells` text NOT NULL,
	`pool_factor` integer NOT NULL,
	`pass_percent` integer NOT NULL,
	`minutes` integer NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`certifying_body_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `registrations` (
	`id` text PRIMARY KEY NOT NULL,
	`sitting_id` text NOT NULL,
	`enrolment_id` text NOT NULL,
	`person_id` text NOT NULL,
	`admission_no` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`sitting_id`) REFERENCES `sittings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `registrations_once` ON `registrations` (`sitting_id`,`person_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `registrations_no` ON `registrations` (`admission_no`);--> statement-breakpoint
CREATE INDEX `registrations_by_person` ON `registrations` (`person_id`);--> statement-breakpoint
CREATE TABLE `sittings` (
	`id` text PRIMARY KEY NOT NULL,
	`certifying_body_id` text NOT NULL,
	`blueprint_id` text NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`opens_at` integer NOT NULL,
	`entry_closes_at` integer NOT NULL,
	`minutes` integer NOT NULL,
	`capacity` integer NOT NULL,
	`registered` integer NOT NULL,
	`status` text NOT NULL,
	`released_at` integer,
	`released_by` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`certifying_body_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`blueprint_id`) REFERENCES `blueprints`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sittings_code` ON `sittings` (`code`);--> statement-breakpoint
CREATE INDEX `sittings_by_body` ON `sittings` (`certifying_body_id`,`opens_at`);--> statement-breakpoint
CREATE TABLE `files` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`name` text NOT NULL,
	`mime` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`stored_as` text NOT NULL,
	`owner_kind` text NOT NULL,
	`owner_id` text NOT NULL,
	`uploaded_by` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `files_by_owner` ON `files` (`owner_kind`,`owner_id`);--> statement-breakpoint
CREATE TABLE `filing_files` (
	`filing_id` text NOT NULL,
	`kind` text NOT NULL,
	`file_id` text NOT NULL,
	PRIMARY KEY(`filing_id`, `kind`),
	FOREIGN KEY (`filing_id`) REFERENCES `filings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `filing_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`filing_id` text NOT NULL,
	`stage` text NOT NULL,
	`decision` text NOT NULL,
	`reasons` text NOT NULL,
	`reviewer_id` text NOT NULL,
	`reviewer_name` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`filing_id`) REFERENCES `filings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `filing_reviews_by_filing` ON `filing_reviews` (`filing_id`,`at`);--> statement-breakpoint
CREATE TABLE `filing_serials` (
	`year` integer PRIMARY KEY NOT NULL,
	`last` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `filings` (
	`id` text PRIMARY KEY NOT NULL,
	`enterprise_id` text NOT NULL,
	`city_code` text NOT NULL,
	`status` text NOT NULL,
	`person_name` text NOT NULL,
	`person_id` text,
	`candidate` text NOT NULL,
	`id_number_index` text NOT NULL,
	`post` text NOT NULL,
	`frozen` text,
	`number` text,
	`year` integer,
	`serial` integer,
	`submitted_by` text,
	`submitted_at` integer,
	`claimed_by` text,
	`claimed_at` integer,
	`city_passed_at` integer,
	`city_due_on` text,
	`filed_at` integer,
	`ended_at` integer,
	`end_reason` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`enterprise_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `filings_number` ON `filings` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `filings_serial` ON `filings` (`year`,`serial`);--> statement-breakpoint
CREATE UNIQUE INDEX `filings_one_open` ON `filings` (`enterprise_id`) WHERE status in ('draft','submitted','city_reviewing','returned','city_passed','filed');--> statement-breakpoint
CREATE UNIQUE INDEX `filings_one_person` ON `filings` (`id_number_index`) WHERE status in ('submitted','city_reviewing','city_passed','filed');--> statement-breakpoint
CREATE INDEX `filings_queue` ON `filings` (`status`,`city_code`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `filings_by_person` ON `filings` (`person_id`);--> statement-breakpoint
CREATE TABLE `results` (
	`attempt_id` text PRIMARY KEY NOT NULL,
	`half_points` integer NOT NULL,
	`max_half_points` integer NOT NULL,
	`pass_half_points` integer NOT NULL,
	`passed` integer NOT NULL,
	`items` text NOT NULL,
	`rule` text NOT NULL,
	`rules_version` text NOT NULL,
	`marked_at` integer NOT NULL,
	`released_at` integer,
	FOREIGN KEY (`attempt_id`) REFERENCES `attempts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `activations` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`tries` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `activations_by_user` ON `activations` (`user_id`);--> statement-breakpoint
CREATE TABLE `consents` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`text_key` text NOT NULL,
	`text_version` integer NOT NULL,
	`text_hash` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `consents_once` ON `consents` (`person_id`,`text_key`,`text_version`);--> statement-breakpoint
CREATE TABLE `grants` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`organization_id` text,
	`city_code` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `grants_by_user` ON `grants` (`user_id`);--> statement-breakpoint
CREATE INDEX `grants_by_organization` ON `grants` (`organization_id`);--> statement-breakpoint
CREATE TABLE `persons` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_pinyin` text NOT NULL,
	`id_type` text NOT NULL,
	`id_number` text NOT NULL,
	`id_number_index` text NOT NULL,
	`id_tail` text NOT NULL,
	`gender` text NOT NULL,
	`mobile` text NOT NULL,
	`mobile_index` text NOT NULL,
	`mobile_tail` text NOT NULL,
	`email` text NOT NULL,
	`email_index` text NOT NULL,
	`education` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `persons_id_number` ON `persons` (`id_type`,`id_number_index`);--> statement-breakpoint
CREATE UNIQUE INDEX `persons_email` ON `persons` (`email_index`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`staff` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_by_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `sign_in_failures` (
	`id` text PRIMARY KEY NOT NULL,
	`account` text NOT NULL,
	`source` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `failures_by_account` ON `sign_in_failures` (`account`,`at`);--> statement-breakpoint
CREATE INDEX `failures_by_source` ON `sign_in_failures` (`source`,`at`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`username` text NOT NULL,
	`name` text NOT NULL,
	`person_id` text,
	`password_hash` text,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`activated_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_username` ON `users` (`username`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_person` ON `users` (`person_id`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`dedupe_key` text NOT NULL,
	`payload` text NOT NULL,
	`status` text NOT NULL,
	`run_at` integer NOT NULL,
	`tries` integer NOT NULL,
	`claimed_at` integer,
	`last_error` text,
	`created_by` text,
	`created_at` integer NOT NULL,
	`done_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_dedupe` ON `jobs` (`kind`,`dedupe_key`);--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`status`,`run_at`);--> statement-breakpoint
CREATE TABLE `lesson_progress` (
	`person_id` text NOT NULL,
	`course_id` text NOT NULL,
	`lesson_code` text NOT NULL,
	`lesson_version_id` text NOT NULL,
	`covered` text NOT NULL,
	`credited_seconds` integer NOT NULL,
	`last_position` integer NOT NULL,
	`quiz_passed_at` integer,
	`completed_at` integer,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `course_id`, `lesson_code`),
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`course_id`) REFERENCES `courses`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lesson_version_id`) REFERENCES `lesson_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `quiz_attempts` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`course_id` text NOT NULL,
	`lesson_code` text NOT NULL,
	`lesson_version_id` text NOT NULL,
	`answers` text NOT NULL,
	`right` integer NOT NULL,
	`total` integer NOT NULL,
	`passed` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `quiz_attempts_by_person` ON `quiz_attempts` (`person_id`,`course_id`,`lesson_code`);--> statement-breakpoint
CREATE UNIQUE INDEX `quiz_attempts_once` ON `quiz_attempts` (`person_id`,`course_id`,`lesson_code`,`at`);--> statement-breakpoint
CREATE TABLE `study_days` (
	`person_id` text NOT NULL,
	`day` text NOT NULL,
	`seconds` integer NOT NULL,
	PRIMARY KEY(`person_id`, `day`)
);
--> statement-breakpoint
CREATE TABLE `study_sessions` (
	`person_id` text PRIMARY KEY NOT NULL,
	`player_id` text NOT NULL,
	`course_id` text NOT NULL,
	`lesson_code` text NOT NULL,
	`last_beat_at` integer NOT NULL,
	`paid_until` integer NOT NULL,
	`presence_due_at` integer NOT NULL,
	`started_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`link` text,
	`created_at` integer NOT NULL,
	`read_at` integer
);
--> statement-breakpoint
CREATE INDEX `notices_by_user` ON `notices` (`user_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`channel` text NOT NULL,
	`recipient_name` text NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer
);
--> statement-breakpoint
CREATE INDEX `outbox_by_time` ON `outbox` (`created_at`);--> statement-breakpoint
CREATE TABLE `delegations` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`scope` text NOT NULL,
	`document` text NOT NULL,
	`valid_from` integer NOT NULL,
	`valid_to` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `delegations_by_organization` ON `delegations` (`organization_id`,`scope`);--> statement-breakpoint
CREATE TABLE `enterprises` (
	`organization_id` text PRIMARY KEY NOT NULL,
	`ownership_type` text NOT NULL,
	`sizing_row` text NOT NULL,
	`employees` integer,
	`revenue` integer,
	`assets` integer,
	`size_class` text NOT NULL,
	`size_year` integer NOT NULL,
	`main_products` text NOT NULL,
	`leader_name` text NOT NULL,
	`leader_title` text NOT NULL,
	`extra` text NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `organizations` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`name_pinyin` text NOT NULL,
	`uscc` text,
	`city_code` text,
	`district_code` text,
	`address` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organizations_uscc` ON `organizations` (`uscc`);--> statement-breakpoint
CREATE INDEX `organizations_by_kind` ON `organizations` (`kind`,`city_code`);--> statement-breakpoint
CREATE TABLE `question_keys` (
	`question_version_id` text PRIMARY KEY NOT NULL,
	`answer` text NOT NULL,
	`explanation` text NOT NULL,
	FOREIGN KEY (`question_version_id`) REFERENCES `question_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `question_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`question_id` text NOT NULL,
	`version` integer NOT NULL,
	`current` integer NOT NULL,
	`area` text NOT NULL,
	`lesson` text NOT NULL,
	`type` text NOT NULL,
	`difficulty` text NOT NULL,
	`status` text NOT NULL,
	`stem` text NOT NULL,
	`options` text NOT NULL,
	`source` text NOT NULL,
	`edition` text NOT NULL,
	`content_hash` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `question_versions_once` ON `question_versions` (`question_id`,`version`);--> statement-breakpoint
CREATE INDEX `question_versions_current` ON `question_versions` (`current`,`area`,`type`);--> statement-breakpoint
CREATE TABLE `settings` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`version` integer NOT NULL,
	`value` text,
	`effective_from` integer NOT NULL,
	`document_no` text NOT NULL,
	`note` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `settings_once` ON `settings` (`key`,`version`);--> statement-breakpoint
CREATE TABLE `talents` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`certificate_id` text NOT NULL,
	`filing_id` text NOT NULL,
	`enterprise_name` text NOT NULL,
	`person_name` text NOT NULL,
	`name_pinyin` text NOT NULL,
	`city_code` text NOT NULL,
	`appointed_on` text NOT NULL,
	`status` text NOT NULL,
	`published` integer NOT NULL,
	`entered_at` integer NOT NULL,
	`listed_at` integer,
	`published_at` integer,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`certificate_id`) REFERENCES `certificates`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `talents_person` ON `talents` (`person_id`);--> statement-breakpoint
CREATE INDEX `talents_public` ON `talents` (`published`,`name_pinyin`);--> statement-breakpoint
CREATE INDEX `talents_by_status` ON `talents` (`status`,`city_code`);--> statement-breakpoint
CREATE TABLE `cohort_teachers` (
	`cohort_id` text NOT NULL,
	`teacher_id` text NOT NULL,
	`topic` text NOT NULL,
	`assigned_at` integer NOT NULL,
	PRIMARY KEY(`cohort_id`, `teacher_id`),
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`teacher_id`) REFERENCES `teachers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `teacher_ratings` (
	`id` text PRIMARY KEY NOT NULL,
	`cohort_id` text NOT NULL,
	`teacher_id` text NOT NULL,
	`enrolment_id` text NOT NULL,
	`content` integer NOT NULL,
	`delivery` integer NOT NULL,
	`usefulness` integer NOT NULL,
	`interaction` integer NOT NULL,
	`overall` integer NOT NULL,
	`comment` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`teacher_id`) REFERENCES `teachers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `teacher_ratings_once` ON `teacher_ratings` (`teacher_id`,`enrolment_id`);--> statement-breakpoint
CREATE TABLE `teacher_reviews` (
	`id` text PRIMARY KEY NOT NULL,
	`teacher_id` text NOT NULL,
	`event` text NOT NULL,
	`scores` text,
	`opinion` text NOT NULL,
	`reviewer_id` text NOT NULL,
	`reviewer_name` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`teacher_id`) REFERENCES `teachers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `teacher_reviews_by_teacher` ON `teacher_reviews` (`teacher_id`,`at`);--> statement-breakpoint
CREATE TABLE `teachers` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`category` text NOT NULL,
	`employer` text NOT NULL,
	`position` text NOT NULL,
	`professional_title` text NOT NULL,
	`quality_years` integer NOT NULL,
	`teaching_hours` integer NOT NULL,
	`areas` text NOT NULL,
	`courses` text NOT NULL,
	`achievements` text NOT NULL,
	`city_code` text NOT NULL,
	`status` text NOT NULL,
	`evidence_file_id` text,
	`number` text,
	`appointed_on` text,
	`term_ends_on` text,
	`applied_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `teachers_number` ON `teachers` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `teachers_one_open` ON `teachers` (`user_id`) WHERE status not in ('refused','retired','removed','expired');--> statement-breakpoint
CREATE INDEX `teachers_by_status` ON `teachers` (`status`);--> statement-breakpoint
CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`certificate_id` text,
	`kind` text NOT NULL,
	`result` text NOT NULL,
	`source` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verifications_by_time` ON `verifications` (`at`);--> statement-breakpoint
CREATE INDEX `verifications_by_certificate` ON `verifications` (`certificate_id`);