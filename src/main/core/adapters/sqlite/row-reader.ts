import type { RowReader } from '../../domain/ports/row-reader.ts';
import type { Database } from './database.ts';
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
        AND EXISTS (SELECT 1 FROM submission_ready n WHERE n.account_id = a.account_id))`;

/** Rows one by one and page by page, on a connection that only reads. */
export function createScriptRows(db: Database): RowReader {
  const rowsOf = createRowReader(db);
  const all = db.prepare<[Page], { id: string; seq: number }>(`${PAGE} ${ORDER}`);
  const inState = db.prepare<[Page], { id: string; seq: number }>(`${PAGE} AND state = @state ${ORDER}`);
  const nextMove = db.prepare<[string], number | null>(NEXT_MOVE).pluck();
  const readPage = (page: Page) => {
    const found = (page.state === null ? all : inState).all(page);
    const rows = rowsOf(found.map(({ id }) => id));
    return { rows, next: found.length < page.count ? null : (found.at(-1)?.seq ?? null) };
  };
  return {
    row: (id) => rowsOf([id])[0],
    page: (state, after, count) => db.transaction(readPage)({ state, after, count }),
    nextMove: (remotes) => nextMove.get(JSON.stringify(remotes)) ?? null,
  };
}
