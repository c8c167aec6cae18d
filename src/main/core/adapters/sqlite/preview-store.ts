import type { PreviewTab } from '../../../../shared/model/change.ts';
import { FindReplace } from '../../../../shared/model/change.ts';
import type { ProductField } from '../../../../shared/model/product.ts';
import type {
  PreviewStore,
  ProductValues,
  StagedRow,
  StagedValue,
} from '../../domain/ports/preview-store.ts';
import { shortenAfter } from './after-value.ts';
import { cellKeySql, fieldNumber } from './cell-key.ts';
import type { Database } from './database.ts';
import { createPreviewApplying } from './preview-apply.ts';
import { createPreviewCounts, ROWS_OF_PRODUCTS } from './preview-counts.ts';
import { createPreviewRenewal } from './preview-renewal.ts';
import { TABS } from './preview-tabs.ts';
import { COLUMNS, type ProductRecord, SELECT_PRODUCT, toProduct } from './product-record.ts';

/** The key of a row, by its preview, its product and the number of its field. */
const CELL = cellKeySql('?', '?', '?');

const FIELD_OF = new Map(
  Object.entries(COLUMNS).map(([field, column]) => [column as string, field as ProductField]),
);

/**
 * Prepared bulk actions, in a file beside the catalog that is thrown away with them: big previews cost the catalog
 * nothing. Nothing of it is synced, since nothing in it is worth keeping; a rollback of the catalog still has
 * to reach it, so the journal is in memory.
 */
export function createPreviewStore(db: Database, stagingFile: string): PreviewStore {
  attachStaging(db, stagingFile);
  const key = db.prepare<[string], number>('SELECT key FROM staging.preview WHERE id = ?').pluck();
  const keyOf = (id: string) => key.get(id) ?? 0;
  const insert = db.prepare('INSERT INTO staging.preview(id, kind, subject, find) VALUES (?, ?, ?, ?)');
  const selectFind = db
    .prepare<[string], string | null>('SELECT find FROM staging.preview WHERE id = ?')
    .pluck();
  const close = db.prepare<[string]>('UPDATE staging.preview SET id = NULL WHERE id = ?');
  const counts = createPreviewCounts(db);
  const stage = prepareStage(db, keyOf);
  const renewal = createPreviewRenewal(db, keyOf);
  const { leaveOut, exclude } = prepareLeavingOut(db, keyOf);
  return {
    open: (id, { kind, subject, find }) => {
      insert.run(id, kind, subject, find === null ? null : JSON.stringify(find));
      counts.open(id);
    },
    ...prepareReadValues(db),
    stage: (id, values) => {
      const products = [...new Set(values.map(({ productId }) => productId))];
      counts.follow(id, keyOf(id), products, () => stage(id, values));
    },
    get: (id) => counts.get(id),
    findOf: (id) => {
      const find = selectFind.get(id) ?? null;
      return find === null ? null : FindReplace.parse(JSON.parse(find));
    },
    ...prepareRows(db, keyOf),
    leaveOut: (id, products, ...rest) =>
      counts.follow(id, keyOf(id), products, () => leaveOut(id, products, ...rest)),
    exclude: (place, row) =>
      counts.follow(place.id, keyOf(place.id), [place.productId], () => exclude(place, row)),
    close: (id) => {
      counts.forget(id);
      close.run(id);
    },
    purge: preparePurge(db),
    ...createPreviewApplying(db),
    ...renewal,
    takeTicks: (id, from) => counts.follow(id, keyOf(id), 'all', () => renewal.takeTicks(id, from)),
  };
}

function attachStaging(db: Database, file: string): void {
  db.prepare('ATTACH ? AS staging').run(file);
  // So that the room of a closed preview can be given back to a disk that is nearly full.
  db.pragma('staging.auto_vacuum = INCREMENTAL');
  db.pragma('staging.journal_mode = MEMORY');
  db.pragma('staging.synchronous = OFF');
  db.exec(`
    CREATE TABLE staging.preview(
      key INTEGER PRIMARY KEY, id TEXT UNIQUE, kind TEXT NOT NULL, subject TEXT NOT NULL, find TEXT) STRICT;
    -- What stays the same has no values here: it is read from the catalog.
    CREATE TABLE staging.preview_row(
      -- Of the preview, the product and the field: see cell-key.ts.
      n INTEGER PRIMARY KEY,
      preview INTEGER NOT NULL,
      product_id INTEGER NOT NULL,
      field TEXT NOT NULL,
      tab INTEGER NOT NULL,
      version INTEGER NOT NULL,
      bytes INTEGER NOT NULL,
      hits INTEGER NOT NULL,
      chosen INTEGER NOT NULL,
      excluded TEXT,
      problem TEXT,
      -- As in change_value: what comes between two places of the value before.
      start INTEGER,
      stop INTEGER,
      middle TEXT,
      before TEXT,
      after TEXT
    ) STRICT;
    CREATE INDEX staging.preview_tab ON preview_row(preview, tab, product_id, version, bytes)`);
}

type KeyOf = (id: string) => number;

/** Of the file, given back at one go. */
const PAGES_AT_ONCE = 1000;

/** A preview that is closed has no id; its rows go bit by bit, and their room once no preview is left. */
function preparePurge(db: Database): PreviewStore['purge'] {
  const closed = db
    .prepare<[], number>('SELECT key FROM staging.preview WHERE id IS NULL ORDER BY key LIMIT 1')
    .pluck();
  const removeSome = db.prepare<[number, number]>(
    'DELETE FROM staging.preview_row WHERE n IN (SELECT n FROM staging.preview_row WHERE preview = ? LIMIT ?)',
  );
  const remove = db.prepare<[number]>('DELETE FROM staging.preview WHERE key = ?');
  const anyOpen = db.prepare<[], number>('SELECT EXISTS (SELECT 1 FROM staging.preview)').pluck();
  const giveBack = () => {
    if (anyOpen.get() === 1 || db.pragma('staging.freelist_count', { simple: true }) === 0) return false;
    db.pragma(`staging.incremental_vacuum(${PAGES_AT_ONCE})`);
    return true;
  };
  return (most) => {
    const key = closed.get();
    if (key === undefined) return giveBack();
    if (removeSome.run(key, most).changes < most) remove.run(key);
    return true;
  };
}

/** UTF-16 units. */
const TEXT_AT_ONCE = 100_000;

function prepareReadValues(db: Database): Pick<PreviewStore, 'readValues' | 'readSome'> {
  const ofIds = 'FROM json_each(?) ids CROSS JOIN product p ON p.id = ids.value';
  const select = db.prepare<[string], ProductRecord & { readonly at: number }>(
    `${SELECT_PRODUCT.replace('FROM product p', `, ids.key AS at ${ofIds}`)} WHERE p.trashed_at IS NULL`,
  );
  const toValues = ({ at: _, ...record }: ProductRecord & { readonly at: number }): ProductValues => {
    const { id, version, fields } = toProduct(record);
    return { id, version, values: fields };
  };
  return {
    readValues: (ids) => select.all(JSON.stringify(ids)).map(toValues),
    readSome: (ids) => {
      const products: ProductValues[] = [];
      let units = 0;
      for (const record of select.iterate(JSON.stringify(ids))) {
        products.push(toValues(record));
        units += record.description.length + (record.customData?.length ?? 0);
        if (units > TEXT_AT_ONCE) return { products, read: record.at + 1 };
      }
      return { products, read: ids.length };
    },
  };
}

/** One statement for each row takes a third longer. */
const ROWS_AT_ONCE = 25;

function prepareStage(db: Database, keyOf: KeyOf): PreviewStore['stage'] {
  const insert = (rows: number) =>
    db.prepare(`INSERT OR REPLACE INTO staging.preview_row
      (n, preview, product_id, field, tab, version, hits, chosen, problem, bytes, start, stop, middle, before, after)
      VALUES ${Array.from({ length: rows }, () => `(${CELL}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`).join()}`);
  const [one, many] = [insert(1), insert(ROWS_AT_ONCE)];
  return (id, values) => {
    const preview = keyOf(id);
    const rows = values.map((value) => toParameters(preview, value));
    const together = rows.length - (rows.length % ROWS_AT_ONCE);
    db.transaction(() => {
      for (let from = 0; from < together; from += ROWS_AT_ONCE)
        many.run(...rows.slice(from, from + ROWS_AT_ONCE).flat());
      for (const row of rows.slice(together)) one.run(...row);
    })();
  };
}

function toParameters(preview: number, value: StagedValue) {
  const { productId, field, version, hits, problem, before, after } = value;
  const tab = tabOf(value);
  const kept = tab === 'same' ? NOTHING_KEPT : keepBoth(before, after);
  const column = COLUMNS[field];
  const place = [preview, productId, fieldNumber(column)];
  return [...place, preview, productId, column, TABS[tab], version, hits, hits, problem, ...kept];
}

const NOTHING_KEPT = [0, null, null, null, null, null] as const;

/** Both values as the table has them, with how much room the Change of them takes. */
function keepBoth(before: string | null, after: string | null) {
  const { start, stop, after: middle } = shortenAfter(before, after);
  const bytes = Buffer.byteLength(before ?? '') + Buffer.byteLength(middle ?? '');
  return [bytes, start, stop, start === null ? null : middle, before, after] as const;
}

function tabOf({ before, after, problem }: StagedValue): PreviewTab {
  if (problem !== null) return 'problems';
  return before === after ? 'same' : 'will-change';
}

type RowRecord = Omit<StagedRow, 'leftOut' | 'excluded' | 'field' | 'hitCount'> & {
  readonly field: string;
  readonly tab: number;
  readonly hits: number;
  readonly excluded: string | null;
};

function prepareRows(db: Database, keyOf: KeyOf): Pick<PreviewStore, 'page' | 'row' | 'rowsOf'> {
  const current = `CASE r.field ${[...FIELD_OF.keys()].map((column) => `WHEN '${column}' THEN p.${column}`).join(' ')} END`;
  const side = (value: string) =>
    `CASE WHEN r.tab = ${TABS.same} THEN ${current} ELSE r.${value} END AS ${value}`;
  const select = (rows: string) =>
    `SELECT p.id AS productId, r.field, p.name, p.sku, ${side('before')}, ${side('after')}, r.tab, r.problem,
       r.hits, r.excluded FROM (${rows}) wanted CROSS JOIN staging.preview_row r ON r.n = wanted.n
       CROSS JOIN product p ON p.id = r.product_id`;
  // Rows before the page are counted in the index alone.
  const selectPage = db.prepare<[number, number, number, number], RowRecord>(
    `${select('SELECT n FROM staging.preview_row WHERE preview = ? AND tab = ? ORDER BY product_id, n LIMIT ? OFFSET ?')}
     ORDER BY r.n`,
  );
  const selectRow = db.prepare<[number, number, number], RowRecord>(select(`SELECT ${CELL} AS n`));
  const selectOf = db.prepare<[{ preview: number; ids: string }], RowRecord>(
    `${select(`SELECT r.n ${ROWS_OF_PRODUCTS}`)} ORDER BY r.n`,
  );
  return {
    rowsOf: (id, productId) =>
      selectOf.all({ preview: keyOf(id), ids: JSON.stringify([productId]) }).map(toRow),
    page: (id, tab, from, count) => selectPage.all(keyOf(id), TABS[tab], count, from).map(toRow),
    row: ({ id, productId, field }) => {
      const record = selectRow.get(keyOf(id), productId, fieldNumber(COLUMNS[field]));
      return record === undefined ? null : toRow(record);
    },
  };
}

function toRow({ tab, hits, excluded, field, ...row }: RowRecord): StagedRow {
  return {
    ...row,
    field: FIELD_OF.get(field) ?? 'name',
    leftOut: tab === TABS['left-out'],
    hitCount: hits,
    excluded: JSON.parse(excluded ?? '[]') as number[], // written below
  };
}

function prepareLeavingOut(db: Database, keyOf: KeyOf): Pick<PreviewStore, 'leaveOut' | 'exclude'> {
  const which = `preview = @preview AND tab = @from AND (@field IS NULL OR field = @field)`;
  type Moving = { preview: number; from: number; to: number; field: string | null };
  const all = db.prepare<[Moving]>(`UPDATE staging.preview_row SET tab = @to WHERE ${which}`);
  const some = db.prepare<[Moving & { ids: string }]>(
    `UPDATE staging.preview_row SET tab = @to WHERE ${which} AND n IN (SELECT r.n ${ROWS_OF_PRODUCTS})`,
  );
  const exclude =
    db.prepare(`UPDATE staging.preview_row SET tab = ?, problem = NULL, excluded = ?, chosen = hits - ?, bytes = ?,
    start = ?, stop = ?, middle = ?, before = ?, after = ? WHERE n = ${CELL}`);
  return {
    leaveOut: (id, products, field, leftOut) => {
      const [from, to] = leftOut
        ? [TABS['will-change'], TABS['left-out']]
        : [TABS['left-out'], TABS['will-change']];
      const moving = { preview: keyOf(id), from, to, field: field === null ? null : COLUMNS[field] };
      if (products === 'all') all.run(moving);
      else some.run({ ...moving, ids: JSON.stringify(products) });
    },
    exclude: ({ id, productId, field }, { leftOut, before, after, excluded }) => {
      const tab = before === after ? 'same' : leftOut ? 'left-out' : 'will-change';
      const list = excluded.length === 0 ? null : JSON.stringify(excluded);
      const place = [keyOf(id), productId, fieldNumber(COLUMNS[field])] as const;
      const kept = tab === 'same' ? NOTHING_KEPT : keepBoth(before, after);
      exclude.run(TABS[tab], list, excluded.length, ...kept, ...place);
    },
  };
}
