import type { ProductFields } from '../../../../shared/model/product.ts';
import type { PublishedImage } from '../../../../shared/model/published-image.ts';
import type { KnownAccount, Remote, RemoteSettings } from '../../../../shared/model/remote.ts';
import type { LaneStatus, SendGroup, SendGroupKey, Submission } from '../../../../shared/model/submission.ts';
import type { Attempt, NewAnswer, NewEvidence } from './sending-store.ts';

/** Sent again by itself at most so often: a product that ends every request without an answer is the person's. */
export const MOST_UNSURE_REQUESTS = 3;

/** How many of some products stand where, at one remote; the groups add up to the choice, and counts of parts to those of all. */
export type RemoteCounts = {
  readonly ready: number;
  readonly withProblems: number;
  readonly alreadyThere: number;
  /** Those of them that were refused and not edited since. */
  readonly refusedBefore: number;
  readonly maybeThere: number;
  /** Those of them of which the person said that they are not there. */
  readonly saidAbsent: number;
  readonly openDrafts: number;
  /** Ready ones whose image is published first. */
  readonly imagesFirst: number;
  /** Ready ones at whose image's address there was no good picture when it was last looked at. */
  readonly brokenImages: number;
};

/** A file that is published before the product whose image it is, and its bytes as it is here. */
export type FileFirst = { readonly hash: string; readonly bytes: number };

/** What is known of a remote from what was sent there. */
export type RemoteUse = {
  readonly neverUsed: boolean;
  /** Milliseconds that its account took to answer lately; `null` where it never did. */
  readonly answersAfter: number | null;
};

export type SendingTotals = {
  readonly paused: boolean;
  readonly lanes: readonly LaneStatus[];
  readonly needsYou: number;
  readonly waiting: number;
  /** Unsure, and looked up by itself. */
  readonly lookedUp: number;
  readonly sent: number;
  readonly open: number;
  readonly goesOn: boolean;
};

/** Everything that is known of one submission, oldest first in each list. */
export type History = {
  readonly queuedAt: number;
  readonly attempts: readonly {
    readonly n: number;
    readonly at: number;
    readonly request: Pick<Attempt, 'method' | 'url' | 'headers' | 'body'>;
    /** `null` while the request is open, and for ever where the program ended before an answer came. */
    readonly answer: (Omit<NewAnswer, 'attemptId'> & { readonly at: number }) | null;
  }[];
  readonly evidence: readonly (Pick<NewEvidence, 'actor' | 'detail'> & {
    readonly at: number;
    /** The remote whose list was read for it. */
    readonly readFrom: number | null;
  })[];
};

/** What was sent for a submission, and the product as it is now. */
export type SentBody = {
  readonly identity: string;
  readonly body: string;
  readonly profileId: string;
  readonly settings: RemoteSettings;
  readonly fields: ProductFields;
  /** Where the file that is its image now was ever published. */
  readonly publicUrls: readonly string[];
};

/** What the window asks about sending, answered by a read-only connection. */
export type SendingReader = {
  /** Remotes that were not removed, by name. */
  readonly remotes: () => readonly Remote[];
  readonly remote: (id: number) => Remote | undefined;
  /** How an image stands where the images of a remote go; `undefined` for a web address, or where nobody tried. */
  readonly publishedImage: (settings: RemoteSettings, imageUrl: string) => PublishedImage | undefined;
  /** Every account of a profile that an origin could lead to; those at it first, then the oldest. */
  readonly accounts: (profileId: string, origin: string) => readonly KnownAccount[];
  readonly countsAt: (products: readonly number[], remoteId: number) => RemoteCounts;
  /** The different files that the images of the ready ones are. */
  readonly filesFirst: (products: readonly number[], remoteId: number) => readonly FileFirst[];
  readonly useOf: (remote: Remote) => RemoteUse;
  /** One record that has a value wherever any of the products has one. */
  readonly valuesInUse: (products: readonly number[]) => ProductFields;
  /** What needs the person first, then what is under way, then the line, then the rest by age. */
  readonly submissions: (product: number | null, limit: number) => readonly Submission[];
  /** The Send list: rows that stand alike, by section; in each the most urgent or newest first. Kinds of words past a limit are summed up at the end. */
  readonly groups: () => readonly SendGroup[];
  /** A page of a group's rows: what waits in its order, everything else newest first. */
  readonly groupRows: (key: SendGroupKey, from: number, count: number) => readonly Submission[];
  /** Single rows by the product's name or SKU or the id there, in the order of the Send list; `total` counts those past the limit too. */
  readonly find: (
    search: string,
    limit: number,
  ) => { readonly total: number; readonly groups: readonly SendGroup[] };
  /** Rows that were not replaced, by id, after one; each is read once, whatever the engine moves meanwhile. */
  readonly rowsAfter: (id: string | null, count: number) => readonly Submission[];
  readonly history: (submissionId: string) => History | undefined;
  readonly totals: () => SendingTotals;
  /** `undefined` where no request was made. */
  readonly sentBody: (submissionId: string) => SentBody | undefined;
};
