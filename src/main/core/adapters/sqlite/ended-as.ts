/** A request of submission `s` that may have arrived, for all that its answer and the looks say, as SQL. */
const MAY_HAVE_ARRIVED = `SELECT a.started_at FROM attempt a LEFT JOIN answer w ON w.attempt_id = a.id
  WHERE a.submission_id = s.id AND COALESCE(w.outcome, 'unsure') = 'unsure'`;

/** That is so of none that a look has not proven absent. */
const NOT_PROVEN = `${MAY_HAVE_ARRIVED} AND a.id > COALESCE(s.absent_through, 0)`;

/** The person said of all of them that they created nothing: with their own eyes, or by a list. */
const SAID_ABSENT = `EXISTS (SELECT 1 FROM evidence e WHERE e.submission_id = s.id AND e.actor = 'person' AND e.kind = 'send-again'
  AND e.at >= (SELECT max(m.started_at) FROM (${NOT_PROVEN}) m))`;

/** What had become of the requests of submission `s`, which has ended, as SQL. */
export const ENDED_AS = `CASE
  WHEN NOT EXISTS (SELECT 1 FROM attempt a WHERE a.submission_id = s.id) THEN 'never-left'
  WHEN EXISTS (${NOT_PROVEN}) THEN iif(${SAID_ABSENT}, 'said-absent', 'unknown')
  WHEN EXISTS (${MAY_HAVE_ARRIVED}) THEN 'proven-absent'
  WHEN EXISTS (SELECT 1 FROM answer w WHERE w.attempt_id = s.attempt_id AND w.outcome = 'rejected') THEN 'refused'
  ELSE 'not-created' END`;

/** States that have ended, as a list in SQL. */
export const ENDED = `('cancelled', 'discarded', 'superseded')`;
