import type { Handlers } from '../../shared/contract/api.ts';
import type { ListQuery } from '../../shared/model/query.ts';
import type { HttpPort } from './adapters/http/over-port.ts';
import type { FindProxy } from './adapters/http/proxy.ts';
import { readBuiltInProfiles } from './adapters/profiles/built-in-profiles.ts';
import { findDamage } from './adapters/sqlite/backup.ts';
import { createBackupStore } from './adapters/sqlite/backup-store.ts';
import { catalogFile } from './adapters/sqlite/catalog-folder.ts';
import { createChangedProducts } from './adapters/sqlite/changed-product-reader.ts';
import { openCatalogDatabase } from './adapters/sqlite/connection.ts';
import { asFailed } from './adapters/sqlite/errors.ts';
import { createImagePlaceReader } from './adapters/sqlite/image-place-store.ts';
import { createImageReader } from './adapters/sqlite/link-check-report.ts';
import { createListBuilder } from './adapters/sqlite/list-builder.ts';
import { createProblemReader } from './adapters/sqlite/problem-reader.ts';
import { createProductQueries } from './adapters/sqlite/product-queries.ts';
import { createProfileSource } from './adapters/sqlite/profile-source.ts';
import { createOwnProfiles } from './adapters/sqlite/profile-store.ts';
import { createRecipeReader } from './adapters/sqlite/recipe-store.ts';
import { createScriptRows } from './adapters/sqlite/row-reader.ts';
import { createSendingReader } from './adapters/sqlite/sending-reader.ts';
import { createUnsureReader } from './adapters/sqlite/unsure-reader.ts';
import { createBreather } from './adapters/system/breather.ts';
import { systemClock } from './adapters/system/clock.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { watchForDaily } from './domain/backups/daily-watch.ts';
import { type Backups, createBackups } from './domain/backups/keep-backup.ts';
import type { CallOff } from './domain/catalog/call-off.ts';
import { type BuildFar, createLists, paceBy } from './domain/catalog/lists.ts';
import { createNextProblem } from './domain/catalog/next-problem.ts';
import { createCatalogQueries } from './domain/catalog/queries.ts';
import { createSnapshots } from './domain/catalog/snapshots.ts';
import { textTests } from './domain/catalog/text-tests.ts';
import { tryTemplate } from './domain/editing/try-template.ts';
import { createImageStandings } from './domain/images/image-standings.ts';
import { createImagePlaceQueries } from './domain/images/place-commands.ts';
import { createImageReports } from './domain/images/report-images.ts';
import type { Clock } from './domain/ports/clock.ts';
import type { Log } from './domain/ports/log.ts';
import { createChangedThere } from './domain/sending/changed-there.ts';
import { matchList } from './domain/sending/match-list.ts';
import { createProfileQueries } from './domain/sending/profile-queries.ts';
import { createSendingQueries } from './domain/sending/queries.ts';
import { createRowQueries } from './domain/sending/row-queries.ts';
import { createSummaryOfMany } from './domain/sending/send-many.ts';

/** Where a side of the core runs. */
export type Surroundings = {
  readonly folder: string;
  readonly log: Log;
  /** The system's own where none is given. */
  readonly clock?: Clock | undefined;
  /** The path of another build of the SQLite module. */
  readonly nativeBinding?: string | undefined;
};

export type { BuildFar } from './domain/catalog/lists.ts';
/** Builds a list for another thread. */
export type BuildList = (query: ListQuery, callOff: CallOff) => Promise<Uint32Array>;

export type Reader = {
  readonly dispatch: Dispatch;
  /** The ids of a stable list, or `null` when it is out of date. */
  readonly readSnapshot: (snapshot: number) => Uint32Array | null;
  readonly buildList: BuildList;
  /** From now on, lists that may have to look at every product are built there. */
  readonly buildLongLists: (far: BuildFar) => void;
  /** What is wrong with the catalog file, in SQLite's words; empty when it is sound. Reads all of it. */
  readonly findDamage: () => readonly string[];
  /** Says once a day, while nothing is written, that a backup is due. */
  readonly watchForDaily: (due: () => void) => void;
  readonly close: () => void;
};

/** Puts a reading side together, on a connection of its own that can not write. The writer is opened first. */
export function composeReader({ folder, log, clock = systemClock, nativeBinding }: Surroundings): Reader {
  const open = () => openCatalogDatabase({ file: catalogFile(folder), mode: 'read', nativeBinding });
  const db = open();
  const snapshots = createSnapshots();
  const reader = createSendingReader(db);
  const unsure = createUnsureReader(db);
  const profiles = createProfileSource(db, readBuiltInProfiles());
  const products = createProductQueries(db);
  const changedThere = createChangedThere(reader, profiles);
  const forLists = open();
  const builder = createListBuilder({ lists: forLists, pages: db, texts: textTests, changedThere });
  const breathe = createBreather();
  const lists = createLists(builder, breathe);
  let endWatch = (): void => undefined;
  const recipes = createRecipeReader(db);
  const images = createImageReader(db, open);
  const handlers = {
    ...createCatalogQueries({ queries: products, snapshots, lists, builder, breathe, changedThere }),
    'products.nextProblem': createNextProblem({ snapshots, problems: createProblemReader(db), breathe }),
    ...createSendingQueries({ reader, profiles, changedThere }),
    ...createSummaryOfMany({
      reader,
      profiles,
      breathe,
      changedProducts: createChangedProducts(db),
      readSnapshot: async (snapshot) => snapshots.find(snapshot),
    }),
    ...createProfileQueries({ profiles, own: createOwnProfiles(db), products }),
    ...createRowQueries(createScriptRows(db), profiles, changedThere),
    ...createImageReports(images, breathe),
    ...createImagePlaceQueries(createImagePlaceReader(db)),
    ...createImageStandings(images),
    'templates.try': (input) => tryTemplate(products, input),
    'recipes.list': () => [...recipes()],
    'sending.matchList': (input) => matchList({ unsure, profiles }, input),
  } satisfies Handlers<'query' | 'scan'>;
  return {
    dispatch: createDispatch({ handlers, explain: asFailed, clock, log }),
    readSnapshot: (snapshot) => snapshots.find(snapshot),
    buildList: async (query, callOff) => await builder.build(query, paceBy(breathe, callOff)),
    buildLongLists: lists.buildLongOnes,
    findDamage: () => findDamage(db),
    watchForDaily: (due) => {
      const version = () => Number(db.pragma('data_version', { simple: true }));
      const { newest } = composeBackups({ folder, clock, nativeBinding });
      endWatch = watchForDaily({ clock, version, newest, due });
    },
    close: () => {
      endWatch();
      forLists.close();
      images.close();
      db.close();
    },
  };
}

/** What is wrong with the file of a catalog that is open, in SQLite's words; empty when it is sound. Reads all of it. */
export function findCatalogDamage({ folder, nativeBinding }: Pick<Surroundings, 'folder' | 'nativeBinding'>) {
  const db = openCatalogDatabase({ file: catalogFile(folder), mode: 'read', nativeBinding });
  try {
    return findDamage(db);
  } finally {
    db.close();
  }
}

/** The backups of a catalog, whoever has it open: those there are, the newest first, and a new one. */
export function composeBackups({ clock = systemClock, ...place }: Omit<Surroundings, 'log'>): Backups {
  return createBackups({ store: createBackupStore(place), clock });
}

/** Answers the HTTP requests that come through a port, those of remotes and those for pictures. What it needs is loaded here, so that nobody else pays for it. */
export async function composeNetwork(
  port: HttpPort,
  findProxy: FindProxy,
): Promise<{ readonly close: () => Promise<void> }> {
  const [{ createHttpClient }, { serveHttp }, { createImageFetcher }, { serveImages, withoutImages }] =
    await Promise.all([
      import('./adapters/http/http-client.ts'),
      import('./adapters/http/over-port.ts'),
      import('./adapters/http/image-fetcher.ts'),
      import('./adapters/http/image-over-port.ts'),
    ]);
  const client = createHttpClient({}, findProxy);
  const images = createImageFetcher({ findProxy });
  serveHttp(withoutImages(port), client);
  serveImages(port, images);
  return {
    close: async () => {
      await Promise.all([client.close(), images.close()]);
    },
  };
}
