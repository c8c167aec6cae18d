import { basename } from 'node:path';
import type { Operation } from '../../shared/contract/api.ts';
import { failure, type Result } from '../../shared/contract/result.ts';
import type { CatalogState } from '../../shared/contract/shell.ts';
import type { WriterData } from '../workers/protocol.ts';
import { type CatalogSession, openSession, type Refusal, type SessionParts } from './catalog-session.ts';

/** The one catalog that the window shows, and how it came and goes. */
export type Catalogs = {
  readonly state: () => CatalogState;
  /** The folder of the open catalog, or `null`. */
  readonly folder: () => string | null;
  /** The version of SQLite, empty where no catalog is open. */
  readonly sqlite: () => string;
  /** Closes the catalog that is open and opens this one; it is made where `make` allows and it is not there. */
  readonly open: (folder: string, make: WriterData['make']) => Promise<CatalogState>;
  readonly close: () => Promise<CatalogState>;
  readonly call: (operation: Operation, input: unknown) => Promise<Result<unknown>>;
  readonly wake: () => void;
  readonly keyChanged: (remoteId: number) => void;
};

type Parts = SessionParts & {
  readonly stateChanged: (state: CatalogState) => void;
  /** Lets the window keep what is typed before its catalog closes. */
  readonly beforeClose: () => Promise<void>;
};

type Open = { readonly folder: string; readonly session: CatalogSession };

const NONE: CatalogState = { kind: 'none' };

/** Opens and closes catalogs one after the other, whoever asks. */
export function createCatalogs(parts: Parts): Catalogs {
  let state: CatalogState = NONE;
  let open: Open | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const become = (next: CatalogState): CatalogState => {
    state = next;
    parts.stateChanged(next);
    return next;
  };
  const inTurn = (step: () => Promise<CatalogState>): Promise<CatalogState> => {
    const result = turn.then(step);
    turn = result.catch(() => undefined);
    return result;
  };
  const closeOpen = async (next: CatalogState): Promise<void> => {
    if (open !== null) await parts.beforeClose();
    const closing = open;
    open = null;
    become(next);
    await closing?.session.close();
  };
  const loseOpen = (folder: string, refusal: Refusal) => {
    if (open?.folder !== folder) return;
    const { session } = open;
    open = null;
    become({ kind: 'refused', name: basename(folder), ...refusal });
    // In turn, so that it is not met by its own lock when it is opened again.
    void inTurn(async () => {
      await session.close();
      return state;
    });
  };

  return {
    state: () => state,
    folder: () => open?.folder ?? null,
    sqlite: () => open?.session.sqlite ?? '',
    open: (folder, make) =>
      inTurn(async () => {
        if (open?.folder === folder) return state;
        const name = basename(folder);
        await closeOpen({ kind: 'opening', name });
        const answer = await openSession(parts, { folder, make, lost: (why) => loseOpen(folder, why) });
        if ('why' in answer) return become({ kind: 'refused', name, ...answer });
        open = { folder, session: answer };
        return become({ kind: 'open', name, folder, sample: answer.sample });
      }),
    close: () =>
      inTurn(async () => {
        await closeOpen(NONE);
        return state;
      }),
    call: (operation, input) => open?.session.call(operation, input) ?? Promise.resolve(noCatalog()),
    wake: () => open?.session.wake(),
    keyChanged: (remoteId) => open?.session.keyChanged(remoteId),
  };
}

function noCatalog(): Result<never> {
  return failure('no-catalog', 'No catalog is open. Open one first.');
}
