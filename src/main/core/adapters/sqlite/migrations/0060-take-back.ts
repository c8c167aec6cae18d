import type { Migration } from './migration.ts';

/** What the person said is there, with an id of their own, can be taken back; what anybody else found out can't. */
export const takeBack0060: Migration = {
  version: 60,
  sql: `
-- Back to where it stood: refused where its last request was refused, unsure everywhere else.
INSERT INTO legal_move VALUES ('sent', 'unsure'), ('sent', 'rejected');

CREATE TRIGGER submission_taken_back_by_who_said_it BEFORE UPDATE OF state ON submission
WHEN OLD.state = 'sent' AND NEW.state <> 'sent' AND NOT COALESCE(
  (SELECT e.kind = 'found-there' AND e.actor = 'person' FROM evidence e
    WHERE e.submission_id = OLD.id AND e.kind IN ('found-there', 'taken-back') ORDER BY e.id DESC LIMIT 1), 0) BEGIN
  SELECT RAISE(ABORT, 'illegal move: it was not the person who said that this is there');
END;
CREATE TRIGGER submission_taken_back_to_where_it_stood BEFORE UPDATE OF state ON submission
WHEN OLD.state = 'sent' AND NEW.state <> 'sent' AND (NEW.state = 'rejected') <> EXISTS (
  SELECT 1 FROM answer w WHERE w.attempt_id = OLD.attempt_id AND w.outcome = 'rejected') BEGIN
  SELECT RAISE(ABORT, 'illegal move: this is not where it stood before');
END;
CREATE TRIGGER submission_taken_back_stays_created BEFORE UPDATE OF state ON submission
WHEN OLD.state = 'sent' AND NEW.unsure_kind = 'maybe' AND EXISTS (
  SELECT 1 FROM evidence e WHERE e.submission_id = OLD.id AND e.kind = 'answer-without-id') BEGIN
  SELECT RAISE(ABORT, 'illegal move: the remote said that it created this');
END;
`,
};
