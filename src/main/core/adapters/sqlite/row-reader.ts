import type { RowReader, Unread } from '../../domain/ports/row-reader.ts';
import type { Database } from './database.ts';
import { imageBeforeSql, WAITING_FOR_IMAGE } from './image-waiting-sql.ts';
import { createRowReader } from './submission-list.ts';

type Page = { readonly state: string | null; readonly after: number; readonly count: number };

const PAGE = 'SELECT id, seq FROM submission WHERE seq > @after';
const ORDER = 'ORDER BY seq LIMIT @count';

/** By the same facts as the reason of each row: an open request, a look-up, and what is ready in a line that may go on. */
const NEXT_MOVE = `
  WITH accounts AS MATERIALIZED (SELECT DISTINCT account_id FROM remote WHERE id IN (SELECT value FROM json_each(?)))
  SELECT min(at) FROM (
    SELECT 0 AS at WHERE EXISTS (
      SELECT 1 FROM accounts a JOIN submission s ON s.account_id = a.account_id WHERE s.state = 'sending')
    UNION ALL
    SELECT v.wake_at FROM accounts a JOIN submission s ON s.account_id = a.account_id
      JOIN submission_reason v ON v.submission_id = s.id WHERE s.look_at IS NOT NULL
    UNION ALL
    SELECT COALESCE(l.not_before, 0) FROM accounts a JOIN lane l ON l.account_id = a.account_id
      WHERE l.hold IS NULL AND l.paused = 0
        AND NOT EXISTS (SELECT 1 FROM meta WHERE key = 'sending_paused' AND value = '1')
        AND EXISTS (SELECT 1 FROM submission_ready n WHERE n.account_id = a.account_id)
        AND (l.testing = 0 OR NOT ${imageBeforeSql(
          'a.account_id',
          '(SELECT min(n.seq) FROM submission_ready n WHERE n.account_id = a.account_id)',
        )})
    UNION ALL
    SELECT max(COALESCE(i.not_before, 0), COALESCE(u.next_at, 0)) FROM accounts a
      JOIN submission s ON s.account_id = a.account_id ${WAITING_FOR_IMAGE}
        AND i.held IS NULL AND NOT EXISTS (SELECT 1 FROM meta WHERE key = 'sending_paused' AND value = '1'))`;

/**
 * Accounts with something that another copy may have sent, for which the list was not read since that was known, and when it may be:
 * such a reading goes before sending. By the same facts as the engine's, as far as they are stored.
 */
const UNREAD = `
  SELECT DISTINCT r.profile_id AS profileId, COALESCE(l.not_before, 0) AS at
  FROM remote r JOIN lane l ON l.account_id = r.account_id
  WHERE r.account_id IN (SELECT account_id FROM remote WHERE id IN (SELECT value FROM json_each(?)))
    AND r.removed_at IS NULL AND r.key_missing = 0 AND r.list_works IS NOT 0
    AND l.hold IS NULL AND l.paused = 0
    AND NOT EXISTS (SELECT 1 FROM meta WHERE key = 'sending_paused' AND value = '1')
    AND EXISTS (SELECT 1 FROM submission s WHERE s.account_id = r.account_id AND s.copied = 1 AND s.state = 'queued')
    AND NOT EXISTS (SELECT 1 FROM scan c WHERE c.account_id = r.account_id
      AND c.id > (SELECT COALESCE(max(o.list_forgotten), 0) FROM remote o WHERE o.account_id = r.account_id))`;

/** Rows one by one and page by page, on a connection that only reads. */
export function createScriptRows(db: Database): RowReader {
  const rowsOf = createRowReader(db);
  const all = db.prepare<[Page], { id: string; seq: number }>(`${PAGE} ${ORDER}`);
  const inState = db.prepare<[Page], { id: string; seq: number }>(`${PAGE} AND state = @state ${ORDER}`);
  const nextMove = db.prepare<[string], number | null>(NEXT_MOVE).pluck();
  const unread = db.prepare<[string], Unread>(UNREAD);
  const readPage = (page: Page) => {
    const found = (page.state === null ? all : inState).all(page);
    const rows = rowsOf(found.map(({ id }) => id));
    return { rows, next: found.length < page.count ? null : (found.at(-1)?.seq ?? null) };
  };
  return {
    row: (id) => rowsOf([id])[0],
    page: (state, after, count) => db.transaction(readPage)({ state, after, count }),
    nextMove: (remotes) => nextMove.get(JSON.stringify(remotes)) ?? null,
    unread: (remotes) => unread.all(JSON.stringify(remotes)),
  };
}
