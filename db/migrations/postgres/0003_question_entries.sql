DROP TRIGGER question_keys_append_only ON question_keys;--> statement-breakpoint
UPDATE question_keys k SET entry = jsonb_build_object('id', v.question_id, 'area', v.area, 'lesson', v.lesson, 'type', v.type, 'difficulty', v.difficulty, 'stem', v.stem, 'options', v.options, 'answer', (SELECT jsonb_agg(chr(65 + a::int)) FROM jsonb_array_elements_text(k.answer) a), 'explanation', k.explanation, 'source', jsonb_build_object('document', v.source, 'clause', '全文'), 'edition', v.edition) FROM question_versions v WHERE v.id = k.question_version_id;--> statement-breakpoint
UPDATE question_versions SET option_counts = jsonb_build_array(jsonb_array_length(options)), status = CASE WHEN status = 'retired' THEN 'retired' ELSE 'expert_review' END;--> statement-breakpoint
ALTER TABLE "question_keys" DROP COLUMN "answer";--> statement-breakpoint
ALTER TABLE "question_keys" DROP COLUMN "explanation";--> statement-breakpoint
ALTER TABLE "question_versions" DROP COLUMN "options";--> statement-breakpoint
ALTER TABLE "question_versions" DROP COLUMN "source";--> statement-breakpoint
ALTER TABLE "question_versions" DROP COLUMN "edition";--> statement-breakpoint
CREATE TRIGGER question_keys_append_only BEFORE UPDATE ON question_keys FOR EACH ROW EXECUTE FUNCTION refuse_change();
