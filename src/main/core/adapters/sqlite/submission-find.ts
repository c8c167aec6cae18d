import { expectPresent } from '../../../../shared/assert.ts';
import type { SendGroup, SendSection } from '../../../../shared/model/submission.ts';
import type { SendingReader } from '../../domain/ports/sending-reader.ts';
import type { Database } from './database.ts';
import { readSearch } from './search.ts';
import { findCandidates } from './search-candidates.ts';
import { DIFFERS, SECTION } from './submission-groups-sql.ts';
import { createRowReader } from './submission-list.ts';

type Place = { readonly id: string; readonly section: SendSection; readonly total: number };

const BY_RECORD_ID = 'SELECT id FROM submission WHERE instr(lower(remote_record_id), lower(?))';

/** The same order as the Send list: by section; what goes on from the open request to the end of the line, what is over with what differs there first, the rest newest first. */
const ORDER = `CASE section WHEN 'needs-you' THEN 0 WHEN 'going-on' THEN 1 ELSE 2 END,
  CASE WHEN section = 'done' THEN 1 - differs WHEN section = 'needs-you' OR state = 'sending' THEN 0 WHEN state = 'unsure' THEN 1 ELSE 2 END,
  CASE WHEN state = 'queued' THEN seq ELSE -updated_at END, seq`;

/** Finds single rows of the Send list, and reads all of them in parts. */
export function createSubmissionFind(db: Database): Pick<SendingReader, 'find' | 'rowsAfter'> {
  const rowsOf = createRowReader(db);
  const after = db
    .prepare<[string, number], string>(
      `SELECT id FROM submission WHERE id > ? AND state <> 'superseded' ORDER BY id LIMIT ?`,
    )
    .pluck();
  const find: SendingReader['find'] = (search, limit) => {
    const places = findPlaces(db, search, limit);
    const rows = new Map(rowsOf(places.map(({ id }) => id)).map((row) => [row.id, row]));
    const groups = places.map(({ id, section }): SendGroup => {
      const first = expectPresent(rows.get(id), 'a row of this moment');
      const { remoteId, state, reason, detail } = first;
      const differs = first.differences.length > 0;
      return { key: { section, remoteId, state, reason, detail, differs }, count: 1, first };
    });
    return { total: places[0]?.total ?? 0, groups };
  };
  return {
    // One moment for all that is read: the engine writes meanwhile.
    find: (search, limit) => db.transaction(() => find(search, limit))(),
    rowsAfter: (id, count) => db.transaction(() => rowsOf(after.all(id ?? '', count)))(),
  };
}

function findPlaces(db: Database, search: string, limit: number): readonly Place[] {
  const words = readSearch(search);
  const products = words.length === 0 ? null : findCandidates(words);
  const byProduct =
    products === null ? '' : `SELECT id FROM submission WHERE product_id IN (${products.sql}) UNION`;
  return db
    .prepare<(string | number)[], Place>(`
      WITH found AS (${byProduct} ${BY_RECORD_ID}),
      placed AS (
        SELECT s.id, s.state, s.seq, s.updated_at, ${DIFFERS} AS differs,
          CASE WHEN s.state = 'queued' THEN 'going-on' ELSE ${SECTION} END AS section
        FROM found f JOIN submission s ON s.id = f.id JOIN lane l ON l.account_id = s.account_id
        WHERE s.state <> 'superseded')
      SELECT id, section, count(*) OVER () AS total FROM placed ORDER BY ${ORDER} LIMIT ?`)
    .all(...(products?.parameters ?? []), search, limit);
}
