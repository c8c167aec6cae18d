import type { Profile } from '../../../../../shared/model/profile.ts';
import type { DoubtfulAttempt, DueLook } from '../../ports/look-store.ts';
import { type Found, findRecords, foldLoosely, type RecordIndex } from './match-records.ts';
import { type StrongKey, sentKeys, strongKey } from './sent-keys.ts';
import type { Testimony } from './witness.ts';

/** A list, ready to be searched exactly, and as loosely as a remote may rewrite what it stores. */
export type Indexes = { readonly exact: RecordIndex; readonly loose: RecordIndex };

/** Every id that fits, by something that is not only a hint. */
export type StrongFound = { readonly by: StrongKey; readonly ids: readonly string[] };

/** What a list has of one product, whichever of its requests created it. */
export type SearchResult = {
  readonly found: StrongFound | undefined;
  /** Something that is like it: the same name, its SKU written otherwise, or what another product here has as its own. */
  readonly alike: readonly string[];
  /** Some request still needs a proof, and each that does left with something by which this list shows products of its status. */
  readonly wouldBeShown: boolean;
};

/** Searches a list for everything that may have been created for a product at an account. */
export function search(
  { exact, loose }: Indexes,
  attempts: readonly DoubtfulAttempt[],
  profile: Profile,
  isFree: (id: string) => boolean,
  { statuses }: Testimony,
): SearchResult {
  const keys = attempts.map((attempt) => sentKeys(attempt, attempt.sku, profile));
  const strong = keys.map((key) => findRecords({ ...key, name: null }, exact, isFree));
  // Where a wrong id was given to another product, its record is taken, and there all the same.
  const taken = keys.map((key) => findRecords({ ...key, name: null }, exact, (id) => !isFree(id)));
  const weak = keys.map((key) => findRecords({ ...key, reference: null }, loose, isFree, foldLoosely));
  const key = strongKey(profile);
  // What was proven absent before is looked for all the same: a slow remote may have created it since.
  const open = keys.filter((_, at) => attempts[at]?.isProven === false);
  return {
    found: joinFound(strong),
    alike: unique([...taken, ...weak].flatMap((found) => found?.ids ?? [])),
    wouldBeShown:
      key !== undefined &&
      open.length > 0 &&
      open.every((each) => each[key] !== null && statuses.has(each.status)),
  };
}

/** By the strongest means that found any. */
function joinFound(found: readonly (Found | undefined)[]): StrongFound | undefined {
  for (const by of ['reference', 'sku'] as const) {
    const ids = unique(found.flatMap((one) => (one?.by === by ? one.ids : [])));
    if (ids.length > 0) return { by, ids };
  }
  return undefined;
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}

/** True where a record with the product's SKU can only be this product: none was there before, and no other one left with it. */
export function isSkuOwn(
  due: DueLook,
  attempts: readonly DoubtfulAttempt[],
  leftElsewhere: (sku: string) => boolean,
): boolean {
  const { skuFreeScan, sentSku } = due;
  if (skuFreeScan === null || sentSku === null) return false;
  return attempts.every(({ sku }) => sku === sentSku) && !leftElsewhere(sentSku);
}
