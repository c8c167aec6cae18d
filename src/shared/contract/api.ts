import { z } from 'zod';
import { Backup, RestoreOutcome } from '../model/backup.ts';
import { Change, JobId } from '../model/change.ts';
import { ClaimedLine, CopyStatus } from '../model/copies.ts';
import { DraftId, FormDraft, Product, ProductFields, ProductId } from '../model/product.ts';
import { Scope } from '../model/query.ts';
import {
  AccountAnswer,
  ImagePlaceId,
  KeyStatus,
  KnownAccount,
  Remote,
  RemoteAuth,
  RemoteId,
  RemoteInput,
  RemoteTest,
} from '../model/remote.ts';
import { ExportFormatName } from '../model/transfer.ts';
import { editingApi } from './editing-api.ts';
import { imageChecksApi } from './image-checks-api.ts';
import { imagePlacesApi } from './image-places-api.ts';
import { imagesApi } from './images-api.ts';
import { MenuBar } from './menu.ts';
import { profilesApi } from './profiles-api.ts';
import { queryApi } from './query-api.ts';
import { Nothing, type Runs, row } from './row.ts';
import { scriptApi } from './script-api.ts';
import { sendingApi } from './sending-api.ts';
import {
  AppInfo,
  CatalogState,
  FileName,
  GivenFile,
  GivenFolder,
  KeyStorage,
  RecentCatalog,
  SandboxOffer,
  SavePlace,
  TableName,
  Theme,
} from './shell.ts';
import { transferApi } from './transfer-api.ts';

const Key = z
  .string()
  .trim()
  .min(1)
  .max(4096)
  .regex(/^[\x21-\x7E]+$/, 'a key has no spaces and only plain characters');

/** Many products, which may be followed by `jobProgress` and ended by `jobs.cancel`: nothing is written then. */
const ofScope = z.strictObject({ scope: Scope, job: JobId.optional() });

/** A password may have anything in it that can be typed on one line. */
const PlaceKey = z
  .string()
  .min(1)
  .max(4096)
  .regex(/^\P{Cc}+$/u, 'a password stands on one line');

/** THE map: every operation that the window, the command line and the tests can ask for. */
export const api = {
  ...queryApi,
  'products.get': row('query', z.strictObject({ id: ProductId }), Product.nullable()),
  /** The currencies of the products that are not in the trash, and how many have each; the commonest first. */
  'products.currencies': row(
    'scan',
    Nothing,
    z.array(z.strictObject({ code: z.string(), count: z.int().positive() })),
  ),
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
  /** Adds a copy of each, as one Change; `ids` are the first hundred copies, in the order of what they are copies of. */
  'products.duplicate': row(
    'command',
    ofScope,
    z.strictObject({ change: Change, ids: z.array(ProductId).max(100) }),
  ),
  /** Moves what is not there yet into the trash, as one Change. */
  'products.trash': row('command', ofScope, Change),
  /** Takes what is there out of the trash, as one Change. */
  'products.restore': row('command', ofScope, Change),

  'drafts.list': row('query', Nothing, z.array(FormDraft)),
  'drafts.forProduct': row('query', z.strictObject({ productId: ProductId }), FormDraft.nullable()),
  /** Typed just now, where nobody says when. */
  'drafts.keep': row('command', FormDraft.partial({ updatedAt: true }), FormDraft),
  'drafts.discard': row('command', z.strictObject({ id: DraftId }), Nothing),

  ...editingApi,
  ...profilesApi,
  'remotes.list': row('query', Nothing, z.array(Remote)),
  /** Every account of a profile that an address could lead to, those at that address first, so that none is sent to anew by mistake. */
  'remotes.accounts': row(
    'query',
    z.strictObject({ profileId: z.string(), baseUrl: z.url().max(2000) }),
    z.array(KnownAccount),
  ),
  /** Fails with `which-account` where the address could lead to a known account and nobody said whose it is. */
  'remotes.add': row(
    'command',
    RemoteInput.extend({ account: AccountAnswer.optional(), job: JobId.optional() }),
    Remote,
  ),
  /** So it does where the origin changes; otherwise a remote keeps its account. */
  'remotes.update': row(
    'command',
    z.strictObject({
      id: RemoteId,
      remote: RemoteInput,
      account: AccountAnswer.optional(),
      job: JobId.optional(),
    }),
    Remote,
  ),
  'remotes.remove': row('command', z.strictObject({ id: RemoteId }), Nothing),
  /** Safe calls only; the key of a saved remote is used where none is given. */
  'remotes.test': row(
    'command',
    z.strictObject({
      remoteId: RemoteId.nullable(),
      profileId: z.string(),
      /** What the person calls it, for the sentence that comes back. */
      name: z.string().min(1).max(200).optional(),
      baseUrl: z.url().max(2000),
      auth: RemoteAuth,
      key: Key.nullable(),
    }),
    RemoteTest,
  ),

  ...sendingApi,
  ...scriptApi,
  ...transferApi,
  ...imagesApi,
  ...imageChecksApi,
  ...imagePlacesApi,

  'catalog.settings': row(
    'query',
    Nothing,
    z.strictObject({
      currency: z.string(),
      /** Nobody said yet that this copy of the catalog sends: sending is paused until `catalog.claim`. */
      moved: z.boolean(),
    }),
  ),
  /** Whether this copy of the catalog sends, what others sent since, and what of its line waits because of them. */
  'catalog.copies': row('query', Nothing, CopyStatus),
  /** The catalog sends from here from now on, and sending is resumed; what is in line is checked first unless said otherwise. */
  'catalog.claim': row('command', z.strictObject({ waiting: ClaimedLine.optional() }), Nothing),
  /** Everything that waits because another copy may have sent it leaves: the person says that none did. */
  'catalog.sendCopied': row('command', Nothing, Nothing),
  'catalog.setCurrency': row(
    'command',
    z.strictObject({ currency: z.string().regex(/^[A-Z]{3}$/) }),
    Nothing,
  ),

  'app.info': row('shell', Nothing, AppInfo),
  /** Pastes into what has the keyboard, as the person's own key would: the window itself can't read the clipboard. */
  'app.paste': row('shell', Nothing, Nothing),
  'app.theme': row('shell', Nothing, Theme),
  'app.setTheme': row('shell', z.strictObject({ theme: Theme }), Nothing),
  /** The native menu, said by the window's command registry; what was said before goes. */
  'app.setMenu': row('shell', z.strictObject({ bar: MenuBar }), Nothing),
  'catalogs.state': row('shell', Nothing, CatalogState),
  'catalogs.recent': row('shell', Nothing, z.array(RecentCatalog)),
  'catalogs.create': row('shell', Nothing, CatalogState),
  'catalogs.open': row('shell', Nothing, CatalogState),
  'catalogs.openRecent': row('shell', z.strictObject({ handle: z.string().max(100) }), CatalogState),
  'catalogs.openSample': row('shell', Nothing, CatalogState),
  'catalogs.close': row('shell', Nothing, CatalogState),
  /** What keeps this computer from writing into the open catalog, so that nothing is sent. */
  'catalogs.diskTrouble': row('shell', Nothing, z.strictObject({ message: z.string().nullable() })),
  /** The backups of the catalog that is open or was refused, the newest first. */
  'backups.list': row('shell', Nothing, z.array(Backup)),
  /** Backs up the open catalog now. */
  'backups.create': row('shell', Nothing, Backup),
  /** Asks the person for a backup that lies elsewhere; `null` when cancelled. */
  'backups.choose': row('shell', Nothing, Backup.nullable()),
  /** Puts a backup from the last list, or a chosen one, in the place of the catalog, which is closed for it and opened again. */
  'backups.restore': row(
    'shell',
    z.strictObject({
      handle: z.string().max(300),
      /** The person was told that the backup is of another catalog. */
      otherCatalog: z.boolean(),
    }),
    RestoreOutcome,
  ),
  /** Why the last backup by itself failed; `null` where none did. */
  'backups.trouble': row('shell', Nothing, z.strictObject({ message: z.string().nullable() })),
  /** Asks where to save a file of this name; `null` when the person cancelled. The window never learns the place. */
  'exports.begin': row(
    'shell',
    z.strictObject({ name: FileName }),
    z.strictObject({ handle: z.uuid().nullable() }),
  ),
  'exports.add': row('shell', z.strictObject({ handle: z.uuid(), text: z.string().max(4_000_000) }), Nothing),
  /** Puts the file in its place, or throws it away. */
  'exports.end': row('shell', z.strictObject({ handle: z.uuid(), keep: z.boolean() }), Nothing),
  /** A file that the person chose or dropped. The page hands over the file alone: its path is found by the preload. */
  'files.give': row('shell', z.strictObject({ path: z.string().min(1).max(4096) }), GivenFile),
  /** Asks the person for a folder; `null` when cancelled. */
  'files.chooseFolder': row('shell', Nothing, GivenFolder.nullable()),
  /** Asks where a table of this format goes; `null` when the person cancelled. */
  'files.choosePlace': row(
    'shell',
    z.strictObject({ name: TableName, format: ExportFormatName }),
    SavePlace.nullable(),
  ),
  'keys.set': row('shell', z.strictObject({ remoteId: RemoteId, key: Key, storage: KeyStorage }), KeyStatus),
  'keys.forget': row('shell', z.strictObject({ remoteId: RemoteId }), KeyStatus),
  'keys.status': row('shell', Nothing, z.array(z.strictObject({ remoteId: RemoteId, status: KeyStatus }))),
  /** The remotes of the open catalog that have this very key. */
  'keys.matches': row('shell', z.strictObject({ key: Key }), z.array(RemoteId)),
  /** The same for the secret of a place for images. */
  'imagePlaces.setKey': row(
    'shell',
    z.strictObject({ id: ImagePlaceId, key: PlaceKey, storage: KeyStorage }),
    KeyStatus,
  ),
  'imagePlaces.forgetKey': row('shell', z.strictObject({ id: ImagePlaceId }), KeyStatus),
  'imagePlaces.keyStatus': row(
    'shell',
    Nothing,
    z.array(z.strictObject({ id: ImagePlaceId, status: KeyStatus })),
  ),
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
