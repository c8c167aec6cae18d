import { z } from 'zod';
import { SENT_AT_ONCE } from '../model/bounds.ts';
import { Change, JobId } from '../model/change.ts';
import { ProductFields, ProductId } from '../model/product.ts';
import { Scope } from '../model/query.ts';
import { RemoteId } from '../model/remote.ts';
import {
  GroupAction,
  LaneStatus,
  ListedRecord,
  ListMatch,
  RequestPreview,
  RowAnswer,
  SendGroup,
  SendGroupKey,
  SendSummary,
  StoredValue,
  Submission,
  SubmissionId,
  TimelineEntry,
} from '../model/submission.ts';
import { Nothing, row } from './row.ts';

/** So few that they are counted, and put in line, in one step. */
const Few = z.array(ProductId).min(1).max(SENT_AT_ONCE);

/** A choice of products, or those that a Change wrote. */
export const SendScope = z.discriminatedUnion('kind', [
  ...Scope.options,
  z.strictObject({ kind: z.literal('change'), change: Change.shape.id }),
]);
export type SendScope = z.infer<typeof SendScope>;

/** Operations around sending: what would go, what goes, and what became of it. */
export const sendingApi = {
  'sending.summary': row(
    'query',
    z.strictObject({ products: Few, remotes: z.array(RemoteId).min(1).max(100) }),
    SendSummary,
  ),
  /** Queues what is ready; what has problems or is there already is left alone. */
  'sending.send': row(
    'command',
    z.strictObject({
      products: Few,
      remotes: z.array(RemoteId).min(1).max(100),
      /** The person was told that these may be there already, and wants them sent. */
      evenIfMaybeThere: z.boolean().optional(),
      /** One goes first; the others wait in line until the person lets the remote go on. */
      testFirst: z.boolean().optional(),
    }),
    z.strictObject({ queued: z.int().nonnegative(), left: z.int().nonnegative() }),
  ),
  /** The same two for however many products, some at a time. A newer question ends the one before. */
  'sending.summaryOfMany': row(
    'query',
    z.strictObject({ of: SendScope, remotes: z.array(RemoteId).min(1).max(100) }),
    SendSummary,
  ),
  'sending.sendMany': row(
    'command',
    z.strictObject({
      of: SendScope,
      remotes: z.array(RemoteId).min(1).max(100),
      evenIfMaybeThere: z.boolean().optional(),
      testFirst: z.boolean().optional(),
      /** Cancelled, it leaves in line what is there by then, and answers how many those are. */
      job: JobId.optional(),
    }),
    z.strictObject({ queued: z.int().nonnegative(), left: z.int().nonnegative() }),
  ),
  'sending.list': row(
    'query',
    z.strictObject({ product: ProductId.nullable(), limit: z.int().min(1).max(1000) }),
    z.array(Submission),
  ),
  /** The Send list: rows that stand alike, in the order of its sections; single rows are groups of one. At most 200, and the sums of the rest. */
  'sending.groups': row('scan', Nothing, z.array(SendGroup)),
  'sending.groupRows': row(
    'scan',
    z.strictObject({
      key: SendGroupKey,
      from: z.int().nonnegative(),
      count: z.int().min(1).max(200),
    }),
    z.array(Submission),
  ),
  /** Single rows of the Send list whose product's name or SKU, or whose id there, has what was typed; in its order. */
  'sending.find': row(
    'scan',
    z.strictObject({ search: z.string().trim().min(1).max(500), limit: z.int().min(1).max(500) }),
    z.strictObject({ total: z.int().nonnegative(), groups: z.array(SendGroup) }),
  ),
  /** Every row of the Send list once, in parts: those after a row, by id. */
  'sending.rowsAfter': row(
    'scan',
    z.strictObject({ id: SubmissionId.nullable(), count: z.int().min(1).max(1000) }),
    z.array(Submission),
  ),
  /** What the remote says that it stored, beside what was sent to it. */
  'sending.storedValues': row('query', z.strictObject({ id: SubmissionId }), z.array(StoredValue)),
  /** Does the same to every row of a group, all or nothing; `left` are those that it did not fit. */
  'sending.actOnGroup': row(
    'command',
    z.strictObject({ key: SendGroupKey, action: GroupAction }),
    z.strictObject({ done: z.int().nonnegative(), left: z.int().nonnegative() }),
  ),
  /** What a remote's own list says about the unsure rows there; nothing is changed. */
  'sending.matchList': row(
    'scan',
    z.strictObject({ remoteId: RemoteId, records: z.array(ListedRecord).min(1).max(100_000) }),
    z.strictObject({
      matches: z.array(ListMatch),
      /** How many products are known to be there, and how many of those the list has: a list without them is another one. */
      sent: z.int().nonnegative(),
      sentListed: z.int().nonnegative(),
    }),
  ),
  'sending.timeline': row('query', z.strictObject({ id: SubmissionId }), z.array(TimelineEntry)),
  'sending.preview': row(
    'query',
    z.strictObject({ fields: ProductFields, remoteId: RemoteId }),
    z.strictObject({ request: RequestPreview.nullable(), leftOut: z.array(z.string()) }),
  ),
  'sending.status': row(
    'query',
    Nothing,
    z.strictObject({
      paused: z.boolean(),
      lanes: z.array(LaneStatus),
      needsYou: z.int(),
      waiting: z.int(),
      /** Unsure, and looked up by itself: with those that wait or are being sent, what goes on. */
      lookedUp: z.int(),
      sent: z.int(),
      /** Requests that have no answer yet. */
      open: z.int(),
      /** Something moves by itself: it is sent or looked up, or will be. */
      goesOn: z.boolean(),
    }),
  ),
  'sending.pauseAll': row('command', z.strictObject({ paused: z.boolean() }), Nothing),
  'sending.pause': row('command', z.strictObject({ id: SubmissionId, paused: z.boolean() }), Nothing),
  'sending.withdraw': row('command', z.strictObject({ id: SubmissionId }), Nothing),
  /** After an edit: the refused row is superseded and a new one queued. */
  'sending.sendEdited': row('command', z.strictObject({ id: SubmissionId }), Nothing),
  /** Refused where another request left since the person looked, unless the answer is that it is there. */
  'sending.resolve': row('command', RowAnswer, Nothing),
  /** Settles many at once by a list of the remote's; what is refused is said row by row, the others are settled. */
  'sending.resolveMany': row(
    'command',
    z.strictObject({
      resolutions: z.array(RowAnswer).min(1).max(100_000),
      /** Where the answers come from, such as `list of 212 products, pasted`. */
      source: z.string().trim().min(1).max(200),
    }),
    z.strictObject({
      settled: z.int().nonnegative(),
      refused: z.array(z.strictObject({ id: SubmissionId, message: z.string() })),
    }),
  ),
  /** The person gave a wrong id: what is sent by their word alone is unsure or refused again. Nothing leaves by that. */
  'sending.takeBack': row('command', z.strictObject({ id: SubmissionId }), Nothing),
  /** Looks an unsure product up at the remote, now and as often as its settle times say. */
  'sending.lookUp': row('command', z.strictObject({ id: SubmissionId }), Nothing),
  'sending.pauseRemote': row('command', z.strictObject({ remoteId: RemoteId, paused: z.boolean() }), Nothing),
  /** The person mended or saw what a remote was held for: it goes on. */
  'sending.release': row('command', z.strictObject({ remoteId: RemoteId }), Nothing),
  /** Wakes every lane that waits for the network; a Retry-After is still kept. */
  'sending.tryNow': row('command', Nothing, Nothing),
} as const;
