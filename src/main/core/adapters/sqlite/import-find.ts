import type { ProductId } from '../../../../shared/model/product.ts';
import type { ImportKey } from '../../../../shared/model/transfer.ts';
import type { ImportStore } from '../../domain/ports/import-store.ts';
import type { Database } from './database.ts';

const WANTED = 'FROM json_each(@values) wanted CROSS JOIN';

/** Each finds by an index; the index of names ignores case, so that the case is looked at behind it. */
const FIND: Readonly<Record<ImportKey, string>> = {
  'product-id': `${WANTED} product p ON p.id = CAST(wanted.value AS INTEGER) AND CAST(p.id AS TEXT) = wanted.value
    AND p.trashed_at IS NULL`,
  sku: `${WANTED} product p ON p.sku = wanted.value AND p.trashed_at IS NULL`,
  name: `${WANTED} product p ON p.name = wanted.value COLLATE NOCASE AND p.trashed_at IS NULL
    WHERE p.name = wanted.value COLLATE BINARY`,
  'remote-id': `${WANTED} account a CROSS JOIN submission s
    ON s.account_id = a.id AND s.remote_record_id = wanted.value AND s.state = 'sent'
    CROSS JOIN product p ON p.id = s.product_id AND p.trashed_at IS NULL`,
};

/** Finds products by what rows of a file say. */
export function prepareFinding(db: Database): ImportStore['find'] {
  const prepare = (key: ImportKey) =>
    db.prepare<[{ values: string }], { value: string; id: ProductId }>(
      `SELECT DISTINCT wanted.value AS value, p.id AS id ${FIND[key]} ORDER BY p.id`,
    );
  const finds = {
    'product-id': prepare('product-id'),
    sku: prepare('sku'),
    name: prepare('name'),
    'remote-id': prepare('remote-id'),
  };
  return (key, values) => {
    const found = new Map<string, readonly ProductId[]>();
    for (const { value, id } of finds[key].iterate({ values: JSON.stringify(values) })) {
      const ids = found.get(value) ?? [];
      if (ids.length < 3) found.set(value, [...ids, id]);
    }
    return found;
  };
}
