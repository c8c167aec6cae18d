import { expectPresent } from '../../../../shared/assert.ts';
import type { Change } from '../../../../shared/model/change.ts';
import { type ListQuery, ViewId } from '../../../../shared/model/query.ts';
import type { ProductQueries, SkuUse, Standing, StoredRow } from '../../domain/ports/product-queries.ts';
import { SELECT_CHANGE } from './change-store.ts';
import { createCopyStatus } from './copy-store.ts';
import type { Database } from './database.ts';
import { type DraftRecord, SELECT_DRAFT, toDraft } from './draft-record.ts';
import { isAway } from './home.ts';
import { planCount, planList, readIds } from './list-query.ts';
import { readMeta } from './meta-store.ts';
import { type ProductRecord, SELECT_PRODUCT, toProduct } from './product-record.ts';

type RowRecord = Omit<StoredRow, 'hasDraft' | 'standings'> & {
  readonly hasDraft: number;
  readonly standings: string;
};

/** The rows of some ids in the order of the ids, in one statement; what was trashed since keeps its row. */
export const SELECT_ROWS = `
  SELECT p.id, p.version, p.name, p.sku, p.type, p.status, p.price, p.currency, p.image_url AS imageUrl,
    substr(p.description, 1, 160) AS description, p.updated_at AS updatedAt, p.trashed_at AS trashedAt,
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

const SELECT_SKU_USE = `
  SELECT p.id, p.name, (SELECT json_group_array(DISTINCT s.account_id) FROM submission s
    WHERE s.product_id = p.id AND s.state IN ('sent', 'unsure')) AS accountIds
  FROM product p WHERE p.sku = @sku AND p.id IS NOT @except`;

/** Reads what lists, forms and counters show; made for a connection that can only read. */
export function createProductQueries(db: Database): ProductQueries {
  const rows = db.prepare<[string], RowRecord>(SELECT_ROWS);
  const product = db.prepare<[number], ProductRecord>(`${SELECT_PRODUCT} WHERE p.id = ?`);
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
  const currencies = db.prepare<[], { code: string; count: number }>(`
    SELECT currency AS code, count(*) AS count FROM product WHERE trashed_at IS NULL AND currency IS NOT NULL
    GROUP BY currency ORDER BY count(*) DESC, currency`);
  const counters = ViewId.options.map((view) => ({
    view,
    count: db.prepare<[], number>(planCount(view).sql).pluck(),
  }));
  return {
    listIds: db.transaction((query: ListQuery) => readIds(db, planList(query))),
    rows: (ids) => rows.all(JSON.stringify(ids)).map(toRow),
    get: (id) => {
      const record = product.get(id);
      return record === undefined ? null : toProduct(record);
    },
    currencies: () => currencies.all(),
    counts: db.transaction(() => {
      const counts = counters.map(({ view, count }) => [view, count.get() ?? 0] as const);
      return Object.fromEntries(counts) as Record<ViewId, number>; // every view is in the list
    }),
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
    currency: () => expectPresent(readMeta(db, 'catalog_currency'), 'every catalog has a currency'),
    moved: () => isAway(db),
    copies: createCopyStatus(db),
  };
}

function toRow({ hasDraft, standings, ...row }: RowRecord): StoredRow {
  return { ...row, hasDraft: hasDraft === 1, standings: JSON.parse(standings) as Standing[] };
}
