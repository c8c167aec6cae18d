import type { Migration } from './migration.ts';

/** The person can settle, one by one, what waits because another copy of the catalog may have sent it. */
export const settleCopied0090: Migration = {
  version: 90,
  sql: `
-- Nothing of it left from here: it stands in line, the person found it there, and may take that back.
INSERT INTO legal_move VALUES ('queued', 'sent'), ('sent', 'queued');

CREATE TRIGGER submission_in_line_is_there_by_word BEFORE UPDATE OF state ON submission
WHEN OLD.state = 'queued' AND NEW.state = 'sent' AND (OLD.copied = 0 OR NOT COALESCE(
  (SELECT e.kind = 'sent-elsewhere' AND e.actor = 'person' FROM evidence e
    WHERE e.submission_id = OLD.id AND e.kind IN ('sent-elsewhere', 'taken-back') ORDER BY e.id DESC LIMIT 1), 0)) BEGIN
  SELECT RAISE(ABORT, 'illegal move: nobody said that another copy sent this');
END;
CREATE TRIGGER submission_taken_back_to_its_line BEFORE UPDATE OF state ON submission
WHEN OLD.state = 'sent' AND NEW.state <> 'sent' AND (NEW.state = 'queued') <> COALESCE(
  (SELECT e.kind = 'sent-elsewhere' FROM evidence e
    WHERE e.submission_id = OLD.id AND e.kind IN ('sent-elsewhere', 'taken-back') ORDER BY e.id DESC LIMIT 1), 0) BEGIN
  SELECT RAISE(ABORT, 'illegal move: this is not where it stood before');
END;
CREATE TRIGGER submission_taken_back_waits_on BEFORE UPDATE OF state ON submission
WHEN OLD.state = 'sent' AND NEW.state = 'queued' AND NEW.copied = 0 BEGIN
  SELECT RAISE(ABORT, 'illegal move: another copy may have sent this');
END;
`,
};
