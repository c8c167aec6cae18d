import { z } from 'zod';
import { ProductId } from './product.ts';
import { RemoteId } from './remote.ts';

/** The states of sync.md. The last three have ended: they no longer stand for a product at an account. */
export const SubmissionState = z.enum([
  'queued',
  'sending',
  'sent',
  'rejected',
  'unsure',
  'cancelled',
  'discarded',
  'superseded',
]);
export type SubmissionState = z.infer<typeof SubmissionState>;

/** `created`: the remote said yes but no id is known, so it never returns to `queued`. */
export const UnsureKind = z.enum(['maybe', 'created']);
export type UnsureKind = z.infer<typeof UnsureKind>;

export const SubmissionId = z.uuid();
export type SubmissionId = z.infer<typeof SubmissionId>;

/** Why a row stands where it stands; exactly one for each row that has not ended. */
export const ReasonCode = z.enum([
  'next',
  'in-line',
  'paused',
  'all-paused',
  'draft-open',
  'has-problems',
  /** Its image is published first; then it goes by itself. */
  'image-waits',
  'no-key',
  'remote-held',
  'remote-paused',
  /** Another copy of the catalog may have sent it: a reading, or the person, says that none did. */
  'copied',
  'waiting-until',
  'request-open',
  'created',
  'not-accepted',
  'exists-there',
  'no-answer',
  'answer-without-id',
  'odd-answer',
  'id-taken',
  'taken-back',
]);
export type ReasonCode = z.infer<typeof ReasonCode>;

/** Why a whole remote stands still; the sentence is the screen's. */
export const HoldCode = z.enum([
  'wrong-key',
  'no-permission',
  'payment-required',
  'wrong-address',
  'redirect',
  'certificate',
  'bad-address',
  'proxy',
  'difference',
  'unsure-twice',
  /** One product went as a test; the others wait for the person's word. */
  'tested',
]);
export type HoldCode = z.infer<typeof HoldCode>;

export const Difference = z.strictObject({ field: z.string(), sent: z.string(), answered: z.string() });
export type Difference = z.infer<typeof Difference>;

/** A value that left, beside what the remote says that it stored; `stored` is `null` where it does not say. */
export const StoredValue = z.strictObject({
  field: z.string(),
  /** What the field is called there. */
  theirs: z.string(),
  sent: z.string(),
  stored: z.string().nullable(),
});
export type StoredValue = z.infer<typeof StoredValue>;

/**
 * What had become of a submission's requests when it ended: none left, none created anything, the remote did not accept it, a
 * look proved that it is not there, the person said so, or nobody knows.
 */
export const EndedAs = z.enum([
  'never-left',
  'not-created',
  'refused',
  'proven-absent',
  'said-absent',
  'unknown',
]);
export type EndedAs = z.infer<typeof EndedAs>;

/** A row of the Send list. Times are UTC milliseconds. */
export const Submission = z.strictObject({
  id: SubmissionId,
  productId: ProductId,
  productName: z.string(),
  productSku: z.string().nullable(),
  remoteId: RemoteId,
  remoteName: z.string(),
  state: SubmissionState,
  unsureKind: UnsureKind.nullable(),
  paused: z.boolean(),
  reason: ReasonCode.nullable(),
  /** The remote's words or ours about the reason; plain text. */
  detail: z.string().nullable(),
  /** When the row moves, or is looked up, by itself; `null` when a person must act or it is next. */
  wakeAt: z.int().nullable(),
  /** Its look-up waits until its remote goes on: that is held, lacks its key, or is not sent to from this copy. */
  lookWaits: z.boolean(),
  /** It is unsure, and is sent again by itself once it is proven not to be there. */
  leavesByItself: z.boolean(),
  attempts: z.int().nonnegative(),
  /** The id that the remote gave. */
  remoteRecordId: z.string().nullable(),
  differences: z.array(Difference),
  /** Errors that the remote named for a field of the form. */
  fieldErrors: z.array(
    z.strictObject({
      field: z.string(),
      /** What the remote calls the field; left out in rows of older versions. */
      theirs: z.string().optional(),
      message: z.string(),
    }),
  ),
  /** True for a refusal that says that the product exists there already. */
  existsThere: z.boolean(),
  /** What had become of its requests when it ended: withdrawn, given up or replaced. Left out while it has not ended. */
  endedAs: EndedAs.optional(),
  /** Why the last look came to nothing, in a sentence; left out where it did not. */
  lookFailed: z.string().optional(),
  /** No remote leads to its account any more: its own was removed, or leads to another one. Left out while one does. */
  leftBy: z.enum(['removed', 'moved']).optional(),
  /** True when the product was edited after it was sent. */
  changedSince: z.boolean(),
  createdAt: z.int(),
  updatedAt: z.int(),
});
export type Submission = z.infer<typeof Submission>;

/** One entry of a submission's time line. */
export const TimelineEntry = z.strictObject({
  at: z.int(),
  /** What happened, in a few plain words. */
  text: z.string(),
  attempt: z.int().nullable(),
  request: z.string().nullable(),
  answer: z.string().nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** The request as it would leave, the key masked. */
export const RequestPreview = z.strictObject({
  method: z.string(),
  url: z.string(),
  headers: z.array(z.tuple([z.string(), z.string()])),
  body: z.string(),
});
export type RequestPreview = z.infer<typeof RequestPreview>;

/** A person's answer to an Unsure row; `there` also settles a refusal. */
export const Resolution = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('there'),
    remoteRecordId: z.string().trim().min(1).max(500),
    /** The remote does not know the id, and the person insists. */
    unchecked: z.boolean().optional(),
  }),
  z.strictObject({ kind: z.literal('send-again') }),
  z.strictObject({ kind: z.literal('discard') }),
]);
export type Resolution = z.infer<typeof Resolution>;

/** A person's answer about one row, and how many of its requests had left when the person looked. */
export const RowAnswer = z.strictObject({
  id: SubmissionId,
  resolution: Resolution,
  attempts: z.int().nonnegative(),
});
export type RowAnswer = z.infer<typeof RowAnswer>;

/** By what the person should do: what needs them, what goes on by itself, what is over. */
export const SendSection = z.enum(['needs-you', 'going-on', 'done']);
export type SendSection = z.infer<typeof SendSection>;

/** Rows of the Send list that stand alike at one remote: same state, same reason, same words. */
export const SendGroupKey = z.strictObject({
  section: SendSection,
  remoteId: RemoteId,
  state: SubmissionState,
  reason: ReasonCode.nullable(),
  detail: z.string().nullable(),
  /** What the remote stored otherwise than it was sent stands apart from what it stored as it was. */
  differs: z.boolean(),
});
export type SendGroupKey = z.infer<typeof SendGroupKey>;

export const SendGroup = z.strictObject({
  key: SendGroupKey,
  count: z.int().positive(),
  /** The first of its rows, which stands for all. */
  first: Submission,
  /** The answer had no room for each of so many kinds of words: these are the rows of all of them, only counted. */
  kinds: z.int().positive().optional(),
});
export type SendGroup = z.infer<typeof SendGroup>;

/** What can be done to a whole group at once; each leaves those alone that it does not fit. */
export const GroupAction = z.enum(['send-again', 'withdraw', 'pause', 'resume', 'look-up']);
export type GroupAction = z.infer<typeof GroupAction>;

/** A record of a remote's own list, as the person pasted or imported it. */
export const ListedRecord = z.strictObject({
  id: z.string().trim().min(1).max(500),
  reference: z.string().max(500).nullable(),
  sku: z.string().max(10_000).nullable(),
  name: z.string().max(10_000).nullable(),
});
export type ListedRecord = z.infer<typeof ListedRecord>;

/** What a record was told by, strongest first; a name is only a hint. */
export const MatchedBy = z.enum(['reference', 'sku', 'name']);
export type MatchedBy = z.infer<typeof MatchedBy>;

/** What a list says about one unsure row. */
export const ListMatch = z.strictObject({
  submissionId: SubmissionId,
  productName: z.string(),
  productSku: z.string().nullable(),
  /** Ids in the list that fit it and that no other product here has, by the strongest means that found any. */
  ids: z.array(z.string()),
  by: MatchedBy.nullable(),
  /** What fits can only be this product: it has our reference, or a SKU that nothing there had before it left. */
  strong: z.boolean(),
  /** It stands there under an id that another product has here, which may be the wrong one; by something that is not only a hint. */
  taken: z.strictObject({ id: z.string(), productName: z.string(), by: MatchedBy }).nullable(),
  /** The list tells records by something that this product left with: were it on the list, it would be found. */
  couldTell: z.boolean(),
  unsureKind: UnsureKind,
  /** How many of its requests had left. */
  attempts: z.int().nonnegative(),
  /** When its last request left. */
  leftAt: z.int(),
});
export type ListMatch = z.infer<typeof ListMatch>;

/** How a remote's lane stands. */
export const LaneStatus = z.strictObject({
  remoteId: RemoteId,
  hold: HoldCode.nullable(),
  detail: z.string().nullable(),
  /** When it tries again by itself after it could not be reached or asked to wait. */
  waitsUntil: z.int().nullable(),
  unreachable: z.boolean(),
  waiting: z.int().nonnegative(),
  /** The person paused this account: what waits for it stays. */
  paused: z.boolean(),
  /** Whether its list can be used for look-ups; `null` while that was not tried. */
  listWorks: z.boolean().nullable(),
});
export type LaneStatus = z.infer<typeof LaneStatus>;

/** What would happen if these products were sent, before anything is queued. */
export const SendSummary = z.strictObject({
  remotes: z.array(
    z.strictObject({
      remoteId: RemoteId,
      remoteName: z.string(),
      ready: z.int(),
      withProblems: z.int(),
      /** Sent, waiting, unsure or not accepted there already. */
      alreadyThere: z.int(),
      /** Those of them that were not accepted and not changed since. */
      refusedBefore: z.int(),
      /** A request left that may have arrived, and it was given up or withdrawn since: sending may make a second one, so that it asks first. */
      maybeThere: z.int(),
      /** Those of them of which the person said that they are not there. */
      saidAbsent: z.int(),
      openDrafts: z.int(),
      /** Ready ones whose image is published first. */
      imagesFirst: z.int(),
      /** The different files that these images are, and their bytes as they are here. */
      filesFirst: z.int(),
      bytesFirst: z.int(),
      /** Ready ones at whose image’s address there was no good picture when it was last looked at; 0 where images do not go. */
      brokenImages: z.int(),
      /** About how long sending the ready ones takes, in seconds. */
      seconds: z.int().nonnegative(),
      /** No submission of this remote was ever sent: one goes first to test. */
      neverUsed: z.boolean(),
      /** Fields in use that this remote has no place for. */
      leftOut: z.array(z.string()),
    }),
  ),
});
export type SendSummary = z.infer<typeof SendSummary>;
