import { z } from 'zod';
import sampleCatalog from '../../../resources/sample-catalog.json' with { type: 'json' };
import type { Handlers } from '../../shared/contract/api.ts';
import { failure } from '../../shared/contract/result.ts';
import { ProductFields } from '../../shared/model/product.ts';
import { takeDraftJournal } from './adapters/files/draft-journal.ts';
import { type OpenLedger, openSendLedger } from './adapters/files/send-ledger.ts';
import { readBuiltInProfiles } from './adapters/profiles/built-in-profiles.ts';
import { draftJournal, isCatalogFolder } from './adapters/sqlite/catalog-folder.ts';
import { createMetaStore } from './adapters/sqlite/catalog-meta.ts';
import { createChangeStore } from './adapters/sqlite/change-store.ts';
import { createChangedProducts } from './adapters/sqlite/changed-product-reader.ts';
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
import { composeImages } from './compose-images.ts';
import { composeBackups } from './compose-reader.ts';
import { createDispatch } from './dispatch.ts';
import { fillSample } from './domain/catalog/fill-sample.ts';
import { takeUpDrafts } from './domain/catalog/keep-draft.ts';
import { createSavedViewCommands } from './domain/catalog/saved-views.ts';
import { createCatalogCommands } from './domain/editing/commands.ts';
import type { EditingDeps } from './domain/editing/deps.ts';
import { createJobs } from './domain/editing/jobs.ts';
import type { Clock } from './domain/ports/clock.ts';
import type { Random } from './domain/ports/random.ts';
import { createSendingCommands } from './domain/sending/commands.ts';
import { createEngine } from './domain/sending/engine.ts';
import { createProfileCommands } from './domain/sending/profile-commands.ts';
import { queueProducts } from './domain/sending/queue-products.ts';
import { createSendingMany } from './domain/sending/send-many.ts';
import { createImportCommands } from './domain/transfer/commands.ts';
import type { TransferDeps } from './domain/transfer/deps.ts';
import { createNotices } from './notices.ts';
import { pauseUnless, WAS_CLOSED } from './pause.ts';
import type { Writer, WriterParts } from './writer-parts.ts';

export { createImageFetcherOverPort } from './adapters/http/image-over-port.ts';
export { createHttpClientOverPort } from './adapters/http/over-port.ts';
export { backUpCatalog } from './adapters/sqlite/back-up-catalog.ts';
export { describeBackupFile } from './adapters/sqlite/backup-store.ts';
export { checkCatalog } from './adapters/sqlite/check-catalog.ts';
export { removeUnusedCatalog } from './adapters/sqlite/remove-unused-catalog.ts';
export { restoreCatalog } from './adapters/sqlite/restore-catalog.ts';
export { systemClock } from './adapters/system/clock.ts';
export * from './compose-reader.ts';
export { CatalogRefusal } from './domain/ports/catalog-refusal.ts';
export type {
  ImageAnswer,
  ImageCodec,
  ImageConverter,
  ImageFault,
  ImagePreset,
} from './domain/ports/image-codec.ts';
export type { Writer, WriterParts } from './writer-parts.ts';

/** What the sample's products are priced in. */
const SAMPLE_CURRENCY = 'EUR';

/** Puts the writing side of the core together, on the one connection that writes. @throws CatalogRefusal */
export async function composeWriter(parts: WriterParts): Promise<Writer> {
  const { folder, currency, sample = false, nativeBinding, program } = parts;
  const { clock = systemClock, random = systemRandom } = parts;
  const place = { folder, clock, nativeBinding, program, onUpdate: parts.onUpdate };
  if (currency !== undefined && !isCatalogFolder(folder)) {
    createCatalog({ ...place, currency: sample ? SAMPLE_CURRENCY : currency, sample, random });
  }
  const catalog = openCatalog(place);
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
    images.publisher.stop();
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
  const images = composeImages(editing, db, parts, { sending: store, onPublished: engine.look });
  const journal = draftJournal(parts.folder);
  takeDraftJournal(journal, log, (drafts) => takeUpDrafts(editing, drafts));
  if (catalog.sample) fillSample(editing, z.array(ProductFields).parse(sampleCatalog));
  const sendingCommands = createSendingCommands({ ...sending, engine, remotes, jobs: editing.jobs });
  const handlers = {
    ...createCatalogCommands(editing),
    ...images.handlers,
    ...createImportCommands({ ...wireImport(editing, db, parts), sending: store, remotes }),
    ...sendingCommands,
    ...createSendingMany({
      ...editing,
      changedProducts: createChangedProducts(db),
      send: sendingCommands['sending.send'],
      sending: store,
    }),
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
    draftJournal: journal,
    dispatch: async (operation, input) => {
      if (closing) return failure('no-catalog', WAS_CLOSED);
      const result = await dispatch(operation, input);
      flush();
      engine.look();
      images.publisher.look();
      return result;
    },
    start: (accounts) => {
      engine.start(accounts);
      images.publisher.start(accounts);
    },
    wake: () => {
      engine.wake();
      images.publisher.wake();
    },
    sleep: () => {
      engine.sleep();
      images.publisher.sleep();
    },
    keyChanged: engine.keyChanged,
    placeKeyChanged: images.publisher.keyChanged,
    close: async () => {
      closing = true;
      images.publisher.stop();
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
