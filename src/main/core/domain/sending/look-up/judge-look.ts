import type { LookUp } from '../../../../../shared/model/profile.ts';
import type { DueLook, StoredScan } from '../../ports/look-store.ts';
import type { Found } from './match-records.ts';

/** Two readings that prove an absence lie so far apart, because a list may lag behind, and a slow create may still come. */
const PROOF_GAP_MS = 60_000;

/** Sent again by itself at most so often: a product that ends every request without an answer is the person's. */
const MOST_UNSURE_REQUESTS = 3;

/** What one reading says about one product. */
export type Verdict =
  | { readonly kind: 'there'; readonly id: string; readonly by: 'reference' | 'sku' }
  /** Something fits, but it need not be this product: the person looks. */
  | { readonly kind: 'hint'; readonly found: Found }
  /** Proven; `again` where it may leave again by itself. */
  | { readonly kind: 'absent'; readonly again: boolean }
  /** Nothing fits, which proves nothing yet. */
  | { readonly kind: 'not-found' };

type Facts = {
  readonly due: DueLook;
  /** What the list has that fits, ids of other products left out. */
  readonly found: Found | undefined;
  /** A record with its SKU can only be this product. */
  readonly isSkuOwn: boolean;
  /** It left with something that the list shows and that no other product has. */
  readonly hasStrongKey: boolean;
  readonly scan: StoredScan;
  /** When this reading began, by the clock that nobody sets: what it shows may be as old as that. */
  readonly began: number;
  /** The first reading since its last request that did not have it. */
  readonly earlier: StoredScan | undefined;
  readonly lookUp: LookUp;
  readonly unsureRequests: number;
};

/**
 * The rules of sync.md: one strong match is there; two, or a weak one, are the person's; none is absent only by two whole
 * readings that would have shown it, a minute apart.
 */
export function judgeLook(facts: Facts): Verdict {
  const { found, due, isSkuOwn } = facts;
  if (found !== undefined && found.by !== 'name') {
    const [id, ...others] = found.ids;
    const isStrong = found.by === 'reference' || isSkuOwn;
    if (id !== undefined && others.length === 0 && isStrong) return { kind: 'there', id, by: found.by };
    return { kind: 'hint', found };
  }
  if (isProvenAbsent(facts)) {
    return {
      kind: 'absent',
      again: due.unsureKind === 'maybe' && facts.unsureRequests < MOST_UNSURE_REQUESTS,
    };
  }
  return found === undefined || facts.hasStrongKey ? { kind: 'not-found' } : { kind: 'hint', found };
}

/** True for a reading that would have shown the product. */
export function wouldShow({
  hasStrongKey,
  scan,
  lookUp,
}: Pick<Facts, 'hasStrongKey' | 'scan' | 'lookUp'>): boolean {
  return lookUp.provesAbsence && hasStrongKey && scan.complete && scan.witnessed;
}

function isProvenAbsent(facts: Facts): boolean {
  const { scan, earlier, began } = facts;
  if (earlier === undefined || !wouldShow(facts)) return false;
  // By the clock that nobody sets, which counts within one run only: the time of day proves nothing.
  return scan.epoch === earlier.epoch && began - earlier.elapsed >= PROOF_GAP_MS;
}
