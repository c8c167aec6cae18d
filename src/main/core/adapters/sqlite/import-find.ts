import type { ProductId } from '../../../../shared/model/product.ts';
import type { RemoteId } from '../../../../shared/model/remote.ts';
import type { ImportKey } from '../../../../shared/model/transfer.ts';
import type { ImportStore } from '../../domain/ports/import-store.ts';
import type { Database } from './database.ts';
import { sortedBy } from './sort-columns.ts';

const WANTED = 'FROM json_each(@values) wanted CROSS JOIN';
/** The index of names ignores case and marks, so that the name itself is looked at behind it. */
export const BY_NAME = `${WANTED} product p ON ${sortedBy('name')} = sort_text(wanted.value) AND p.trashed_at IS NULL
    WHERE p.name = wanted.value`;

/** Submissions to the account of one remote, where it is named. */
const AT_REMOTE = '(@remote IS NULL OR s.account_id = (SELECT account_id FROM remote WHERE id = @remote))';

/** Each finds by an index. */
const FIND: Readonly<Record<ImportKey, string>> = {
  'product-id': `${WANTED} product p ON p.id = CAST(wanted.value AS INTEGER) AND CAST(p.id AS TEXT) = wanted.value
    AND p.trashed_at IS NULL`,
  sku: `${WANTED} product p ON p.sku = wanted.value AND p.trashed_at IS NULL`,
  name: BY_NAME,
  'remote-id': `${WANTED} account a CROSS JOIN submission s
    ON s.account_id = a.id AND s.remote_record_id = wanted.value AND s.state = 'sent'
    CROSS JOIN product p ON p.id = s.product_id AND p.trashed_at IS NULL
    WHERE @remote IS NULL OR a.id = (SELECT account_id FROM remote WHERE id = @remote)`,
};

type Asked = { readonly values: string; readonly remote?: RemoteId | null };
type Pair = { readonly value: string; readonly id: ProductId };
type Ids = ReadonlyMap<string, readonly ProductId[]>;

/** Finds products by what rows of a file say. */
export function prepareFinding(
  db: Database,
): Pick<ImportStore, 'find' | 'withoutSku' | 'withoutId' | 'skus'> {
  const prepare = (which: string) =>
    db.prepare<[Asked], Pair>(`SELECT DISTINCT wanted.value AS value, p.id AS id ${which} ORDER BY p.id`);
  const finds = {
    'product-id': prepare(FIND['product-id']),
    sku: prepare(FIND.sku),
    name: prepare(FIND.name),
    'remote-id': prepare(FIND['remote-id']),
  };
  const withoutSku = prepare(`${BY_NAME} AND trim(COALESCE(p.sku, '')) = ''`);
  const withoutId = prepare(`${BY_NAME} AND NOT EXISTS (SELECT 1 FROM submission s
    WHERE s.product_id = p.id AND s.state = 'sent' AND s.remote_record_id IS NOT NULL AND ${AT_REMOTE})`);
  const skus = db.prepare<[{ after: string; count: number }], { sku: string; product: ProductId }>(
    `SELECT sku, min(id) AS product FROM product INDEXED BY product_by_sku
     WHERE trashed_at IS NULL AND sku > @after GROUP BY sku ORDER BY sku LIMIT @count`,
  );
  return {
    find: (key, values, remote) => {
      const asked = { values: JSON.stringify(values) };
      return gather(finds[key].iterate(key === 'remote-id' ? { ...asked, remote } : asked), 3);
    },
    withoutSku: (names) => gather(withoutSku.iterate({ values: JSON.stringify(names) }), 1000),
    withoutId: (names, remote) => gather(withoutId.iterate({ values: JSON.stringify(names), remote }), 1000),
    skus: (after, count) => skus.all({ after, count }),
  };
}

function gather(pairs: Iterable<Pair>, most: number): Ids {
  const found = new Map<string, ProductId[]>();
  for (const { value, id } of pairs) {
    const ids = found.get(value) ?? [];
    if (ids.length === 0) found.set(value, ids);
    if (ids.length < most) ids.push(id);
  }
  return found;
}
