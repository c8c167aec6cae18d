import { expectPresent } from '../../../../shared/assert.ts';
import type { SendGroup, SendSection } from '../../../../shared/model/submission.ts';
import type { SendingReader } from '../../domain/ports/sending-reader.ts';
import type { Database } from './database.ts';
import { readSearch } from './search.ts';
import { findCandidates } from './search-candidates.ts';
import { DIFFERS, SECTION } from './submission-groups-sql.ts';
import { createRowReader } from './submission-list.ts';

type Place = { readonly id: string; readonly section: SendSection; readonly total: number };

type Statement = { readonly all: (...parameters: readonly (string | number)[]) => readonly Place[] };

/** Only what is sent has an id there: read account by account along the index of those. */
const BY_RECORD_ID = `SELECT x.rowid FROM account a CROSS JOIN submission x INDEXED BY submission_record ON x.account_id = a.id
  WHERE x.state = 'sent' AND x.remote_record_id IS NOT NULL AND instr(lower(x.remote_record_id), lower(?))`;

/** The same order as the Send list: by section; what goes on from the open request to the end of the line, what is over with what differs there first, the rest newest first. */
const ORDER = `CASE section WHEN 'needs-you' THEN 0 WHEN 'going-on' THEN 1 ELSE 2 END,
  CASE WHEN section = 'done' THEN 1 - differs WHEN section = 'needs-you' OR state = 'sending' THEN 0 WHEN state = 'unsure' THEN 1 ELSE 2 END,
  CASE WHEN state = 'queued' THEN seq ELSE -updated_at END, seq`;

/** Finds single rows of the Send list, and reads all of them in parts. */
export function createSubmissionFind(db: Database): Pick<SendingReader, 'find' | 'rowsAfter'> {
  const rowsOf = createRowReader(db);
  const placesOf = createPlaces(db);
  const after = db
    .prepare<[string, number], string>(
      `SELECT id FROM submission WHERE id > ? AND state <> 'superseded' ORDER BY id LIMIT ?`,
    )
    .pluck();
  const find: SendingReader['find'] = (search, limit) => {
    const places = placesOf(search, limit);
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

/** The rows that a product's words or the id there lead to, in order. `null` where nothing of a product is looked for. */
export function writeFind(products: string | null): string {
  const byProduct =
    products === null ? '' : `SELECT rowid FROM submission WHERE product_id IN (${products}) UNION`;
  return `WITH found(place) AS (${byProduct} ${BY_RECORD_ID}),
      placed AS (
        SELECT s.id, s.state, s.seq, s.updated_at, ${DIFFERS} AS differs,
          CASE WHEN s.state = 'queued' THEN 'going-on' ELSE ${SECTION} END AS section
        FROM found f CROSS JOIN submission s ON s.rowid = f.place JOIN lane l ON l.account_id = s.account_id
        WHERE s.state <> 'superseded')
      SELECT id, section, count(*) OVER () AS total FROM placed ORDER BY ${ORDER} LIMIT ?`;
}

/** So many shapes of a search, such as two words, stay prepared; what is typed is only their parameters. */
const MOST_PREPARED = 20;

/** Finds places; each shape of a search is prepared once, and the one that was not used for longest goes first. */
function createPlaces(db: Database): (search: string, limit: number) => readonly Place[] {
  const prepared = new Map<string, Statement>();
  const prepare = (sql: string): Statement => {
    const statement = prepared.get(sql) ?? db.prepare<(string | number)[], Place>(sql);
    prepared.delete(sql);
    prepared.set(sql, statement);
    const [oldest] = prepared.keys();
    if (prepared.size > MOST_PREPARED && oldest !== undefined) prepared.delete(oldest);
    return statement;
  };
  return (search, limit) => {
    const words = readSearch(search);
    const products = words.length === 0 ? null : findCandidates(words);
    return prepare(writeFind(products?.sql ?? null)).all(...(products?.parameters ?? []), search, limit);
  };
}
