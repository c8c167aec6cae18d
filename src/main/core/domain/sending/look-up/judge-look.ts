import type { LookUp } from '../../../../../shared/model/profile.ts';
import type { DueLook, StoredScan } from '../../ports/look-store.ts';
import { MOST_UNSURE_REQUESTS } from '../../ports/sending-reader.ts';
import type { SearchResult, StrongFound } from './search.ts';
import type { StrongKey } from './sent-keys.ts';

/** Two readings that prove an absence lie so far apart, because a list may lag behind, and a slow create may still come. */
const PROOF_GAP_MS = 60_000;

/** What one reading says about one product. */
export type Verdict =
  | { readonly kind: 'there'; readonly id: string; readonly by: StrongKey }
  /** Its reference or SKU stands there, but it need not be this product: the person looks. */
  | { readonly kind: 'hint'; readonly found: StrongFound }
  /** Something like it stands there, so that nothing can be proven; a later reading may have the product itself. */
  | { readonly kind: 'alike'; readonly ids: readonly string[] }
  /** Proven; `again` where it may leave again by itself. */
  | { readonly kind: 'absent'; readonly again: boolean }
  /** Nothing fits, which proves nothing yet. */
  | { readonly kind: 'not-found' };

type Facts = {
  readonly due: DueLook;
  readonly result: SearchResult;
  /** A record with its SKU can only be this product. */
  readonly isSkuOwn: boolean;
  /** The remote said of one of its requests that it created the product. */
  readonly wasConfirmed: boolean;
  readonly scan: StoredScan;
  /** When this reading began, by the clock that nobody sets: what it shows may be as old as that. */
  readonly began: number;
  /** The first reading since its last request that did not have it. */
  readonly earlier: StoredScan | undefined;
  readonly lookUp: LookUp;
  readonly unsureRequests: number;
};

/**
 * The rules of sync.md: one strong match is there; two, or a SKU that may be another product's, are the person's; something like
 * it is in the way of a proof; none is absent only by two whole readings that would have shown it, a minute apart.
 */
export function judgeLook(facts: Facts): Verdict {
  const { result, isSkuOwn } = facts;
  if (result.found !== undefined) {
    const { by, ids } = result.found;
    const [id, ...others] = ids;
    const isStrong = by === 'reference' || isSkuOwn;
    if (id !== undefined && others.length === 0 && isStrong) return { kind: 'there', id, by };
    return { kind: 'hint', found: result.found };
  }
  if (result.alike.length > 0) return { kind: 'alike', ids: result.alike };
  if (!isProvenAbsent(facts)) return { kind: 'not-found' };
  return { kind: 'absent', again: facts.unsureRequests < MOST_UNSURE_REQUESTS };
}

/** True for a reading that would have shown the product, and for a product of which nobody said that it is there. */
export function wouldShow({
  result,
  wasConfirmed,
  due,
  scan,
  lookUp,
}: Pick<Facts, 'result' | 'wasConfirmed' | 'due' | 'scan' | 'lookUp'>): boolean {
  if (wasConfirmed || due.unsureKind === 'created') return false;
  return lookUp.provesAbsence && result.wouldBeShown && scan.complete && scan.witnessed;
}

function isProvenAbsent(facts: Facts): boolean {
  const { scan, earlier, began } = facts;
  if (earlier === undefined || !wouldShow(facts)) return false;
  // By the clock that nobody sets, which counts within one run only: the time of day proves nothing.
  return scan.epoch === earlier.epoch && began - earlier.elapsed >= PROOF_GAP_MS;
}
