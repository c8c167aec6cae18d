import { z } from 'zod';
import {
  BulkAction,
  Change,
  OnLaterEdits,
  Preview,
  PreviewId,
  PreviewRow,
  PreviewTab,
  UndoOutcome,
} from '../model/change.ts';
import { DraftId, FormDraft, Product, ProductFields, ProductId } from '../model/product.ts';
import { Profile } from '../model/profile.ts';
import { ListQuery, ProductRow, Scope, Snapshot, ViewCounts } from '../model/query.ts';
import {
  KeyStatus,
  KnownAccount,
  Remote,
  RemoteAuth,
  RemoteId,
  RemoteInput,
  RemoteTest,
} from '../model/remote.ts';
import {
  GroupAction,
  LaneStatus,
  ListedRecord,
  ListMatch,
  RequestPreview,
  Resolution,
  SendGroup,
  SendGroupKey,
  SendSummary,
  Submission,
  SubmissionId,
  TimelineEntry,
} from '../model/submission.ts';
import { AppInfo, CatalogState, KeyStorage, RecentCatalog, SandboxOffer, Theme } from './shell.ts';

/**
 * Who answers an operation: `query` the read-only pages worker, `scan` the long reader, `command` the one writer,
 * `shell` the main process itself (windows, dialogs, preferences, keys).
 */
type Runs = 'query' | 'scan' | 'command' | 'shell';

function row<R extends Runs, I extends z.ZodType, O extends z.ZodType>(runs: R, input: I, output: O) {
  return { runs, input, output } as const;
}

const Nothing = z.strictObject({});
const Key = z
  .string()
  .trim()
  .min(1)
  .max(4096)
  .regex(/^[\x21-\x7E]+$/, 'a key has no spaces and only plain characters');
const Ids = z.array(ProductId).min(1).max(100_000);

/** THE map: every operation that the window, the command line and the tests can ask for. */
export const api = {
  'products.page': row(
    'query',
    z.strictObject({
      snapshot: z.int().positive(),
      from: z.int().nonnegative(),
      count: z.int().min(1).max(200),
    }),
    z.array(ProductRow),
  ),
  'products.list': row('query', ListQuery, Snapshot),
  /** The row index of a product in a stable list, or `null` where it is not in it. */
  'products.indexOf': row(
    'query',
    z.strictObject({ snapshot: z.int().positive(), id: ProductId }),
    z.int().nonnegative().nullable(),
  ),
  'products.get': row('query', z.strictObject({ id: ProductId }), Product.nullable()),
  'products.counts': row('query', Nothing, ViewCounts),
  /** Other products with this SKU here, and whether one of them was sent or is unsure at an account. */
  'products.skuUse': row(
    'query',
    z.strictObject({ sku: z.string().max(10_000), except: ProductId.nullable() }),
    z.array(z.strictObject({ id: ProductId, name: z.string(), accountIds: z.array(z.int()) })),
  ),
  'products.save': row(
    'command',
    z.strictObject({
      /** `null` adds a product. */
      id: ProductId.nullable(),
      /** The version that the edit started from; 0 for a new product. */
      baseVersion: z.int().nonnegative(),
      fields: ProductFields,
      /** The form draft that this save settles. */
      draftId: DraftId.nullable(),
    }),
    Product,
  ),
  'products.duplicate': row('command', z.strictObject({ ids: Ids }), z.array(ProductId)),
  'products.trash': row('command', z.strictObject({ ids: Ids }), Change),
  'products.restore': row('command', z.strictObject({ ids: Ids }), Change),

  'drafts.list': row('query', Nothing, z.array(FormDraft)),
  'drafts.forProduct': row('query', z.strictObject({ productId: ProductId }), FormDraft.nullable()),
  'drafts.keep': row('command', FormDraft.omit({ updatedAt: true }), FormDraft),
  'drafts.discard': row('command', z.strictObject({ id: DraftId }), Nothing),

  'previews.prepare': row('command', z.strictObject({ scope: Scope, action: BulkAction }), Preview),
  'previews.page': row(
    'command',
    z.strictObject({
      id: PreviewId,
      tab: PreviewTab,
      from: z.int().nonnegative(),
      count: z.int().min(1).max(200),
    }),
    z.array(PreviewRow),
  ),
  'previews.leaveOut': row(
    'command',
    z.strictObject({ id: PreviewId, products: z.union([Ids, z.literal('all')]), leftOut: z.boolean() }),
    Preview,
  ),
  'previews.apply': row('command', z.strictObject({ id: PreviewId }), Change),
  'previews.close': row('command', z.strictObject({ id: PreviewId }), Nothing),

  'changes.list': row('query', z.strictObject({ limit: z.int().min(1).max(100) }), z.array(Change)),
  'changes.undo': row('command', z.strictObject({ onLaterEdits: OnLaterEdits }), UndoOutcome),
  'changes.redo': row('command', z.strictObject({ onLaterEdits: OnLaterEdits }), UndoOutcome),

  'profiles.list': row('query', Nothing, z.array(Profile)),
  'remotes.list': row('query', Nothing, z.array(Remote)),
  /** Every account that this catalog ever had at the origin of an address, so that none is sent to anew by mistake. */
  'remotes.accountsAt': row(
    'query',
    z.strictObject({ profileId: z.string(), baseUrl: z.url().max(2000) }),
    z.array(KnownAccount),
  ),
  'remotes.add': row('command', RemoteInput, Remote),
  'remotes.update': row('command', z.strictObject({ id: RemoteId, remote: RemoteInput }), Remote),
  'remotes.remove': row('command', z.strictObject({ id: RemoteId }), Nothing),
  /** Safe calls only; the key of a saved remote is used where none is given. */
  'remotes.test': row(
    'command',
    z.strictObject({
      remoteId: RemoteId.nullable(),
      profileId: z.string(),
      baseUrl: z.url().max(2000),
      auth: RemoteAuth,
      key: Key.nullable(),
    }),
    RemoteTest,
  ),

  'sending.summary': row(
    'query',
    z.strictObject({ products: Ids, remotes: z.array(RemoteId).min(1).max(100) }),
    SendSummary,
  ),
  /** Queues what is ready; what has problems or is there already is left alone. */
  'sending.send': row(
    'command',
    z.strictObject({
      products: Ids,
      remotes: z.array(RemoteId).min(1).max(100),
      /** The person was told that these may be there already, and wants them sent. */
      evenIfMaybeThere: z.boolean().optional(),
      /** One goes first; the others wait in line until the person lets the remote go on. */
      testFirst: z.boolean().optional(),
    }),
    z.strictObject({ queued: z.int().nonnegative(), left: z.int().nonnegative() }),
  ),
  'sending.list': row(
    'query',
    z.strictObject({ product: ProductId.nullable(), limit: z.int().min(1).max(1000) }),
    z.array(Submission),
  ),
  /** The Send list: rows that stand alike, in the order of its sections; single rows are groups of one. */
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
  'sending.resolve': row('command', z.strictObject({ id: SubmissionId, resolution: Resolution }), Nothing),
  /** Settles many at once by a list of the remote's; what is refused is said row by row, the others are settled. */
  'sending.resolveMany': row(
    'command',
    z.strictObject({
      resolutions: z
        .array(z.strictObject({ id: SubmissionId, resolution: Resolution }))
        .min(1)
        .max(100_000),
      /** Where the answers come from, such as `list of 212 products, pasted`. */
      source: z.string().trim().min(1).max(200),
    }),
    z.strictObject({
      settled: z.int().nonnegative(),
      refused: z.array(z.strictObject({ id: SubmissionId, message: z.string() })),
    }),
  ),
  /** Looks an unsure product up at the remote, now and as often as its settle times say. */
  'sending.lookUp': row('command', z.strictObject({ id: SubmissionId }), Nothing),
  'sending.pauseRemote': row('command', z.strictObject({ remoteId: RemoteId, paused: z.boolean() }), Nothing),
  /** The person mended or saw what a remote was held for: it goes on. */
  'sending.release': row('command', z.strictObject({ remoteId: RemoteId }), Nothing),
  /** Wakes every lane that waits for the network; a Retry-After is still kept. */
  'sending.tryNow': row('command', Nothing, Nothing),

  'catalog.settings': row(
    'query',
    Nothing,
    z.strictObject({
      currency: z.string(),
      /** It was opened in another place than it last sent from: sending is paused until `catalog.claim`. */
      moved: z.boolean(),
    }),
  ),
  /** The catalog sends from here from now on, and sending is resumed. */
  'catalog.claim': row('command', Nothing, Nothing),
  'catalog.setCurrency': row(
    'command',
    z.strictObject({ currency: z.string().regex(/^[A-Z]{3}$/) }),
    Nothing,
  ),

  'app.info': row('shell', Nothing, AppInfo),
  'app.theme': row('shell', Nothing, Theme),
  'app.setTheme': row('shell', z.strictObject({ theme: Theme }), Nothing),
  'catalogs.state': row('shell', Nothing, CatalogState),
  'catalogs.recent': row('shell', Nothing, z.array(RecentCatalog)),
  'catalogs.create': row('shell', Nothing, CatalogState),
  'catalogs.open': row('shell', Nothing, CatalogState),
  'catalogs.openRecent': row('shell', z.strictObject({ handle: z.string().max(100) }), CatalogState),
  'catalogs.openSample': row('shell', Nothing, CatalogState),
  'catalogs.close': row('shell', Nothing, CatalogState),
  /** What keeps this computer from writing into the open catalog, so that nothing is sent. */
  'catalogs.diskTrouble': row('shell', Nothing, z.strictObject({ message: z.string().nullable() })),
  'keys.set': row('shell', z.strictObject({ remoteId: RemoteId, key: Key, storage: KeyStorage }), KeyStatus),
  'keys.forget': row('shell', z.strictObject({ remoteId: RemoteId }), KeyStatus),
  'keys.status': row('shell', Nothing, z.array(z.strictObject({ remoteId: RemoteId, status: KeyStatus }))),
  'sandbox.offer': row('shell', Nothing, SandboxOffer.nullable()),
  'sandbox.connect': row('shell', z.strictObject({ storage: KeyStorage }), z.array(RemoteId)),
} as const;

export type Api = typeof api;
export type Operation = keyof Api;
export type Input<O extends Operation> = z.output<Api[O]['input']>;
export type Output<O extends Operation> = z.output<Api[O]['output']>;

/** The operations that one kind of answerer has to offer; a missing handler does not compile. */
export type OperationOf<R extends Runs> = {
  [O in Operation]: Api[O]['runs'] extends R ? O : never;
}[Operation];
export type Handlers<R extends Runs> = {
  readonly [O in OperationOf<R>]: (input: Input<O>) => Output<O> | Promise<Output<O>>;
};
