import type { Profile } from '../../../../shared/model/profile.ts';
import type { Remote } from '../../../../shared/model/remote.ts';
import { checkOf, validateProduct } from '../../../../shared/model/validate.ts';
import type { CheckStore } from '../../domain/ports/check-store.ts';
import type { ProfileSource } from '../../domain/ports/profile-source.ts';
import type { ProductCheck, SendingStore } from '../../domain/ports/sending-store.ts';
import type { Database } from './database.ts';
import { type ProductRecord, SELECT_PRODUCT, toProduct } from './product-record.ts';
import { createPublishedImages } from './published-images.ts';
import { type RemoteRecord, SELECT_REMOTE, toRemote } from './remote-store.ts';
import { createSubmissionReads } from './submission-store.ts';

const BATCH = 500;

/** Keeps what was found of a product at a remote, in the transaction that its caller is in. */
export function prepareSetCheck(db: Database): SendingStore['setCheck'] {
  const write = db.prepare<[number, number, number, number]>(`
    INSERT INTO product_check(product_id, remote_id, problems, waits) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET problems = excluded.problems, waits = excluded.waits
    WHERE (problems, waits) IS NOT (excluded.problems, excluded.waits)`);
  return (productId, remoteId, { problems, waits }) => {
    write.run(productId, remoteId, problems, waits ? 1 : 0);
  };
}

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
  const write = prepareSetCheck(db);
  const publishedImage = createPublishedImages(db);
  const { skuTakenBy } = createSubmissionReads(db);
  const look = (product: ProductRecord, { accountId, settings }: Remote, profile: Profile): ProductCheck => {
    const sku = product.sku?.trim() ?? '';
    const takenBy = sku === '' ? undefined : skuTakenBy(accountId, sku, product.id);
    const { fields } = toProduct(product);
    const image = publishedImage(settings, fields.imageUrl);
    const facts = { image, ...(takenBy === undefined ? {} : { skuTakenBy: takenBy }) };
    return checkOf(validateProduct(fields, { profile, settings }, facts));
  };
  return (products, remotes) => {
    for (const remote of remotes) {
      const profile = profiles.find(remote.profileId);
      if (profile === undefined) continue;
      for (const product of products) {
        write(product.id, remote.id, look(product, remote, profile));
      }
    }
  };
}
