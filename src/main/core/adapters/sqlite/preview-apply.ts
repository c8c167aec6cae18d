import type { Change } from '../../../../shared/model/change.ts';
import type { Job } from '../../domain/ports/jobs.ts';
import type { PreviewStore } from '../../domain/ports/preview-store.ts';
import {
  cellKeySql,
  changeKeySql,
  columnOfNumber,
  fieldNumber,
  fieldsOfNumbers,
  LAST_PRODUCT,
  numberInKeySql,
} from './cell-key.ts';
import type { Database } from './database.ts';
import { TABS } from './preview-tabs.ts';
import { COLUMNS } from './product-record.ts';
import { currentValueSql, prepareWritingFields, sizeAfter, VALUES_AT_ONCE } from './write-fields.ts';

/** Values that will be written. */
const WILL_CHANGE = TABS['will-change'];
const CHOSEN = `r.preview = @preview AND r.tab = ${WILL_CHANGE}`;
/** Those of some products, which stand together in an index. */
const PART = `${CHOSEN} AND r.product_id BETWEEN @first AND @last`;
const ROWS = 'FROM staging.preview_row r';

/** Of a value, the number of its field. */
const FIELD = numberInKeySql('r.n');
const CURRENT = currentValueSql(Object.values(COLUMNS), 'r.field');

type Which = { readonly preview: number };
type Part = Which & { readonly first: number; readonly last: number };
/** Some products, with the numbers of their fields, how many values there are, and of how many bytes. */
type SummedPart = Part & {
  readonly fields: readonly number[];
  readonly count: number;
  readonly bytes: number;
};
type Sums = { readonly count: number; readonly bytes: number; readonly least: number; readonly most: number };

/** Writes a prepared bulk action: a few statements for each part of it, however many products. */
export function createPreviewApplying(db: Database): Pick<PreviewStore, 'countStale' | 'apply'> {
  const key = db.prepare<[string], number>('SELECT key FROM staging.preview WHERE id = ?').pluck();
  const keyOf = (id: string) => ({ preview: key.get(id) ?? 0 });
  const applied = db
    .prepare<[Which], number>(`SELECT DISTINCT r.product_id ${ROWS} WHERE ${CHOSEN} ORDER BY r.product_id`)
    .pluck();
  const measure = db.prepare<[number, number]>('UPDATE change SET size = ? WHERE id = ?');
  // A product that nobody saved since is what it was: its values need no look.
  const countStale = db
    .prepare<[Which], number>(
      `SELECT count(DISTINCT r.product_id) ${ROWS} CROSS JOIN product p ON p.id = r.product_id
       WHERE ${CHOSEN} AND (p.trashed_at IS NOT NULL OR (p.version <> r.version AND ${CURRENT} IS NOT r.before))`,
    )
    .pluck();
  const stale = collectStale(db);
  const partsOf = prepareParts(db);
  const write = prepareWriting(db);
  return {
    countStale: (id) => countStale.get(keyOf(id)) ?? 0,
    apply: (id, change, job) => {
      const which = keyOf(id);
      let bytes = 0;
      const fields = new Set<number>();
      stale.clear();
      for (const part of partsOf(which)) {
        write(part, change, job);
        bytes += part.bytes;
        for (const field of part.fields) fields.add(field);
      }
      measure.run(bytes, change.id);
      const written = {
        fields: fieldsOfNumbers(fields),
        readIds: () => applied.all(which),
      };
      return { stale: stale.size, written };
    },
  };
}

/** Products that a statement finds to be stale while it writes them. */
function collectStale(db: Database): Set<number> {
  const stale = new Set<number>();
  db.function('note_stale', { directOnly: true }, (id: number) => {
    stale.add(id);
    return 1;
  });
  return stale;
}

function prepareParts(db: Database): (which: Which) => Iterable<SummedPart> {
  const lastOf = db
    .prepare<[Which & { first: number; size: number }], number>(
      `SELECT r.product_id ${ROWS} WHERE ${CHOSEN} AND r.product_id >= @first
       ORDER BY r.product_id LIMIT 1 OFFSET @size - 1`,
    )
    .pluck();
  const sum = db.prepare<[Part], Sums>(
    `SELECT min(${FIELD}) AS least, max(${FIELD}) AS most, count(*) AS count, sum(r.bytes) AS bytes ${ROWS} WHERE ${PART}`,
  );
  const fieldsOf = db.prepare<[Part], number>(`SELECT DISTINCT ${FIELD} ${ROWS} WHERE ${PART}`).pluck();
  return function* (which) {
    let size = VALUES_AT_ONCE;
    for (let first = 0; first <= LAST_PRODUCT; ) {
      const last = lastOf.get({ ...which, first, size }) ?? LAST_PRODUCT;
      const part = { ...which, first, last };
      const { least, most, ...sums } = sum.get(part) ?? NOTHING;
      const fields = least === most ? [least] : fieldsOf.all(part);
      if (sums.count > 0) yield { ...part, ...sums, fields };
      size = sizeAfter(fields);
      first = last + 1;
    }
  };
}

const NOTHING: Sums = { count: 0, bytes: 0, least: 0, most: 0 };

/** Notes the values before and after, and writes them. */
function prepareWriting(db: Database): (part: SummedPart, change: Change, job: Job) => void {
  // Of a product that somebody saved since, this is a version that it never has again: an undo compares its values then.
  const recordBy = (rows: string) =>
    db.prepare<[Part & { change: number }]>(
      `INSERT INTO change_value(n, version, before, start, stop, after)
       SELECT ${changeKeySql('@change', 'r.product_id', FIELD)}, r.version + 1, r.before, r.start, r.stop,
         CASE WHEN r.start IS NULL THEN r.after ELSE r.middle END
       ${ROWS} WHERE ${rows}`,
    );
  const record = recordBy(PART);
  const recordDense = recordBy(
    `r.n BETWEEN ${cellKeySql('@preview', '@first', 0)} AND ${cellKeySql('@preview', '@last', 15)} AND r.tab = ${WILL_CHANGE}`,
  );
  const writeFields = prepareWritingFields(db, {
    rowOf: (column) =>
      `${ROWS} WHERE r.n = ${cellKeySql('@preview', 'product.id', fieldNumber(column))} AND r.tab = ${WILL_CHANGE}`,
    value: (column) =>
      `CASE WHEN product.trashed_at IS NULL AND (product.version = r.version OR product.${column} IS r.before) THEN r.after
         WHEN note_stale(product.id) THEN r.after END`,
    products: `SELECT r.product_id ${ROWS} WHERE ${PART}`,
  });
  return ({ fields, count, preview, first, last }, change, job) => {
    const part = { preview, first, last };
    // Where most products have a value, going through them all is faster than looking each up.
    const dense = last - first < 2 * count;
    (dense ? recordDense : record).run({ ...part, change: change.id });
    job.step(count);
    writeFields(fields.map(columnOfNumber), { ...part, at: change.at });
    job.step(count);
  };
}
