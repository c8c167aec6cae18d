import { expectPresent } from '../../../../shared/assert.ts';
import type { Change } from '../../../../shared/model/change.ts';
import { ViewId } from '../../../../shared/model/query.ts';
import type { ProductQueries, SkuUse } from '../../domain/ports/product-queries.ts';
import { SELECT_CHANGE } from './change-store.ts';
import { createChangedValueReader } from './changed-value-reader.ts';
import { createCopyStatus } from './copy-store.ts';
import type { Database } from './database.ts';
import { type DraftRecord, SELECT_DRAFT, toDraft } from './draft-record.ts';
import { isAway } from './home.ts';
import { readMeta } from './meta-store.ts';
import { type ProductRecord, SELECT_PRODUCT, toProduct } from './product-record.ts';
import { type RowRecord, readValues, SELECT_ROWS, toRow } from './row-sql.ts';
import { listSavedViews } from './saved-view-store.ts';
import { countSql, hasRemotes } from './view-sql.ts';

const SELECT_SKU_USE = `
  SELECT p.id, p.name, (SELECT json_group_array(DISTINCT s.account_id) FROM submission s
    WHERE s.product_id = p.id AND s.state IN ('sent', 'unsure')) AS accountIds
  FROM product p WHERE p.sku = @sku AND p.id IS NOT @except`;

/** Reads what lists, forms and counters show; made for a connection that can only read. */
export function createProductQueries(db: Database): ProductQueries {
  const rows = db.prepare<[string], RowRecord>(SELECT_ROWS);
  const product = db.prepare<[number], ProductRecord>(`${SELECT_PRODUCT} WHERE p.id = ?`);
  const unknownSkus = db
    .prepare<[string], string>(
      `SELECT s.value FROM json_each(?) s
       WHERE NOT EXISTS (SELECT 1 FROM product p WHERE p.sku = s.value AND p.trashed_at IS NULL) ORDER BY s.key`,
    )
    .pluck();
  const skuUse = db.prepare<
    [{ sku: string; except: number | null }],
    Omit<SkuUse, 'accountIds'> & { accountIds: string }
  >(
    `${SELECT_SKU_USE} AND p.trashed_at IS NULL
     UNION ALL SELECT * FROM (${SELECT_SKU_USE} AND p.trashed_at IS NOT NULL) WHERE accountIds <> '[]' LIMIT 100`,
  );
  const drafts = db.prepare<[], DraftRecord>(`${SELECT_DRAFT} ORDER BY updated_at DESC, id`);
  const draftOf = db.prepare<[number], DraftRecord>(`${SELECT_DRAFT} WHERE product_id = ?`);
  const changes = db.prepare<[number], Change>(`${SELECT_CHANGE} ORDER BY id DESC LIMIT ?`);
  const counters = new Map(
    ViewId.options.map((view) => [view, db.prepare<[], number>(countSql(view)).pluck()] as const),
  );
  const currencies = db.prepare<[], { code: string; count: number }>(`
    SELECT currency AS code, count(*) AS count FROM product WHERE trashed_at IS NULL AND currency IS NOT NULL
    GROUP BY currency ORDER BY count(*) DESC, currency`);
  return {
    rows: (ids) => rows.all(JSON.stringify(ids)).map(toRow),
    values: (ids, fields) => readValues(db, ids, fields),
    get: (id) => {
      const record = product.get(id);
      return record === undefined ? null : toProduct(record);
    },
    unknownSkus: (skus) => unknownSkus.all(JSON.stringify(skus)),
    currencies: () => currencies.all(),
    count: (view) => counters.get(view)?.get() ?? 0,
    hasRemotes: () => hasRemotes(db),
    savedViews: () => listSavedViews(db),
    skuUse: (sku, except) =>
      skuUse
        .all({ sku, except })
        .map((use) => ({ ...use, accountIds: JSON.parse(use.accountIds) as number[] })),
    drafts: () => drafts.all().map(toDraft),
    draftOf: (productId) => {
      const record = draftOf.get(productId);
      return record === undefined ? null : toDraft(record);
    },
    changes: (limit) => changes.all(limit),
    changedValues: createChangedValueReader(db),
    currency: () => expectPresent(readMeta(db, 'catalog_currency'), 'every catalog has a currency'),
    moved: () => isAway(db),
    copies: createCopyStatus(db),
  };
}
