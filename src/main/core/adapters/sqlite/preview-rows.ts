import type { ProductField } from '../../../../shared/model/product.ts';
import type { PreviewStore, StagedRow } from '../../domain/ports/preview-store.ts';
import { cellKeySql, fieldNumber } from './cell-key.ts';
import type { Database } from './database.ts';
import { type PreviewCounts, ROWS_OF_PRODUCTS } from './preview-counts.ts';
import { TABS } from './preview-tabs.ts';
import { COLUMNS } from './product-record.ts';

/** The number of an open preview in the staging database. */
export type KeyOf = (id: string) => number;

/** The key of a row, by its preview, its product and the number of its field. */
export const CELL = cellKeySql('?', '?', '?');

const FIELD_OF = new Map(
  Object.entries(COLUMNS).map(([field, column]) => [column as string, field as ProductField]),
);

type RowRecord = Omit<StagedRow, 'leftOut' | 'excluded' | 'field' | 'hitCount'> & {
  readonly field: string;
  readonly tab: number;
  readonly hits: number;
  readonly excluded: string | null;
};

/** What the window reads of a preview. */
export function preparePreviewRows(
  db: Database,
  keyOf: KeyOf,
  find: PreviewCounts['find'],
): Pick<PreviewStore, 'page' | 'row' | 'rowsOf' | 'productsOf'> {
  const current = `CASE r.field ${[...FIELD_OF.keys()].map((column) => `WHEN '${column}' THEN p.${column}`).join(' ')} END`;
  const side = (value: string) =>
    `CASE WHEN r.tab = ${TABS.same} THEN ${current} ELSE r.${value} END AS ${value}`;
  const select = (rows: string) =>
    `SELECT p.id AS productId, r.field, p.name, p.sku, ${side('before')}, ${side('after')}, r.tab, r.problem,
       r.hits, r.excluded FROM (${rows}) wanted CROSS JOIN staging.preview_row r ON r.n = wanted.n
       CROSS JOIN product p ON p.id = r.product_id`;
  // Rows that are passed before the page are read in the index alone.
  const selectPage = db.prepare<[number, number, number, number, number], RowRecord>(
    `${select(`SELECT n FROM staging.preview_row WHERE preview = ? AND tab = ? AND product_id >= ?
       ORDER BY product_id, n LIMIT ? OFFSET ?`)} ORDER BY r.n`,
  );
  const selectRow = db.prepare<[number, number, number], RowRecord>(select(`SELECT ${CELL} AS n`));
  const selectOf = db.prepare<[{ preview: number; ids: string }], RowRecord>(
    `${select(`SELECT r.n ${ROWS_OF_PRODUCTS}`)} ORDER BY r.n`,
  );
  const selectProducts = db
    .prepare<[number, number, number, number], number>(
      `SELECT DISTINCT product_id FROM staging.preview_row WHERE preview = ? AND tab = ? AND product_id > ?
       ORDER BY product_id LIMIT ?`,
    )
    .pluck();
  return {
    productsOf: (id, tab, after, most) => selectProducts.all(keyOf(id), TABS[tab], after, most),
    rowsOf: (id, productId) =>
      selectOf.all({ preview: keyOf(id), ids: JSON.stringify([productId]) }).map(toRow),
    page: (id, tab, from, count) => {
      const key = keyOf(id);
      const { first, passed } = find(id, key, tab, from);
      return selectPage.all(key, TABS[tab], first, count, passed).map(toRow);
    },
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
    excluded: JSON.parse(excluded ?? '[]') as number[], // written by `exclude`
  };
}
