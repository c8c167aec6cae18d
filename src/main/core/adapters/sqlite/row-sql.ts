import type { CellValue } from '../../../../shared/model/cell.ts';
import { TextField } from '../../../../shared/model/filter.ts';
import type { ProductField, ProductId } from '../../../../shared/model/product.ts';
import { ROW_TEXT } from '../../../../shared/model/query.ts';
import type { Standing, StoredRow, Values } from '../../domain/ports/product-queries.ts';
import type { Database } from './database.ts';
import { COLUMNS, FIELDS } from './product-record.ts';

export type RowRecord = Omit<StoredRow, 'hasDraft' | 'standings' | 'cut'> & {
  readonly hasDraft: number;
  readonly standings: string;
  readonly cut: string;
};

const TEXTS: ReadonlySet<string> = new Set(TextField.options);

const VALUES = FIELDS.map((field) => {
  const column = `p.${COLUMNS[field]}`;
  return TEXTS.has(field) ? `substr(${column}, 1, ${ROW_TEXT}) AS ${field}` : `${column} AS ${field}`;
}).join(', ');

/** The names of the fields that were cut. */
const CUT = TextField.options
  .map((field) => `iif(substr(p.${COLUMNS[field]}, 1, ${ROW_TEXT}) <> p.${COLUMNS[field]}, '${field}', NULL)`)
  .join(', ');

/** The rows of some ids in the order of the ids, in one statement; what was trashed since keeps its row. */
export const SELECT_ROWS = `
  SELECT p.id, p.version, ${VALUES}, concat_ws(' ', ${CUT}) AS cut,
    p.created_at AS createdAt, p.updated_at AS updatedAt, p.trashed_at AS trashedAt,
    EXISTS (SELECT 1 FROM form_draft d WHERE d.product_id = p.id) AS hasDraft,
    (SELECT json_group_array(json_object('remoteId', r.id, 'problems', COALESCE(c.problems, 0),
        'state', s.state, 'submissionId', s.id, 'sentVersion', s.product_version,
        'differs', json(iif(s.differences <> '[]', 'true', 'false'))) ORDER BY r.id)
      FROM remote r
      LEFT JOIN product_check c ON c.product_id = p.id AND c.remote_id = r.id
      LEFT JOIN submission s ON s.product_id = p.id AND s.account_id = r.account_id
        AND s.state NOT IN ('cancelled', 'discarded', 'superseded')
      WHERE r.removed_at IS NULL) AS standings
  FROM json_each(?) ids CROSS JOIN product p ON p.id = ids.value ORDER BY ids.key`;

export function toRow({ hasDraft, standings, cut, ...row }: RowRecord): StoredRow {
  return {
    ...row,
    cut: cut === '' ? [] : (cut.split(' ') as ProductField[]), // written by CUT
    hasDraft: hasDraft === 1,
    standings: JSON.parse(standings) as Standing[],
  };
}

/** An answer is ended after so many UTF-16 units. */
const LARGEST_ANSWER = 2_000_000;

/** Values in full, until they are enough for one answer; at least one row. */
export function readValues(db: Database, ids: readonly ProductId[], fields: readonly ProductField[]): Values {
  const columns = fields.map((field) => `p.${COLUMNS[field]}`).join(', ');
  const read = db
    .prepare<[string], [number, number, number, number, ...CellValue[]]>(
      `SELECT ids.key, p.id, p.created_at, p.updated_at, ${columns} FROM json_each(?) ids CROSS JOIN product p ON p.id = ids.value ORDER BY ids.key`,
    )
    .raw();
  const found: Omit<Values, 'read'> = { ids: [], values: [], times: [] };
  let size = 0;
  for (const [at, id, createdAt, updatedAt, ...values] of read.iterate(JSON.stringify(ids))) {
    const units = values.reduce((sum, value) => sum + (value?.length ?? 0), 0);
    if (size > 0 && size + units > LARGEST_ANSWER) return { ...found, read: at };
    size += units + 1;
    found.ids.push(id);
    found.values.push(values);
    found.times.push({ createdAt, updatedAt });
  }
  return { ...found, read: ids.length };
}
