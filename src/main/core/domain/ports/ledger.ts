import type { ProductId } from '../../../../shared/model/product.ts';
import type { UnsureKind } from '../../../../shared/model/submission.ts';

/** An account by what it is, not by its number: another copy of the catalog counts anew. */
export type LedgerAccount = { readonly profileId: string; readonly origin: string; readonly label: string };

/**
 * A product by what no other one has, in whichever copy of the catalog it was made: its number is given anew in a copy that was
 * put back, so the opening of the catalog in which it was made stands with it.
 */
export type LedgerProduct = { readonly id: ProductId; readonly opening: string; readonly createdAt: number };

/** One request, as it is written down outside the catalog before the connection is made. */
export type LedgerRequest = {
  /** Its own name: the same reference may leave more than once. */
  readonly request: string;
  readonly account: LedgerAccount;
  readonly submissionId: string;
  readonly product: LedgerProduct;
  readonly productVersion: number;
  readonly identity: string;
  /** SHA-256, hexadecimal. The body itself stays in the catalog. */
  readonly bodyHash: string;
  readonly sku: string | null;
  /** UTC milliseconds. */
  readonly at: number;
};

export type LedgerOutcome =
  | { readonly kind: 'sent'; readonly remoteRecordId: string }
  | { readonly kind: 'unsure'; readonly unsureKind: UnsureKind }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'not-created' };

export type LedgerLine =
  | ({ readonly kind: 'started' } & LedgerRequest)
  | { readonly kind: 'ended'; readonly request: string; readonly outcome: LedgerOutcome };

/** A line that was whole once, and can't be read any more: whatever it said is lost. */
export type DamagedLine = { readonly kind: 'damaged' };

/** How far a ledger was read: the one with this name, up to this byte. */
export type LedgerMark = { readonly ledger: string; readonly bytes: number };

/**
 * What left of one catalog, kept where no copy of the catalog takes it along. `present: false` where what was read before is
 * gone.
 */
export type LedgerReading = {
  readonly present: boolean;
  readonly lines: Iterable<LedgerLine | DamagedLine>;
  /** Where the next reading begins. */
  readonly end: LedgerMark;
};

/** The ledger can't be read or written now; later the same may work. */
export class LedgerTrouble extends Error {
  constructor(cause: unknown) {
    super('the send ledger can not be read or written', { cause });
    this.name = 'LedgerTrouble';
  }
}

/** Where every request is written down a second time. Synchronous, as the store is. */
export type SendLedger = {
  /** Everything after the mark; from the beginning without one. Throws LedgerTrouble, the lines too. */
  readonly read: (since: LedgerMark | null) => LedgerReading;
  /**
   * On disk when this returns. `false` where another program wrote here since it was read: then the request must not leave before
   * that was read. Throws LedgerTrouble: then it must not leave either.
   */
  readonly started: (request: LedgerRequest) => boolean;
  /** On disk by the next `started` or the end of the program; a lost one only makes its request unsure. Never throws. */
  readonly ended: (request: string, outcome: LedgerOutcome) => void;
};
