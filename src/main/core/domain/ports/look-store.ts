import type { UnsureKind } from '../../../../shared/model/submission.ts';

/** One reading of a remote's list. Times are UTC milliseconds; `elapsed` counts on a clock that is never set. */
export type NewScan = {
  readonly accountId: number;
  readonly remoteId: number;
  readonly why: 'before' | 'look-up';
  readonly epoch: number;
  readonly startedAt: number;
  /** At its end. */
  readonly elapsed: number;
  readonly pages: number;
  readonly records: number;
  /** Every page was read, and the same total was said first and last. */
  readonly complete: boolean;
  /** It has the last product that was sent there, with what products are told by. */
  readonly witnessed: boolean;
  readonly detail: string | null;
};
export type StoredScan = NewScan & { readonly id: number; readonly endedAt: number };

/** An unsure submission whose time to be looked up has come. */
export type DueLook = {
  readonly id: string;
  readonly productId: number;
  readonly remoteId: number;
  readonly accountId: number;
  readonly unsureKind: UnsureKind;
  readonly attemptId: number;
  readonly sentSku: string | null;
  /** How often it was looked up since its last request. */
  readonly looks: number;
  /** The reading before its first request that did not have its SKU. */
  readonly skuFreeScan: number | null;
  /** The first complete reading since its last request that did not have it. */
  readonly absentScan: number | null;
};

/** A product that is there, by the id that the remote itself gave or showed, and what it was sent with. */
export type Witness = {
  readonly recordId: string;
  readonly identity: string;
  readonly body: string;
  readonly sku: string | null;
};

/** A request that may have created a product: nobody knows, or the remote said so and lost the id. */
export type DoubtfulAttempt = {
  readonly identity: string;
  readonly body: string;
  readonly sku: string | null;
  /** The remote said that it created the product, and the id got lost. */
  readonly wasConfirmed: boolean;
  /** It was proven to have created nothing by then; a slow remote may have done so since. */
  readonly isProven: boolean;
};

/** Looking products up at their remotes. */
export type LookStore = {
  /** The remote through which an account's list is read; `undefined` where none can be used. */
  readonly lookRemote: (accountId: number) => number | undefined;
  /** The earliest moment at which something of the account is to be looked up. */
  readonly nextLook: (accountId: number) => number | undefined;
  readonly dueLooks: (accountId: number, now: number) => readonly DueLook[];
  /** When an unsure submission is looked up next, `null` for never by itself, and how often it was. */
  readonly scheduleLook: (id: string, at: number | null, looks: number) => void;
  /** Forgets what earlier looks found out: another request left since. */
  readonly startLooks: (id: string, at: number | null) => void;
  /** Nothing of this account is looked up later than this. */
  readonly hastenLooks: (accountId: number, latest: number) => void;
  /** Proofs of absence that an earlier run left half done begin anew: what was between two runs can't be measured. */
  readonly restartProofs: (now: number) => void;
  /** Nothing of this account is looked up by itself any more. */
  readonly endLooks: (accountId: number) => void;
  /** Unsure submissions of this account that are not looked up by themselves any more are looked up now, from the start. */
  readonly resumeLooks: (accountId: number, at: number) => void;
  readonly setListWorks: (remoteId: number, works: boolean, detail: string | null) => void;
  /** Whether a remote's list can be used, and what it had, is to be found out again. */
  readonly forgetList: (remoteId: number) => void;
  readonly insertScan: (scan: NewScan) => number;
  readonly scan: (id: number) => StoredScan | undefined;
  /** The last reading of an account's list, complete or not, since it was forgotten. */
  readonly lastScan: (accountId: number) => StoredScan | undefined;
  /** The SKUs that the last complete reading had. */
  readonly saveListedSkus: (accountId: number, skus: readonly string[]) => void;
  readonly isSkuListed: (accountId: number, sku: string) => boolean;
  /**
   * The products that were sent last to an account, as the remote itself said, the newest first; at most a thousand. With `found` also
   * those whose answer was lost and that a look-up found, of which nobody but that look-up said that they are there.
   */
  readonly witnesses: (accountId: number, found: boolean) => readonly Witness[];
  /** True where the remote itself had said by then that it created a product with a SKU. */
  readonly hadWitness: (accountId: number, at: number) => boolean;
  /** Every request for a product at an account that may have created it, whatever became of its row. */
  readonly doubtfulAttempts: (productId: number, accountId: number) => readonly DoubtfulAttempt[];
  /** True when another product left for this account with this SKU and was created, or may have been, whatever became of its row. */
  readonly skuLeftElsewhere: (accountId: number, sku: string, productId: number) => boolean;
  readonly noteAbsent: (id: string, scanId: number) => void;
  /** Proven: none of the requests so far created the product at the account. */
  readonly proveAbsent: (productId: number, accountId: number) => void;
  /** How many requests of a submission left without anybody knowing what became of them. */
  readonly countUnsure: (id: string) => number;
};
