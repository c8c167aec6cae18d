import { expect, onTestFinished } from 'vitest';
import type { Fault } from '../../../sandbox/fault.ts';
import { startSandbox } from '../../../sandbox/start.ts';
import { createHttpClient } from '../../../src/main/core/adapters/http/http-client.ts';
import type { Submission } from '../../../src/shared/model/submission.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { createRacingClock } from '../../helpers/racing-clock.ts';
import { addJani, addJourneyBee } from '../../helpers/remotes.ts';
import { settings } from '../../helpers/sending-samples.ts';
import { createCopyScene } from './copy-scene.ts';

export type RemoteName = 'jani' | 'journeybee';
export type LiveScene = Awaited<ReturnType<typeof createLiveScene>>;

/** Minutes of waiting for look-ups pass in seconds. */
const SPEED = 250;

/** A computer with one catalog and a remote that answers over HTTP: JourneyBee lists what can be told by its SKU, Jani what can't. */
export async function createLiveScene(name: RemoteName) {
  const sandbox = await startSandbox();
  const http = createHttpClient({ connectMs: 1_000, headersMs: 300, bodyMs: 1_000 });
  onTestFinished(async () => {
    await http.close();
    await sandbox.close();
  });
  const { url, key } = sandbox[name];
  const add = (core: InProcess) =>
    name === 'jani' ? addJani(core, { baseUrl: url }) : addJourneyBee(core, { baseUrl: url, settings: OWN });
  const OWN = { ...settings, accountCurrency: 'EUR', currencies: {} };
  const scene = createCopyScene(add);
  const parts = {
    http,
    clock: createRacingClock(Date.now(), SPEED),
    keys: { key: async () => key },
  };
  const send = async (core: InProcess, ids: readonly number[]): Promise<number> => {
    const remotes = (await core.call('remotes.list', {})).map(({ id }) => id);
    return (await core.call('sending.send', { products: [...ids], remotes })).queued;
  };
  return {
    ...scene,
    add,
    key,
    send,
    open: (more: Parameters<typeof scene.open>[0] = {}) => scene.open({ ...parts, ...more }),
    run: <T>(work: (core: InProcess) => Promise<T>) => scene.run(work, parts),
    /** What the remote does to the next requests to create something. */
    fault: (...faults: readonly Fault[]) => sandbox.faults.set(name, [...faults]),
    /** The ids of all that is there. */
    ids: () => sandbox.products(name).map(({ id }) => id),
    /** The names of all that is there. */
    there: () => sandbox.products(name).map(({ fields }) => String(fields['name'])),
  };
}

/** The row of a product that stands for it. */
export async function row(core: InProcess, name: string): Promise<Submission | undefined> {
  const rows = await core.call('sending.list', { product: null, limit: 1000 });
  const all = rows.filter(({ productName }) => productName === name);
  return all.find(({ state }) => !['superseded', 'discarded', 'cancelled'].includes(state)) ?? all[0];
}

/** Waits until the row of a product is in this state; for unsure ones, until no look-up is planned any more. */
export async function stands(core: InProcess, name: string, state: Submission['state']): Promise<Submission> {
  let found: Submission | undefined;
  const isSo = async () => {
    found = await row(core, name);
    return found?.state === state && (state !== 'unsure' || found.wakeAt === null);
  };
  await expect.poll(isSo, { message: `${name} is ${state}` }).toBe(true);
  if (found === undefined) throw new Error(`${name} is not there`);
  return found;
}
