DROP TRIGGER question_keys_no_update;--> statement-breakpoint
UPDATE question_keys SET entry = (SELECT json_object('id', v.question_id, 'area', v.area, 'lesson', v.lesson, 'type', v.type, 'difficulty', v.difficulty, 'stem', v.stem, 'options', json(v.options), 'answer', json((SELECT json_group_array(char(65 + a.value)) FROM json_each(question_keys.answer) a)), 'explanation', question_keys.explanation, 'source', json_object('document', v.source, 'clause', '全文'), 'edition', v.edition) FROM question_versions v WHERE v.id = question_keys.question_version_id);--> statement-breakpoint
UPDATE question_versions SET option_counts = json_array(json_array_length(options)), status = CASE WHEN status = 'retired' THEN 'retired' ELSE 'expert_review' END;--> statement-breakpoint
ALTER TABLE `question_keys` DROP COLUMN `answer`;--> statement-breakpoint
ALTER TABLE `question_keys` DROP COLUMN `explanation`;--> statement-breakpoint
ALTER TABLE `question_versions` DROP COLUMN `options`;--> statement-breakpoint
ALTER TABLE `question_versions` DROP COLUMN `source`;--> statement-breakpoint
ALTER TABLE `question_versions` DROP COLUMN `edition`;--> statement-breakpoint
CREATE TRIGGER question_keys_no_update BEFORE UPDATE ON question_keys BEGIN SELECT RAISE(ABORT, 'question_keys is append-only'); END;
