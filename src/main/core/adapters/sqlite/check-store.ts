import type { Profile } from '../../../../shared/model/profile.ts';
import type { Remote } from '../../../../shared/model/remote.ts';
import { validateProduct } from '../../../../shared/model/validate.ts';
import type { CheckStore } from '../../domain/ports/check-store.ts';
import type { ProfileSource } from '../../domain/ports/profile-source.ts';
import type { Database } from './database.ts';
import { type ProductRecord, SELECT_PRODUCT, toProduct } from './product-record.ts';
import { type RemoteRecord, SELECT_REMOTE, toRemote } from './remote-store.ts';
import { createSubmissionReads } from './submission-store.ts';

const BATCH = 500;

/** Counts the problems of products with the one validator, in the transaction that its caller is in. */
export function createCheckStore(db: Database, profiles: ProfileSource): CheckStore {
  const selectRemotes = db.prepare<[], RemoteRecord>(`${SELECT_REMOTE} WHERE r.removed_at IS NULL`);
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
  const check = prepareCheck(db, profiles);
  const recheckProducts: CheckStore['recheckProducts'] = (given, step) => {
    const remotes = selectRemotes.all().map(toRemote);
    if (remotes.length === 0) return;
    const ids = typeof given === 'function' ? given() : given;
    for (let from = 0; from < ids.length; from += BATCH) {
      check(selectProducts.all(JSON.stringify(ids.slice(from, from + BATCH))), remotes);
      step?.(Math.min(BATCH, ids.length - from));
    }
  };
  return {
    recheckProducts,
    recheckSkus: (skus) => recheckProducts(selectBySkus.all(JSON.stringify(skus))),
    recheckRemote: (remoteId) => {
      const remotes = selectRemotes
        .all()
        .map(toRemote)
        .filter(({ id }) => id === remoteId);
      let page = selectPage.all(0);
      while (page.length > 0) {
        check(page, remotes);
        page = selectPage.all(page.at(-1)?.id ?? 0);
      }
    },
  };
}

type Check = (products: readonly ProductRecord[], remotes: readonly Remote[]) => void;

/** A remote whose profile is gone is left out: nothing can be sent there, and nothing is known of its rules. */
function prepareCheck(db: Database, profiles: ProfileSource): Check {
  const write = db.prepare<[number, number, number]>(`INSERT INTO product_check VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET problems = excluded.problems WHERE problems <> excluded.problems`);
  const { skuTakenBy } = createSubmissionReads(db);
  const countProblems = (product: ProductRecord, { accountId, settings }: Remote, profile: Profile) => {
    const sku = product.sku?.trim() ?? '';
    const takenBy = sku === '' ? undefined : skuTakenBy(accountId, sku, product.id);
    const facts = takenBy === undefined ? {} : { skuTakenBy: takenBy };
    const issues = validateProduct(toProduct(product).fields, { profile, settings }, facts);
    return issues.filter(({ level }) => level === 'problem').length;
  };
  return (products, remotes) => {
    for (const remote of remotes) {
      const profile = profiles.find(remote.profileId);
      if (profile === undefined) continue;
      for (const product of products) {
        write.run(product.id, remote.id, countProblems(product, remote, profile));
      }
    }
  };
}
