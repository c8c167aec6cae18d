import type { EventMessage } from '../../shared/contract/events.ts';
import { findDamage } from './adapters/sqlite/backup.ts';
import {
  catalogFile,
  createCatalog,
  isCatalogFolder,
  openCatalog,
} from './adapters/sqlite/catalog-folder.ts';
import { createChangeStore } from './adapters/sqlite/change-store.ts';
import { createCheckStore } from './adapters/sqlite/check-store.ts';
import { openCatalogDatabase } from './adapters/sqlite/connection.ts';
import { createDraftStore } from './adapters/sqlite/draft-store.ts';
import { asFailed } from './adapters/sqlite/errors.ts';
import { createMetaStore } from './adapters/sqlite/meta-store.ts';
import { createPreviewStore } from './adapters/sqlite/preview-store.ts';
import { createProductQueries } from './adapters/sqlite/product-queries.ts';
import { createProductStore } from './adapters/sqlite/product-store.ts';
import { createTransactions } from './adapters/sqlite/transactions.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { createCatalogQueries } from './domain/catalog/queries.ts';
import { createSnapshots } from './domain/catalog/snapshots.ts';
import { createCatalogCommands } from './domain/editing/commands.ts';
import type { Clock } from './domain/ports/clock.ts';
import type { HttpClient } from './domain/ports/http-client.ts';
import type { KeySource } from './domain/ports/key-source.ts';
import type { Log } from './domain/ports/log.ts';
import type { Random } from './domain/ports/random.ts';
import { createNotices } from './notices.ts';

export type WriterParts = {
  readonly folder: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly http: HttpClient;
  readonly keys: KeySource;
  readonly emit: (message: EventMessage) => void;
  readonly log: Log;
  /** The ids of a stable list that the reader keeps, or `null` when it is out of date. */
  readonly readSnapshot: (snapshot: number) => Promise<Uint32Array | null>;
  readonly nativeBinding?: string | undefined;
  /** Makes a catalog with this currency first, where there is none yet. */
  readonly currency?: string | undefined;
};

export type Writer = {
  readonly dispatch: Dispatch;
  readonly sample: boolean;
  /** The catalog was not closed properly: check it in a reader before `start`. */
  readonly unclean: boolean;
  /** Lets sending begin. */
  readonly start: () => void;
  /** Sending looks again at what it waits for. */
  readonly wake: () => void;
  /** Ends sending, waiting at most ten seconds for a request that is open, and closes the catalog. */
  readonly close: () => Promise<void>;
};

/** Puts the writing side of the core together on one connection. @throws CatalogRefusal */
export async function composeWriter(parts: WriterParts): Promise<Writer> {
  const { folder, clock, random, log, currency, nativeBinding } = parts;
  if (currency !== undefined && !isCatalogFolder(folder))
    createCatalog({ folder, currency, clock, random, nativeBinding });
  const catalog = openCatalog({ folder, clock, nativeBinding });
  const { db } = catalog;
  const { notice, flush } = createNotices(parts.emit);
  const commands = createCatalogCommands({
    transactions: createTransactions(db),
    products: createProductStore(db),
    drafts: createDraftStore(db),
    changes: createChangeStore(db),
    checks: createCheckStore(db, []),
    meta: createMetaStore(db),
    previews: createPreviewStore(db, catalog.stagingFile),
    withdrawQueued: () => undefined,
    readSnapshot: parts.readSnapshot,
    pause: () => new Promise((done) => setImmediate(done)),
    clock,
    random,
    notice,
  });
  const dispatch = createDispatch({ handlers: commands, explain: asFailed, clock, log });
  return {
    sample: catalog.sample,
    unclean: catalog.unclean,
    dispatch: async (operation, input) => {
      const result = await dispatch(operation, input);
      flush();
      return result;
    },
    start: () => undefined,
    wake: () => undefined,
    close: async () => catalog.close(),
  };
}

export type ReaderParts = {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly nativeBinding?: string | undefined;
};

export type Reader = {
  readonly dispatch: Dispatch;
  /** The ids of a stable list, or `null` when it is out of date. */
  readonly readSnapshot: (snapshot: number) => Uint32Array | null;
  /** What is wrong with the catalog file; empty when it is sound. Reads all of it. */
  readonly findDamage: () => readonly string[];
  readonly close: () => void;
};

/** Puts a reading side together on a connection of its own that can not write; the writer is opened first. */
export function composeReader({ folder, clock, log, nativeBinding }: ReaderParts): Reader {
  const db = openCatalogDatabase({ file: catalogFile(folder), mode: 'read', nativeBinding });
  const snapshots = createSnapshots();
  const handlers = createCatalogQueries(createProductQueries(db), snapshots);
  return {
    dispatch: createDispatch({ handlers, explain: asFailed, clock, log }),
    readSnapshot: (snapshot) => snapshots.find(snapshot),
    findDamage: () => findDamage(db),
    close: () => db.close(),
  };
}
