import type { Profile } from '../../../../shared/model/profile.ts';
import { Remote } from '../../../../shared/model/remote.ts';
import type { CatalogFacts, Target } from '../../../../shared/model/validate.ts';
import { validateProduct } from '../../../../shared/model/validate.ts';
import type { CheckStore } from '../../domain/ports/check-store.ts';
import type { Database } from './database.ts';
import { type ProductRecord, SELECT_PRODUCT, toProduct } from './product-record.ts';

const BATCH = 500;

type RemoteTarget = Target & { readonly remoteId: number; readonly accountId: number };
type RemoteRecord = {
  readonly id: number;
  readonly accountId: number;
  readonly profileId: string;
  readonly settings: string;
};

/** Counts the problems of products with the one validator, in the transaction that its caller is in. */
export function createCheckStore(db: Database, profiles: readonly Profile[]): CheckStore {
  const selectRemotes = db.prepare<[], RemoteRecord>(
    `SELECT id, account_id AS accountId, profile_id AS profileId, settings FROM remote WHERE removed_at IS NULL`,
  );
  const selectProducts = db.prepare<[string], ProductRecord>(
    `${SELECT_PRODUCT} WHERE p.id IN (SELECT value FROM json_each(?))`,
  );
  const selectPage = db.prepare<[number], ProductRecord>(
    `${SELECT_PRODUCT} WHERE p.id > ? ORDER BY p.id LIMIT ${BATCH}`,
  );
  const selectBySkus = db
    .prepare<[string], number>(
      `SELECT p.id FROM json_each(?) s JOIN product p ON p.sku = s.value AND p.trashed_at IS NULL ORDER BY p.id`,
    )
    .pluck();
  const write = db.prepare<[number, number, number]>(`INSERT INTO product_check VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET problems = excluded.problems WHERE problems <> excluded.problems`);
  const skuTakenBy = prepareSkuTakenBy(db);

  const readTargets = (): readonly RemoteTarget[] =>
    selectRemotes.all().flatMap(({ id, accountId, profileId, settings }) => {
      const profile = profiles.find((known) => known.id === profileId);
      if (profile === undefined) return [];
      return [
        { remoteId: id, accountId, profile, settings: Remote.shape.settings.parse(JSON.parse(settings)) },
      ];
    });
  const check = (records: readonly ProductRecord[], targets: readonly RemoteTarget[]) => {
    for (const { id, fields } of records.map(toProduct)) {
      for (const target of targets) {
        const issues = validateProduct(fields, target, skuTakenBy(id, fields.sku, target.accountId));
        write.run(id, target.remoteId, issues.filter((issue) => issue.level === 'problem').length);
      }
    }
  };
  const recheckProducts = (ids: readonly number[]) => {
    const targets = readTargets();
    if (targets.length === 0) return;
    for (let from = 0; from < ids.length; from += BATCH) {
      check(selectProducts.all(JSON.stringify(ids.slice(from, from + BATCH))), targets);
    }
  };
  return {
    recheckProducts,
    recheckSkus: (skus) => recheckProducts(selectBySkus.all(JSON.stringify(skus))),
    recheckRemote: (remoteId) => {
      const targets = readTargets().filter((target) => target.remoteId === remoteId);
      let page = selectPage.all(0);
      while (page.length > 0) {
        check(page, targets);
        page = selectPage.all(page.at(-1)?.id ?? 0);
      }
    },
  };
}

/** Whether another product's SKU was sent, or may have been, to the same account: in the trash or not. */
function prepareSkuTakenBy(
  db: Database,
): (id: number, sku: string | null, accountId: number) => CatalogFacts {
  const taken = (place: string) => `SELECT p.name FROM product p
    JOIN submission s ON s.product_id = p.id AND s.account_id = @accountId AND s.state IN ('sent', 'unsure')
    WHERE p.sku = @sku AND p.id <> @id AND p.trashed_at ${place}`;
  const select = db
    .prepare<[{ id: number; sku: string; accountId: number }], string>(
      `${taken('IS NULL')} UNION ALL ${taken('IS NOT NULL')} LIMIT 1`,
    )
    .pluck();
  return (id, sku, accountId) => {
    if (sku === null || sku === '') return {};
    const name = select.get({ id, sku, accountId });
    return name === undefined ? {} : { skuTakenBy: name };
  };
}
