import type { AwayWhy, FoundElsewhere } from '../../../../shared/model/copies.ts';
import type { LedgerMark, LedgerOutcome, LedgerRequest } from './ledger.ts';

/** A request of another copy of this catalog, for a product and an account that this copy has too. */
export type ElsewhereRequest = LedgerRequest & { readonly outcome: LedgerOutcome | null };

/** A product and an account of this copy for which another one sent, or may have. */
export type ElsewherePair = { readonly productId: number; readonly accountId: number };

/** What other copies of this catalog sent, and what waits for somebody's word because of them. */
export type ElsewhereStore = {
  readonly ledgerMark: () => LedgerMark | null;
  readonly saveLedgerMark: (mark: LedgerMark) => void;
  /** True where this copy made that request itself. */
  readonly hasRequest: (request: string) => boolean;
  readonly addElsewhere: (request: LedgerRequest) => void;
  /** What became of a request of another copy; nothing happens where it is not known. */
  readonly endElsewhere: (request: string, outcome: LedgerOutcome) => void;
  /** The submission whose open request this is, as this copy knows it; `undefined` where it was answered or is not known. */
  readonly openRequest: (
    request: string,
  ) => { readonly submissionId: string; readonly attemptId: number; readonly accountId: number } | undefined;
  /** Where something is not taken over yet. */
  readonly elsewherePairs: () => readonly ElsewherePair[];
  /** What is not taken over yet of one pair, the oldest first. */
  readonly elsewhereOf: (pair: ElsewherePair) => readonly ElsewhereRequest[];
  readonly settleElsewhere: (request: string) => void;
  /** Products that left from another copy, and may be there, that this one does not have or has no account for. */
  readonly countLost: () => number;
  /** How the ledger names a product and an account. */
  readonly ledgerNames: (productId: number, accountId: number) => Pick<LedgerRequest, 'product' | 'account'>;
  /** The live submission of a pair: the one that stands for it. */
  readonly liveSubmission: (pair: ElsewherePair) => string | undefined;
  /** A remote that leads to the account, one that is in use before one that was removed. */
  readonly remoteOf: (accountId: number) => number | undefined;
  /** SHA-256, hexadecimal. */
  readonly hashBody: (body: string) => string;

  /** Sends nothing until the person says that this copy sends. */
  readonly goAway: (why: AwayWhy) => void;
  readonly awayWhy: () => AwayWhy | null;
  readonly foundElsewhere: () => FoundElsewhere;
  readonly saveFoundElsewhere: (found: FoundElsewhere) => void;
  /** From now on this is the place that the catalog sends from. */
  readonly claimHome: () => void;
  /** What is in line, and what comes back to it once it is known not to be there, waits until it is known that no other copy sent it. */
  readonly holdCopied: () => void;
  /** What waits for that; of one account, or of all. */
  readonly copied: (accountId?: number) => readonly { readonly id: string; readonly productId: number }[];
  /** True for a row in line that waits for that. */
  readonly isCopied: (id: string) => boolean;
  /** What is unsure leaves again by itself as ever: no other copy sent it. */
  readonly freeOpen: () => void;
  /** Something of this account waits for a reading that says that no other copy sent it. */
  readonly hasUnread: (accountId: number) => boolean;
  /** `free`: no other copy sent it; `doubtful`: only the person can say. */
  readonly judgeCopied: (id: string, judgement: 'free' | 'doubtful', detail: string | null) => void;
};
