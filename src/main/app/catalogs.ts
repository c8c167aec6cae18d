import { basename } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import type { Operation, Output } from '../../shared/contract/api.ts';
import { failure, type Result } from '../../shared/contract/result.ts';
import type { CatalogState, UpdateStep } from '../../shared/contract/shell.ts';
import { createTurns } from '../../shared/take-turns.ts';
import { Failure } from '../core/dispatch.ts';
import type { WriterData } from '../workers/protocol.ts';
import { type CatalogSession, openSession, type Refusal, type SessionParts } from './catalog-session.ts';

/** The one catalog that the window shows, and how it came and goes. */
export type Catalogs = {
  readonly state: () => CatalogState;
  /** The folder of the open catalog, or `null`. */
  readonly folder: () => string | null;
  /** The folder of the catalog that is open, or that was refused: what a backup would be restored in. */
  readonly place: () => string | null;
  /** The version of SQLite, empty where no catalog is open. */
  readonly sqlite: () => string;
  /** Closes the catalog that is open and opens this one; it is made where `make` allows and it is not there. */
  readonly open: (folder: string, make: WriterData['make']) => Promise<CatalogState>;
  readonly close: () => Promise<CatalogState>;
  /** Closes the catalog of `place`, does something with its folder, and opens it again, whatever came of that. */
  readonly whileClosed: <T>(job: (folder: string) => Promise<T>) => Promise<T>;
  readonly call: (operation: Operation, input: unknown) => Promise<Result<unknown>>;
  readonly wake: () => void;
  readonly sleep: () => void;
  readonly keyChanged: (remoteId: number) => void;
  readonly placeKeyChanged: (placeId: number) => void;
  /** Ends long work on the open catalog. */
  readonly cancelJob: (job: number) => void;
  /** What keeps this computer from writing into the open catalog; `null` where nothing does. */
  readonly diskTrouble: () => string | null;
};

type Parts = SessionParts & {
  readonly stateChanged: (state: CatalogState) => void;
  /** Lets the window keep what is typed before its catalog closes. */
  readonly beforeClose: () => Promise<void>;
};

type Open = { readonly folder: string; readonly session: CatalogSession };

const NONE: CatalogState = { kind: 'none' };
/** A reader that does not say how many requests are open holds nothing up. */
const COUNT_MS = 500;

/** Opens and closes catalogs one after the other, whoever asks. */
export function createCatalogs(parts: Parts): Catalogs {
  let state: CatalogState = NONE;
  let open: Open | null = null;
  let refused: string | null = null;
  const inTurn = createTurns();
  let diskTrouble: string | null = null;

  const become = (next: CatalogState): CatalogState => {
    state = next;
    parts.stateChanged(next);
    return next;
  };
  const sessionParts: SessionParts = {
    ...parts,
    // A window that is loaded anew asks for what it did not hear.
    publish: (message) => {
      if (message.event === 'diskTrouble') diskTrouble = message.data.message;
      parts.publish(message);
    },
  };
  const closeOpen = async (): Promise<void> => {
    if (open !== null) await parts.beforeClose();
    const sends = open === null ? 0 : await countOpen(open.session);
    // It may have been lost meanwhile, and is closed then.
    if (open === null) return;
    const { session, folder } = open;
    open = null;
    become({ kind: 'closing', name: basename(folder), sends });
    await session.close();
  };
  const loseOpen = (folder: string, refusal: Refusal) => {
    if (open?.folder !== folder) return;
    const { session } = open;
    open = null;
    refused = folder;
    become({ kind: 'refused', name: basename(folder), ...refusal });
    // In turn, so that it is not met by its own lock when it is opened again.
    void inTurn(async () => {
      await session.close();
      return state;
    });
  };
  const openNow = async (folder: string, make: WriterData['make']): Promise<CatalogState> => {
    const name = basename(folder);
    become({ kind: 'opening', name, update: null });
    diskTrouble = null;
    refused = null;
    const updating = (update: UpdateStep) => become({ kind: 'opening', name, update });
    const lost = (why: Refusal) => loseOpen(folder, why);
    const answer = await openSession(sessionParts, { folder, make, updating, lost });
    if ('why' in answer) {
      refused = folder;
      return become({ kind: 'refused', name, ...answer });
    }
    open = { folder, session: answer };
    return become({ kind: 'open', name, folder, sample: answer.sample });
  };
  const place = () => open?.folder ?? refused;

  return {
    state: () => state,
    folder: () => open?.folder ?? null,
    place,
    sqlite: () => open?.session.sqlite ?? '',
    open: (folder, make) =>
      inTurn(async () => {
        if (open?.folder === folder) return state;
        await closeOpen();
        return await openNow(folder, make);
      }),
    close: () =>
      inTurn(async () => {
        await closeOpen();
        refused = null;
        return become(NONE);
      }),
    whileClosed: async (job) => {
      const folder = place();
      if (folder === null) throw new Failure('no-catalog', 'No catalog is open. Open one first.');
      return await inTurn(async () => {
        if (place() !== folder) throw new Failure('out-of-date', 'Another catalog was opened meanwhile.');
        await closeOpen();
        become({ kind: 'opening', name: basename(folder), update: null });
        try {
          return await job(folder);
        } finally {
          await openNow(folder, null);
        }
      });
    },
    call: (operation, input) => open?.session.call(operation, input) ?? Promise.resolve(noCatalog()),
    wake: () => open?.session.wake(),
    sleep: () => open?.session.sleep(),
    keyChanged: (remoteId) => open?.session.keyChanged(remoteId),
    placeKeyChanged: (placeId) => open?.session.placeKeyChanged(placeId),
    cancelJob: (job) => open?.session.cancelJob(job),
    diskTrouble: () => (open === null ? null : diskTrouble),
  };
}

/** How many requests have no answer yet. */
async function countOpen(session: CatalogSession): Promise<number> {
  const late = pass(COUNT_MS, noCatalog(), { ref: false });
  const result = await Promise.race([session.call('sending.status', {}), late]);
  return result.ok ? (result.value as Output<'sending.status'>).open : 0; // parsed by the worker's dispatch
}

function noCatalog(): Result<never> {
  return failure('no-catalog', 'No catalog is open. Open one first.');
}
