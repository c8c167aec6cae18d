import { basename, join } from 'node:path';
import type { Handlers } from '../../shared/contract/api.ts';
import type { EventMessage } from '../../shared/contract/events.ts';
import type { Result } from '../../shared/contract/result.ts';
import { Failure } from '../core/dispatch.ts';
import type { Catalogs } from './catalogs.ts';
import type { Upkeep } from './upkeep.ts';

type Parts = {
  readonly upkeep: Upkeep;
  readonly catalogs: Pick<Catalogs, 'folder' | 'place' | 'whileClosed'>;
  /** The system's dialog; `null` when the person cancelled. */
  readonly chooseBackup: () => Promise<string | null>;
  readonly publish: (message: EventMessage) => void;
};

type Operations = Pick<
  Handlers<'shell'>,
  'backups.list' | 'backups.create' | 'backups.choose' | 'backups.restore' | 'backups.trouble'
>;

export type Backups = Operations & {
  /** Backs a catalog up by itself; why that failed is told to the window. */
  readonly keepDaily: (folder: string) => Promise<void>;
};

const BACKUPS = 'backups';

/** The backups of the catalog in the window. Their paths stay here: the window gets handles. */
export function createBackups({ upkeep, catalogs, chooseBackup, publish }: Parts): Backups {
  const known = new Map<string, string>();
  let trouble: string | null = null;

  const tell = (message: string | null): void => {
    if (message === trouble) return;
    trouble = message;
    publish({ event: 'backupTrouble', data: { message } });
  };
  return {
    'backups.list': async () => {
      const folder = expectFolder(catalogs.place());
      const found = expectDone(await upkeep.run(folder, { kind: 'list' }));
      for (const { handle } of found) known.set(handle, join(folder, BACKUPS, handle));
      return [...found];
    },
    'backups.create': async () => {
      const folder = expectFolder(catalogs.folder());
      const made = expectDone(await upkeep.run(folder, { kind: 'keep', why: 'by-hand' }));
      tell(null);
      if (made === null) throw new Error('a backup by hand is always made');
      return made;
    },
    'backups.choose': async () => {
      const folder = expectFolder(catalogs.place());
      const file = await chooseBackup();
      if (file === null) return null;
      const handle = `chosen: ${basename(file)}`.slice(0, 300);
      known.set(handle, file);
      return expectDone(await upkeep.run(folder, { kind: 'look', file, handle }));
    },
    'backups.restore': async ({ handle, otherCatalog }) => {
      const file = known.get(handle);
      if (file === undefined) throw new Failure('not-found', 'This backup is not in the list any more.');
      return await catalogs.whileClosed(async (folder) =>
        expectDone(await upkeep.run(folder, { kind: 'restore', file, otherCatalog })),
      );
    },
    'backups.trouble': () => ({ message: trouble }),
    keepDaily: async (folder) => {
      const result = await upkeep.run(folder, { kind: 'keep', why: 'daily' });
      const wasStopped = !result.ok && result.error.code === 'not-allowed-now';
      if (!wasStopped) tell(result.ok ? null : result.error.message);
    },
  };
}

function expectFolder(folder: string | null): string {
  if (folder === null) throw new Failure('no-catalog', 'No catalog is open. Open one first.');
  return folder;
}

function expectDone<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Failure(result.error.code, result.error.message);
}
