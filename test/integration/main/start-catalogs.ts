import { resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { createAsk } from '../../../src/main/app/ask-catalog.ts';
import type { SessionParts } from '../../../src/main/app/catalog-session.ts';
import { type Catalogs, createCatalogs } from '../../../src/main/app/catalogs.ts';
import type { WorkerFiles } from '../../../src/main/app/worker-team.ts';
import type { EventMessage } from '../../../src/shared/contract/events.ts';
import type { CatalogState } from '../../../src/shared/contract/shell.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

const REAL_WORKERS: WorkerFiles = {
  folder: resolve(import.meta.dirname, '../../../src/main/workers'),
  ending: '.ts',
};

/** The catalogs of a run, with the real workers in threads of their own. */
export function startCatalogs(
  key: string | null = null,
  {
    workers = REAL_WORKERS,
    installId = 'here',
    ledgers = temporaryFolder(),
    proxy = 'DIRECT',
    heard = () => undefined,
    placeKey = async () => null,
    convert = async () => ({ ok: false, why: 'no-codec' }),
  }: {
    workers?: WorkerFiles;
    installId?: string;
    ledgers?: string;
    proxy?: string;
    /** Hears every event as it is published. */
    heard?: (message: EventMessage) => void;
    placeKey?: SessionParts['placeKey'];
    convert?: SessionParts['convert'];
  } = {},
) {
  const states: CatalogState[] = [];
  const events: EventMessage[] = [];
  const logged: string[] = [];
  const flushes: CatalogState['kind'][] = [];
  const catalogs: Catalogs = createCatalogs({
    workers,
    nativeBinding: null,
    currency: 'CHF',
    installId,
    ledgers,
    publish: (message) => {
      events.push(message);
      heard(message);
    },
    key: async () => key,
    placeKey,
    convert,
    proxy: async () => proxy,
    backupDue: () => undefined,
    log: (level, message) => logged.push(`${level} ${message}`),
    stateChanged: (state) => states.push(state),
    beforeClose: async () => {
      flushes.push(catalogs.state().kind);
    },
  });
  onTestFinished(async () => {
    await catalogs.close();
  });
  return { catalogs, ask: createAsk(catalogs), states, events, logged, flushes };
}
