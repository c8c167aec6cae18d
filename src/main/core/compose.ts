import { z } from 'zod';
import sampleCatalog from '../../../resources/sample-catalog.json' with { type: 'json' };
import type { Handlers } from '../../shared/contract/api.ts';
import type { EventMessage } from '../../shared/contract/events.ts';
import { failure } from '../../shared/contract/result.ts';
import { ProductFields } from '../../shared/model/product.ts';
import { type OpenLedger, openSendLedger } from './adapters/files/send-ledger.ts';
import { readBuiltInProfiles } from './adapters/profiles/built-in-profiles.ts';
import { isCatalogFolder } from './adapters/sqlite/catalog-folder.ts';
import { createMetaStore } from './adapters/sqlite/catalog-meta.ts';
import { createChangeStore } from './adapters/sqlite/change-store.ts';
import { createCheckStore } from './adapters/sqlite/check-store.ts';
import { createCatalog } from './adapters/sqlite/create-catalog.ts';
import { type Database, sqliteVersion } from './adapters/sqlite/database.ts';
import { createDraftStore } from './adapters/sqlite/draft-store.ts';
import { beginOpening } from './adapters/sqlite/elsewhere-store.ts';
import { asFailed, asRefusal, leavesDoubt } from './adapters/sqlite/errors.ts';
import { checkHome, homeOf } from './adapters/sqlite/home.ts';
import { createImportStore } from './adapters/sqlite/import-store.ts';
import { readMeta } from './adapters/sqlite/meta-store.ts';
import { type OpenCatalog, openCatalog } from './adapters/sqlite/open-catalog.ts';
import { createPreviewStore } from './adapters/sqlite/preview-store.ts';
import { createProductStore } from './adapters/sqlite/product-store.ts';
import { createProfileSource } from './adapters/sqlite/profile-source.ts';
import { createProfileStore } from './adapters/sqlite/profile-store.ts';
import { createRecipeStore } from './adapters/sqlite/recipe-store.ts';
import { createRemoteStore } from './adapters/sqlite/remote-store.ts';
import { createSavedViewStore } from './adapters/sqlite/saved-view-store.ts';
import { createSendingStore } from './adapters/sqlite/sending-store.ts';
import { createTransactions } from './adapters/sqlite/transactions.ts';
import { watchErrors } from './adapters/sqlite/watch-errors.ts';
import { withdrawQueued } from './adapters/sqlite/withdraw-queued.ts';
import { systemClock } from './adapters/system/clock.ts';
import { systemRandom } from './adapters/system/random.ts';
import { composeBackups, type Surroundings } from './compose-reader.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { fillSample } from './domain/catalog/fill-sample.ts';
import { createSavedViewCommands } from './domain/catalog/saved-views.ts';
import { createCatalogCommands } from './domain/editing/commands.ts';
import type { EditingDeps } from './domain/editing/deps.ts';
import { createJobs } from './domain/editing/jobs.ts';
import { Failure } from './domain/failure.ts';
import type { Clock } from './domain/ports/clock.ts';
import type { HttpClient } from './domain/ports/http-client.ts';
import type { KeySource } from './domain/ports/key-source.ts';
import type { Random } from './domain/ports/random.ts';
import { createSendingCommands } from './domain/sending/commands.ts';
import { createEngine } from './domain/sending/engine.ts';
import { createProfileCommands } from './domain/sending/profile-commands.ts';
import { queueProducts } from './domain/sending/queue-products.ts';
import { createImportCommands } from './domain/transfer/commands.ts';
import type { TransferDeps } from './domain/transfer/deps.ts';
import { createNotices } from './notices.ts';

export { createHttpClientOverPort } from './adapters/http/over-port.ts';
export { backUpCatalog } from './adapters/sqlite/back-up-catalog.ts';
export { describeBackupFile } from './adapters/sqlite/backup-store.ts';
export { checkCatalog } from './adapters/sqlite/check-catalog.ts';
export { restoreCatalog } from './adapters/sqlite/restore-catalog.ts';
export { systemClock } from './adapters/system/clock.ts';
export * from './compose-reader.ts';
export { CatalogRefusal } from './domain/ports/catalog-refusal.ts';

/** What the sample's products are priced in. */
const SAMPLE_CURRENCY = 'EUR';

export type WriterParts = Surroundings & {
  readonly random?: Random | undefined;
  readonly http: HttpClient;
  readonly keys: KeySource;
  readonly emit: (message: EventMessage) => void;
  /** The ids of a stable list that the reader keeps, or `null` when it is out of date. */
  readonly readSnapshot: (snapshot: number) => Promise<Uint32Array | null>;
  /** Makes a catalog with this ISO 4217 currency first, where there is none; without it a missing one is refused. */
  readonly currency?: string | undefined;
  /** The catalog that is made is the sample catalog, filled. */
  readonly sample?: boolean | undefined;
  /** Which program this is, as another one that wants the catalog is told; `Offshelf` where left out. */
  readonly program?: string | undefined;
  /** Names this installation: a catalog that last sent from another one, or another folder, sends nothing until claimed. */
  readonly installId?: string | undefined;
  /**
   * The person's own folder of send ledgers, the same for every program on this computer and never inside a catalog. Without one
   * nobody notices that an older copy of the catalog was put back.
   */
  readonly ledgers?: string | undefined;
  /** The path of a file that the person chose, by the handle that stands for it; `null` for any other. None is known where left out. */
  readonly pathOf?: ((handle: string) => Promise<string | null>) | undefined;
  /** Whether somebody cancelled this work; asked while the thread is busy. Nobody can where it is left out. */
  readonly isCancelled?: ((job: number) => boolean) | undefined;
  /** The disk did not confirm a write: nothing more is sent or written. The host ends this program, or opens anew. */
  readonly onDoubt?: ((cause: unknown) => void) | undefined;
};

export type Writer = {
  readonly dispatch: Dispatch;
  readonly sample: boolean;
  /** The version of SQLite. */
  readonly sqlite: string;
  /** The catalog was not closed properly: let a reader look for damage before `start`. */
  readonly unclean: boolean;
  /** Lets sending begin, to these accounts alone where any are named. Call once. */
  readonly start: (accounts?: ReadonlySet<number>) => void;
  /** The network may be back, or the computer woke up: what waits for it tries now. */
  readonly wake: () => void;
  /** The computer is about to sleep: nothing new is sent until `wake`. */
  readonly sleep: () => void;
  /** A key was set for a remote: what waited for it goes on. */
  readonly keyChanged: (remoteId: number) => void;
  /** Ends sending, waiting at most ten seconds for requests that are open, and closes the catalog. */
  readonly close: () => Promise<void>;
};

/** Puts the writing side of the core together, on the one connection that writes. @throws CatalogRefusal */
export async function composeWriter(parts: WriterParts): Promise<Writer> {
  const {
    folder,
    currency,
    sample = false,
    clock = systemClock,
    random = systemRandom,
    nativeBinding,
    program,
  } = parts;
  if (currency !== undefined && !isCatalogFolder(folder)) {
    createCatalog({
      folder,
      currency: sample ? SAMPLE_CURRENCY : currency,
      sample,
      clock,
      random,
      nativeBinding,
      program,
    });
  }
  const catalog = openCatalog({ folder, clock, nativeBinding, program });
  try {
    return wireWriter(catalog, { ...parts, clock, random });
  } catch (error) {
    catalog.abandon();
    throw asRefusal(error);
  }
}

type Wiring = WriterParts & { readonly clock: Clock; readonly random: Random };

function wireWriter(catalog: OpenCatalog, parts: Wiring): Writer {
  const { db } = catalog;
  const { clock, random, http, keys, log } = parts;
  const { notice, flush } = createNotices(parts.emit);
  const home = parts.installId === undefined ? null : homeOf(parts.installId, parts.folder);
  if (home !== null) checkHome(db, home);
  beginOpening(db, random.uuid());
  const ledger = openLedger(db, parts);
  let closing = false;
  let doubtful = false;
  const doubt = (error: unknown) => {
    if (doubtful || !leavesDoubt(error)) return;
    doubtful = true;
    closing = true;
    engine.abandon();
    parts.onDoubt?.(error);
  };
  const onDiskTrouble = (message: string | null) => parts.emit({ event: 'diskTrouble', data: { message } });
  const profiles = createProfileSource(db, readBuiltInProfiles());
  const checks = createCheckStore(db, profiles);
  const store = watchErrors(createSendingStore(db, { clock, random, home }), doubt);
  const sending = {
    store,
    checks,
    http,
    ledger,
    keys,
    clock,
    random,
    profiles,
    log,
    onChange: notice,
    onDiskTrouble,
  };
  const engine = createEngine(sending);
  const meta = createMetaStore(db);
  const remotes = createRemoteStore(db, { clock });
  const editing = wireEditing(catalog, parts, doubt, {
    checks,
    meta,
    notice,
    pause: pauseUnless(() => closing),
    queue: (products, at) => queueProducts({ store, remotes }, { products: [...products], remotes: [...at] }),
  });
  if (catalog.sample) fillSample(editing, z.array(ProductFields).parse(sampleCatalog));
  const handlers = {
    ...createCatalogCommands(editing),
    ...createImportCommands({ ...wireImport(editing, db, parts), sending: store, remotes }),
    ...createSendingCommands({ ...sending, engine, remotes }),
    ...createSavedViewCommands({
      views: createSavedViewStore(db),
      transactions: createTransactions(db),
      notice,
    }),
    ...createProfileCommands({ ...sending, own: createProfileStore(db, { clock }) }),
  } satisfies Handlers<'command'>;
  const explain = (error: unknown) => {
    doubt(error);
    return asFailed(error);
  };
  const dispatch = createDispatch({ handlers, explain, clock, log });
  return {
    sample: catalog.sample,
    sqlite: sqliteVersion(db),
    unclean: catalog.unclean,
    dispatch: async (operation, input) => {
      if (closing) return failure('no-catalog', WAS_CLOSED);
      const result = await dispatch(operation, input);
      flush();
      engine.look();
      return result;
    },
    start: engine.start,
    wake: engine.wake,
    sleep: engine.sleep,
    keyChanged: engine.keyChanged,
    close: async () => {
      closing = true;
      await engine.stop();
      // What paused comes back first, and ends in order.
      await new Promise((done) => setImmediate(done));
      flush();
      if (doubtful) catalog.abandon();
      else catalog.close();
      ledger?.close();
    },
  };
}

function wireEditing(
  { db, stagingFile }: OpenCatalog,
  { clock, random, readSnapshot, emit, isCancelled = () => false }: Wiring,
  doubt: (error: unknown) => void,
  shared: Pick<EditingDeps, 'checks' | 'meta' | 'notice' | 'pause' | 'queue'>,
): EditingDeps {
  return {
    ...shared,
    clock,
    random,
    readSnapshot,
    transactions: createTransactions(db),
    products: createProductStore(db),
    drafts: createDraftStore(db),
    changes: watchErrors(createChangeStore(db), doubt),
    previews: createPreviewStore(db, stagingFile),
    // After the previews: they attach the staging database.
    imports: createImportStore(db),
    recipes: createRecipeStore(db),
    jobs: createJobs({ clock, emit, isCancelled }),
    withdrawQueued: (products, at) => shared.checks.recheckSkus(withdrawQueued(db, products, at)),
  };
}

function wireImport(editing: EditingDeps, db: Database, parts: Wiring): TransferDeps {
  const { keep } = composeBackups(parts);
  return {
    ...editing,
    tables: async () => (await import('./adapters/tables/table-files.ts')).createTableFiles(),
    pathOf: async (handle) => (await parts.pathOf?.(handle)) ?? null,
    backUp: async () => {
      if (!editing.products.isEmpty()) await keep('before-import');
    },
    catalogMark: (readMeta(db, 'catalog_id') ?? '').slice(-8),
  };
}

function openLedger(db: Database, { ledgers, log }: Wiring): OpenLedger | undefined {
  const catalogId = readMeta(db, 'catalog_id');
  return ledgers === undefined || catalogId === null ? undefined : openSendLedger(ledgers, catalogId, log);
}

const WAS_CLOSED = 'This catalog was closed. Open it and try again.';

/** Lets everything else that waits for this thread go first, and ends long work when the catalog is being closed. */
function pauseUnless(isClosing: () => boolean): () => Promise<void> {
  return () =>
    new Promise((done, fail) => {
      setImmediate(() => (isClosing() ? fail(new Failure('no-catalog', WAS_CLOSED)) : done()));
    });
}
