import type { Product, ProductField, ProductId } from '../../../../shared/model/product.ts';
import type { Profile } from '../../../../shared/model/profile.ts';
import type { Remote } from '../../../../shared/model/remote.ts';
import { checkOf, decidesProblems, validateProduct } from '../../../../shared/model/validate.ts';
import type { Written } from '../../domain/ports/change-store.ts';
import type { CheckStore, Step } from '../../domain/ports/check-store.ts';
import type { ProfileSource } from '../../domain/ports/profile-source.ts';
import type { SendingStore } from '../../domain/ports/sending-store.ts';
import type { Database } from './database.ts';
import { type ProductRecord, SELECT_PRODUCT, toProduct } from './product-record.ts';
import { createPublishedImages } from './published-images.ts';
import { type RemoteRecord, SELECT_REMOTE, toRemote } from './remote-store.ts';
import { createTakenSkus } from './taken-skus.ts';

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
  const countProducts = db.prepare<[], number>('SELECT count(*) FROM product').pluck();
  const selectBySkus = db
    .prepare<[string], number>(
      `SELECT p.id FROM json_each(?) s JOIN product p ON p.sku = s.value AND p.trashed_at IS NULL ORDER BY p.id`,
    )
    .pluck();
  const hasFound = db
    .prepare<[], number>('SELECT EXISTS (SELECT 1 FROM product_check WHERE problems > 0)')
    .pluck();
  const selectFound = db
    .prepare<[string, number], number>(
      `SELECT c.product_id FROM json_each(?) i CROSS JOIN product_check c ON c.product_id = i.value AND c.remote_id = ?
       WHERE c.problems > 0`,
    )
    .pluck();
  const check = prepareCheck(db, profiles);
  const readRemotes = () => selectRemotes.all().map(toRemote);
  const recheckAt = (remotes: readonly Remote[], ids: readonly ProductId[], step?: Step): void => {
    if (remotes.length === 0) return;
    for (let from = 0; from < ids.length; from += BATCH) {
      check(selectProducts.all(JSON.stringify(ids.slice(from, from + BATCH))), remotes);
      step?.(Math.min(BATCH, ids.length - from));
    }
  };
  /** Whether what was written can be a problem there. */
  const isAbout = (fields: Written['fields'], { profileId }: Remote): boolean => {
    const profile = profiles.find(profileId);
    const decides = (field: ProductField) => profile !== undefined && decidesProblems(profile, field);
    return [...fields].some((field) => field === 'trashed' || decides(field));
  };
  const recheckProducts: CheckStore['recheckProducts'] = (ids, step) => recheckAt(readRemotes(), ids, step);
  return {
    recheckProducts,
    recheckWritten: ({ fields, readIds }, step) => {
      const remotes = readRemotes();
      const about = remotes.filter((remote) => isAbout(fields, remote));
      // What else kept a product back there, as a request that could not be made of it, is over with any edit.
      const others = hasFound.get() === 1 ? remotes.filter((remote) => !about.includes(remote)) : [];
      if (about.length + others.length === 0) return;
      const ids = readIds();
      recheckAt(about, ids, step);
      for (const remote of others) recheckAt([remote], selectFound.all(JSON.stringify(ids), remote.id));
    },
    recheckSkus: (skus) => recheckProducts(selectBySkus.all(JSON.stringify(skus))),
    recheckRemotes: (remoteIds, follow) => {
      const remotes = readRemotes().filter(({ id }) => remoteIds.includes(id));
      if (remotes.length === 0) return;
      const step = follow?.((countProducts.get() ?? 0) * remotes.length);
      let page = selectPage.all(0);
      while (page.length > 0) {
        check(page, remotes);
        step?.(page.length * remotes.length);
        page = selectPage.all(page.at(-1)?.id ?? 0);
      }
    },
  };
}

type StoredCheck = { readonly id: number; readonly problems: number; readonly waits: number };

type Check = (products: readonly ProductRecord[], remotes: readonly Remote[]) => void;

/** A remote whose profile is gone is left out: nothing can be sent there, and nothing is known of its rules. */
function prepareCheck(db: Database, profiles: ProfileSource): Check {
  const write = prepareSetCheck(db);
  const selectChecks = db.prepare<[number, string], StoredCheck>(
    'SELECT product_id AS id, problems, waits FROM product_check WHERE remote_id = ? AND product_id IN (SELECT value FROM json_each(?))',
  );
  const publishedImage = createPublishedImages(db);
  const takenSkus = createTakenSkus(db);
  const checkAt = (
    products: readonly Product[],
    { id: remoteId, accountId, settings }: Remote,
    profile: Profile,
  ) => {
    const skus = products.map(({ id, fields }) => ({ id, sku: fields.sku?.trim() ?? '' }));
    const takenBy = takenSkus(accountId, skus);
    const kept = new Map(selectChecks.all(remoteId, idsOf(products)).map((check) => [check.id, check]));
    for (const { id, fields } of products) {
      const skuTakenBy = takenBy.get(id);
      const image = publishedImage(settings, fields.imageUrl);
      const facts = { image, ...(skuTakenBy === undefined ? {} : { skuTakenBy }) };
      const { problems, waits } = checkOf(validateProduct(fields, { profile, settings }, facts));
      const before = kept.get(id);
      if (before?.problems !== problems || before.waits !== Number(waits))
        write(id, remoteId, { problems, waits });
    }
  };
  return (records, remotes) => {
    const products = records.map(toProduct);
    for (const remote of remotes) {
      const profile = profiles.find(remote.profileId);
      if (profile !== undefined) checkAt(products, remote, profile);
    }
  };
}

function idsOf(products: readonly Product[]): string {
  return JSON.stringify(products.map(({ id }) => id));
}
