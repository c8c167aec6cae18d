import type { ProductFields } from '../../../../shared/model/product.ts';
import type { PublishedImage } from '../../../../shared/model/published-image.ts';
import type { Remote, RemoteSettings } from '../../../../shared/model/remote.ts';
import type {
  Difference,
  HoldCode,
  ReasonCode,
  SendGroupKey,
  SubmissionState,
  UnsureKind,
} from '../../../../shared/model/submission.ts';
import type { ElsewhereStore } from './elsewhere-store.ts';
import type { Exchange } from './http-client.ts';
import type { LookStore } from './look-store.ts';

/** How one account is sent to. Times are UTC milliseconds. */
export type Lane = {
  readonly accountId: number;
  readonly hold: HoldCode | null;
  readonly detail: string | null;
  readonly notBefore: number | null;
  /** When that wait began, so that a clock that was set back is noticed; `null` where there is none. */
  readonly askedAt: number | null;
  /** Failures to reach the remote in a row; 0 while `notBefore` is a wait that the remote asked for. */
  readonly failures: number;
  readonly unsureInARow: number;
  readonly differenceSeen: boolean;
  /** The person paused the account. */
  readonly paused: boolean;
  /** One product goes as a test; then the lane is held until the person has seen it. */
  readonly testing: boolean;
};

export type StoredSubmission = {
  readonly id: string;
  readonly productId: number;
  readonly remoteId: number;
  readonly accountId: number;
  readonly state: SubmissionState;
  readonly unsureKind: UnsureKind | null;
  /** The attempt whose identity and body must leave again; `null` where the next request is made anew. */
  readonly attemptId: number | null;
  readonly productVersion: number | null;
  /** The SKU that left with the last request. */
  readonly sentSku: string | null;
  /** Every attempt up to this one was proven to have created nothing. */
  readonly absentThrough: number | null;
};

/** Where a submission moves after an answer or by a person; what is not named here is emptied or kept as it is. */
export type SubmissionMove = {
  readonly state: Exclude<SubmissionState, 'sending'>;
  readonly unsureKind?: UnsureKind;
  readonly reason?: ReasonCode;
  readonly detail?: string | null;
  /** The next request is made anew: nothing of the last one can have arrived. */
  readonly forgetAttempt?: boolean;
  readonly remoteRecordId?: string;
  readonly differences?: readonly Difference[];
  readonly fieldErrors?: readonly {
    readonly field: string;
    readonly theirs: string;
    readonly message: string;
  }[];
};

/** What the person said is there, with this id, and how it stood before: refused, unsure of a kind, or in line where another copy may have sent it. */
export type SaidThere = { readonly recordId: string; readonly before: 'rejected' | 'queued' | UnsureKind };

export type Marker = {
  readonly attemptId: number;
  readonly productVersion: number;
  /** The SKU that leaves with the request. */
  readonly sentSku: string | null;
  /** The reading of the remote's list that does not have the SKU; `undefined` keeps what an earlier request had. */
  readonly skuFreeScan: number | null | undefined;
};

/** One request, as it is written down before its first byte leaves. The key is never part of it. */
export type NewAttempt = {
  readonly submissionId: string;
  readonly epoch: number;
  readonly identity: string;
  readonly method: 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly productVersion: number;
  /** Its name in the send ledger. */
  readonly request: string;
  /** UTC milliseconds; now where none is given. */
  readonly startedAt?: number;
};
export type Attempt = Omit<NewAttempt, 'request' | 'startedAt'> & { readonly id: number };

/** What an attempt came to. An attempt without one may have arrived. */
export type AttemptOutcome = 'sent' | 'rejected' | 'unsure' | 'not-created';

export type NewAnswer = {
  readonly attemptId: number;
  readonly outcome: AttemptOutcome;
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly error: string | null;
};

export type NewEvidence = {
  readonly submissionId: string;
  readonly actor: 'person' | 'engine' | 'start-up';
  readonly kind: string;
  readonly detail: string;
};

export type StoredProduct = {
  readonly version: number;
  readonly fields: ProductFields;
  readonly trashed: boolean;
};

/** What was found of a product at a remote. */
export type ProductCheck = {
  readonly problems: number;
  /** Its image is published first. */
  readonly waits: boolean;
};

/** How a product stands towards being sent to a remote. A refused one that was edited since may be sent again. */
export type Standing = 'ready' | 'has-problems' | 'already-there' | 'maybe-there' | 'trashed';

/** An account that has something to do. */
export type AccountInLine = {
  readonly accountId: number;
  readonly profileId: string;
  /** The fewest requests at a time that one of its remotes was set to; `null` where none was. */
  readonly concurrency: number | null;
};

/** What the sending engine reads and writes. Every call is synchronous, so that a transaction holds no waiting. */
export type SendingStore = LookStore &
  ElsewhereStore & {
    /** Runs all of it or nothing, committed to disk when it returns; a call inside another one joins it. */
    readonly atomically: <T>(work: () => T) => T;
    /** True for an error of the disk or of who else uses the file: the same write may work later. */
    readonly isDiskTrouble: (error: unknown) => boolean;

    /** Counts one more start of the program; rows of older epochs were left by a run that ended. */
    readonly openEpoch: () => number;
    readonly isPaused: () => boolean;
    /** The catalog was moved or copied, and nobody said yet that it sends from here; it is paused then. */
    readonly isAway: () => boolean;
    readonly setPaused: (paused: boolean) => void;

    readonly lane: (accountId: number) => Lane;
    readonly saveLane: (lane: Lane) => void;
    /** Something of this account is unsure. */
    readonly hasUnsure: (accountId: number) => boolean;
    /** Ends every wait for the network; a wait that a remote asked for stays. */
    readonly endBackoffs: () => void;
    /** Accounts with something in line or to be looked up. */
    readonly accountsInLine: () => readonly AccountInLine[];

    readonly remote: (id: number) => Remote | undefined;
    readonly setKeyMissing: (remoteId: number, missing: boolean) => void;
    /** A new run asks for every key anew: one that could not be read the last time may be there now. */
    readonly forgetMissingKeys: () => void;

    readonly product: (id: number) => StoredProduct | undefined;
    /** Writes what keeps a product from being sent, where what is stored was out of date. */
    readonly setCheck: (productId: number, remoteId: number, check: ProductCheck) => void;
    /** How the image of a product stands where the remote's images go; `undefined` for a web address, or where nobody tried. */
    readonly publishedImage: (settings: RemoteSettings, imageUrl: string) => PublishedImage | undefined;
    /** The name of another product whose request left with this SKU for the account, and created it or may have. */
    readonly skuTakenBy: (accountId: number, sku: string, productId: number) => string | undefined;

    /** The first row of the line that nothing but the lane itself keeps from being sent. */
    readonly firstInLine: (accountId: number) => StoredSubmission | undefined;
    /** A row before this one is kept back by nothing but its image, which is on its way: its place is not held. */
    readonly waitsForImageBefore: (submission: StoredSubmission) => boolean;
    /** The image of a product goes to its place before the product goes to this remote. */
    readonly isImageFirst: (productId: number, remoteId: number) => boolean;
    /** A request of this account is open. */
    readonly hasOpenRequest: (accountId: number) => boolean;
    readonly submission: (id: string) => StoredSubmission | undefined;
    /** The rows of a group of the Send list, as they are now. */
    readonly idsOfGroup: (key: SendGroupKey) => readonly string[];
    readonly leftSending: (epoch: number) => readonly StoredSubmission[];
    readonly standing: (productId: number, remote: Pick<Remote, 'id'>) => Standing;
    /** Ends the refused submission of a product at an account, which a new one replaces. */
    readonly supersedeRefused: (productId: number, accountId: number) => void;
    /** Queues a product once, by an id of its own or a given one; `undefined` where it already stands at that account. */
    readonly enqueue: (
      productId: number,
      remote: { readonly id: number; readonly accountId: number },
      id?: string,
    ) => string | undefined;
    readonly markSending: (id: string, marker: Marker) => void;
    readonly move: (id: string, move: SubmissionMove) => void;
    readonly setSubmissionPaused: (id: string, paused: boolean) => void;
    /** The product that was sent to this account and has that id; `isSaid` where only the person gave it that id. */
    readonly recordOwner: (
      accountId: number,
      recordId: string,
    ) => { readonly productName: string; readonly isSaid: boolean } | undefined;
    /** Withdraws a queued row whose product was trashed or whose remote is gone or moved. True when it did. */
    readonly withdrawOrphan: (id: string) => boolean;
    /** Withdraws every queued row of a remote; the SKUs that this may have freed. */
    readonly withdrawOfRemote: (remoteId: number) => readonly string[];

    readonly insertAttempt: (attempt: NewAttempt) => number;
    readonly attempt: (id: number) => Attempt | undefined;
    /** The last request of a submission, whatever became of it. */
    readonly lastAttempt: (submissionId: string) => Pick<Attempt, 'identity' | 'body'> | undefined;
    /** How many requests of a submission have left. */
    readonly countAttempts: (submissionId: string) => number;
    /** For what is there by the person's own word, with the id that they gave: how it stood before. `undefined` for all else. */
    readonly saidThere: (submissionId: string) => SaidThere | undefined;
    /** What a remote answered to an attempt, as far as it is kept; `undefined` where no answer of its own came here. */
    readonly answer: (attemptId: number) => Extract<Exchange, { kind: 'answer' }> | undefined;
    readonly insertAnswer: (answer: NewAnswer) => void;
    /** True when another attempt may have created the product at the account, of whichever of its submissions; proven ones don't. */
    readonly mayHaveArrived: (productId: number, accountId: number, exceptAttemptId: number) => boolean;
    readonly addEvidence: (evidence: NewEvidence) => void;
  };
