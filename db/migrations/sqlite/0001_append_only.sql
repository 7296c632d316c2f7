CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events BEGIN SELECT RAISE(ABORT, 'audit_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_events_no_delete BEFORE DELETE ON audit_events BEGIN SELECT RAISE(ABORT, 'audit_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_events_no_replace BEFORE INSERT ON audit_events WHEN EXISTS (SELECT 1 FROM audit_events WHERE seq = NEW.seq) BEGIN SELECT RAISE(ABORT, 'audit_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER answer_saves_no_update BEFORE UPDATE ON answer_saves BEGIN SELECT RAISE(ABORT, 'answer_saves is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER answer_saves_no_delete BEFORE DELETE ON answer_saves BEGIN SELECT RAISE(ABORT, 'answer_saves is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER settings_no_update BEFORE UPDATE ON settings BEGIN SELECT RAISE(ABORT, 'settings is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER settings_no_delete BEFORE DELETE ON settings BEGIN SELECT RAISE(ABORT, 'settings is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER attempt_papers_no_update BEFORE UPDATE ON attempt_papers BEGIN SELECT RAISE(ABORT, 'attempt_papers is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER attempt_papers_no_delete BEFORE DELETE ON attempt_papers BEGIN SELECT RAISE(ABORT, 'attempt_papers is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER question_keys_no_update BEFORE UPDATE ON question_keys BEGIN SELECT RAISE(ABORT, 'question_keys is append-only'); END;
--> statement-breakpoint
INSERT INTO audit_head (id, seq, hash) VALUES ('head', 0, '');
