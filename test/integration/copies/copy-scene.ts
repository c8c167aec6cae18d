import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { Exchange, HttpRequest } from '../../../src/main/core/domain/ports/http-client.ts';
import type { Remote } from '../../../src/shared/model/remote.ts';
import type { Submission } from '../../../src/shared/model/submission.ts';
import { addProduct } from '../../helpers/catalog.ts';
import { composeInProcess, type InProcess, type InProcessParts } from '../../helpers/in-process.ts';
import { addJani } from '../../helpers/remotes.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';

export type Answer = (name: string, request: HttpRequest) => Exchange | Promise<Exchange>;

const created = (id: string): Exchange => ({
  kind: 'answer',
  status: 201,
  headers: {},
  body: JSON.stringify({ id }),
  cut: false,
});
export const NO_ANSWER: Exchange = { kind: 'no-answer', cause: 'timeout', detail: 'silent' };
export const REFUSED: Exchange = { kind: 'answer', status: 422, headers: {}, body: '{}', cut: false };

export type CopyScene = ReturnType<typeof createCopyScene>;

/** One computer with a catalog, its ledgers, and a remote that remembers what it was asked to create. */
export function createCopyScene(add: (core: InProcess) => Promise<Remote> = addJani) {
  const place = temporaryFolder();
  const folder = join(place, 'Shop');
  const ledgers = join(place, 'ledger');
  const names: string[] = [];
  let answer: Answer = (name) => created(`pro_${name}`);
  const http = {
    send: async (request: HttpRequest): Promise<Exchange> => {
      if (request.body === null)
        return { kind: 'answer' as const, status: 404, headers: {}, body: '', cut: false };
      const { name } = JSON.parse(request.body) as { name: string };
      names.push(name);
      return await answer(name, request);
    },
  };
  const open = async (parts: Partial<InProcessParts> = {}): Promise<InProcess> => {
    const keys = { key: async () => 'k'.repeat(32) };
    const core = await composeInProcess({ folder, ledgers, installId: 'this one', http, keys, ...parts });
    onTestFinished(() => core.close());
    core.writer.start();
    return core;
  };
  const backup = (name: string): void =>
    cpSync(join(folder, 'catalog.offshelf'), join(place, `${name}.backup`));
  return {
    place,
    folder,
    ledgers,
    /** The names of the products that the remote was asked to create, in their order. */
    names,
    open,
    answers: (next: Answer) => {
      answer = next;
    },
    backup,
    /** As somebody does who copies a file over the one that is there, with no program's help. */
    putBack: (name: string): void => {
      for (const ending of ['', '-wal', '-shm'])
        rmSync(join(folder, `catalog.offshelf${ending}`), { force: true });
      cpSync(join(place, `${name}.backup`), join(folder, 'catalog.offshelf'));
    },
    /** Opens it, does something, and closes it again. */
    run: async <T>(
      work: (core: InProcess) => Promise<T>,
      parts: Partial<InProcessParts> = {},
    ): Promise<T> => {
      const core = await open(parts);
      const value = await work(core);
      await core.close();
      return value;
    },
    /** Adds the remote, and products that wait there because sending is paused. */
    fill: async (core: InProcess, products: readonly string[]): Promise<void> => {
      await core.call('sending.pauseAll', { paused: true });
      const remotes = await core.call('remotes.list', {});
      const remote = remotes[0] ?? (await add(core));
      for (const name of products) {
        const { id } = await addProduct(core, { name, sku: `S-${name}`, price: '10' });
        await core.call('sending.send', { products: [id], remotes: [remote.id] });
      }
    },
    sendAll: async (core: InProcess): Promise<void> => {
      await core.call('sending.pauseAll', { paused: false });
      await settled(core);
    },
    rows,
  };
}

async function rows(core: InProcess): Promise<readonly Submission[]> {
  return await core.call('sending.list', { product: null, limit: 1000 });
}

/** Each product's name and where it stands. */
export async function standings(core: InProcess): Promise<Readonly<Record<string, string>>> {
  const all = await rows(core);
  return Object.fromEntries(all.map(({ productName, state }) => [productName, state]));
}

/** Nothing can leave any more by itself. */
export async function settled(core: InProcess): Promise<void> {
  const moves = async () =>
    (await rows(core)).some(
      ({ state, reason }) => state === 'sending' || reason === 'next' || reason === 'in-line',
    );
  await expect.poll(moves).toBe(false);
}
