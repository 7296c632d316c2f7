CREATE TABLE `policy_texts` (
	`id` text PRIMARY KEY NOT NULL,
	`policy_code` text NOT NULL,
	`file_id` text NOT NULL,
	`name` text NOT NULL,
	`bytes` integer NOT NULL,
	`origin` text NOT NULL,
	`attached_by` text NOT NULL,
	`attached_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `policy_texts_by_code` ON `policy_texts` (`policy_code`,`attached_at`);--> statement-breakpoint
CREATE TABLE `practice_sets` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`area` text NOT NULL,
	`items` text NOT NULL,
	`results` text,
	`choices` text,
	`created_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `practice_sets_by_person` ON `practice_sets` (`person_id`,`area`,`created_at`);--> statement-breakpoint
ALTER TABLE `lesson_versions` ADD `templates` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `lesson_versions` ADD `body` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `lesson_versions` ADD `file_hash` text;--> statement-breakpoint
ALTER TABLE `lesson_versions` ADD `origin` text DEFAULT 'file' NOT NULL;--> statement-breakpoint
ALTER TABLE `lesson_versions` ADD `author_id` text;--> statement-breakpoint
ALTER TABLE `question_keys` ADD `entry` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `question_versions` ADD `pool` text DEFAULT 'exam' NOT NULL;--> statement-breakpoint
ALTER TABLE `question_versions` ADD `option_counts` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `question_versions` ADD `file_hash` text;--> statement-breakpoint
ALTER TABLE `question_versions` ADD `origin` text DEFAULT 'file' NOT NULL;--> statement-breakpoint
ALTER TABLE `question_versions` ADD `author_id` text;--> statement-breakpoint
ALTER TABLE `question_versions` ADD `reviewed_by` text;--> statement-breakpoint
ALTER TABLE `question_versions` ADD `reviewed_at` integer;--> statement-breakpoint
ALTER TABLE `question_versions` ADD `review_note` text;--> statement-breakpoint
CREATE UNIQUE INDEX `question_versions_one_current` ON `question_versions` (`question_id`) WHERE current;
