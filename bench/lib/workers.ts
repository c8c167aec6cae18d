import { join } from 'node:path';
import { openSession, type SessionParts } from '../../src/main/app/catalog-session.ts';
import type { Operation } from '../../src/shared/contract/api.ts';
import type { Result } from '../../src/shared/contract/result.ts';

/** The workers of the program with a catalog open, and this thread in the place of its main process. */
export type Workers = {
  readonly dispatch: (operation: Operation, input: unknown) => Promise<Result<unknown>>;
  readonly close: () => Promise<void>;
};

const WORKERS = join(import.meta.dirname, '..', '..', 'src', 'main', 'workers');

export async function openWorkers(folder: string): Promise<Workers> {
  const fail = (message: string) => {
    throw new Error(message);
  };
  const parts: SessionParts = {
    workers: { folder: WORKERS, ending: '.ts' },
    nativeBinding: null,
    currency: 'EUR',
    installId: 'bench',
    ledgers: join(folder, 'ledgers'),
    publish: () => undefined,
    key: async () => null,
    placeKey: async () => null,
    convert: async () => ({ ok: false, why: 'no-codec' }),
    proxy: async () => 'DIRECT',
    backupDue: () => undefined,
    log: (level, message, detail) => level === 'error' && console.error(message, detail),
  };
  const session = await openSession(parts, {
    folder,
    make: null,
    updating: () => {},
    lost: ({ message }) => fail(message),
  });
  if ('why' in session) return fail(session.message);
  return { dispatch: session.call, close: session.close };
}
