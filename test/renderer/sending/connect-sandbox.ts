import { onTestFinished } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/start.ts';
import { createHttpClient } from '../../../src/main/core/adapters/http/http-client.ts';
import type { KeyStatus, Remote } from '../../../src/shared/model/remote.ts';
import { addJani, addJourneyBee } from '../../helpers/remotes.ts';
import { openCoreForWindow, type WindowWithCore } from '../../helpers/render-with-core.tsx';
import type { Shell } from '../../helpers/test-bridge.ts';

export type Connected = WindowWithCore & {
  readonly sandbox: Sandbox;
  readonly keys: Map<number, string>;
  readonly jani: Remote;
  readonly journeybee: Remote;
};

type Parts = { readonly shell?: Shell; readonly withKeys?: boolean };

/** A window with a real core, both remotes on loopback, and keys kept as the main process keeps them for a run. */
export async function connectSandbox({ shell, withKeys = true }: Parts = {}): Promise<Connected> {
  const sandbox = await startSandbox();
  const http = createHttpClient({ connectMs: 1_000, headersMs: 800, bodyMs: 1_000 });
  onTestFinished(async () => {
    await http.close();
    await sandbox.close();
  });
  const keys = new Map<number, string>();
  const opened: WindowWithCore = await openCoreForWindow({
    http,
    keys: { key: async (remoteId) => keys.get(remoteId) ?? null },
    shell: {
      'keys.status': () =>
        [...keys.keys()].map((remoteId) => ({ remoteId, status: 'this-run' as KeyStatus })),
      'keys.set': ({ remoteId, key }) => {
        keys.set(remoteId, key);
        opened.tell({ event: 'keysChanged', data: {} });
        opened.core.writer.wake();
        return 'this-run';
      },
      ...shell,
    },
  });
  const [own] = sandbox.journeybee.currencies;
  const settings = {
    currencies: {},
    accountCurrency: own?.code ?? 'USD',
    status: {},
    addReference: true,
    requestsPerMinute: null,
    concurrency: null,
    imagePlaceId: null,
  };
  const jani = await addJani(opened.core, { baseUrl: sandbox.jani.url });
  const journeybee = await addJourneyBee(opened.core, { baseUrl: sandbox.journeybee.url, settings });
  if (withKeys) {
    keys.set(jani.id, sandbox.jani.key);
    keys.set(journeybee.id, sandbox.journeybee.key);
  }
  opened.core.writer.start();
  return { ...opened, sandbox, keys, jani, journeybee };
}
