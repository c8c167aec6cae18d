import type { PreviewTab } from '../../../../shared/model/change.ts';
import { FindReplace } from '../../../../shared/model/change.ts';
import type { PreviewStore, ProductValues, StagedValue } from '../../domain/ports/preview-store.ts';
import { shortenAfter } from './after-value.ts';
import { fieldNumber } from './cell-key.ts';
import type { Database } from './database.ts';
import { createPreviewApplying } from './preview-apply.ts';
import { createPreviewCounts, ROWS_OF_PRODUCTS } from './preview-counts.ts';
import { createPreviewRenewal } from './preview-renewal.ts';
import { CELL, type KeyOf, preparePreviewRows } from './preview-rows.ts';
import { TABS } from './preview-tabs.ts';
import { COLUMNS, type ProductRecord, SELECT_PRODUCT, toProduct } from './product-record.ts';

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
    ...preparePreviewRows(db, keyOf, counts.find),
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
    takeTicks: (id, from, products) =>
      counts.follow(id, keyOf(id), products, () => renewal.takeTicks(id, from, products)),
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

function prepareLeavingOut(db: Database, keyOf: KeyOf): Pick<PreviewStore, 'leaveOut' | 'exclude'> {
  type Moving = { preview: number; ids: string; from: number; to: number; field: string | null };
  const move = db.prepare<[Moving]>(
    `UPDATE staging.preview_row SET tab = @to WHERE n IN (SELECT r.n ${ROWS_OF_PRODUCTS})
     AND tab = @from AND (@field IS NULL OR field = @field)`,
  );
  const exclude =
    db.prepare(`UPDATE staging.preview_row SET tab = ?, problem = NULL, excluded = ?, chosen = hits - ?, bytes = ?,
    start = ?, stop = ?, middle = ?, before = ?, after = ? WHERE n = ${CELL}`);
  return {
    leaveOut: (id, products, field, leftOut) => {
      const [from, to] = leftOut
        ? [TABS['will-change'], TABS['left-out']]
        : [TABS['left-out'], TABS['will-change']];
      const column = field === null ? null : COLUMNS[field];
      move.run({ preview: keyOf(id), ids: JSON.stringify(products), from, to, field: column });
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
