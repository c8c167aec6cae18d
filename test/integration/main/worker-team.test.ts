import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startWorker } from '../../../src/main/app/worker-link.ts';
import { createTeam } from '../../../src/main/app/worker-team.ts';
import type { FromWorker } from '../../../src/main/workers/protocol.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { until } from '../../helpers/until.ts';

/** Answers every call with its input; `die` ends the worker, `hang` never answers. */
const WORKER = `
import { parentPort, workerData } from 'node:worker_threads';
if (workerData?.born === 'dead') throw new Error('dead on arrival');
parentPort.on('message', ({ id, operation, input }) => {
  if (input?.die === true) throw new Error('died of it');
  if (input?.exit === true) process.exit(3);
  if (input?.hang !== true) parentPort.postMessage({ kind: 'answer', id, result: { ok: true, value: { operation, input } } });
});
parentPort.postMessage({ kind: 'ready', sample: false, sqlite: '', unclean: false });
`;

function workerFolder(): string {
  const folder = temporaryFolder();
  for (const name of ['writer', 'pages', 'scan', 'network'])
    writeFileSync(join(folder, `${name}.mjs`), WORKER);
  return folder;
}

function startLink(data: unknown = null) {
  const heard: FromWorker[] = [];
  const lost: unknown[] = [];
  const link = startWorker({
    file: join(workerFolder(), 'writer.mjs'),
    data,
    hear: (message) => heard.push(message),
    lost: (cause) => lost.push(cause),
  });
  onTestFinished(() => link.stop());
  return { link, heard, lost };
}

it('answers calls, each with its own answer', async () => {
  const { link, heard, lost } = startLink();
  const answers = await Promise.all([1, 2, 3].map((id) => link.call('products.get', { id })));
  expect(answers).toMatchObject([1, 2, 3].map((id) => ({ ok: true, value: { input: { id } } })));
  expect(heard).toEqual([expect.objectContaining({ kind: 'ready' })]);
  await link.stop();
  expect(lost).toEqual([]);
});

it.each([{ die: true }, { exit: true }])(
  'a worker that ends leaves no call without an answer: %o',
  async (input) => {
    const { link, lost } = startLink();
    const waiting = link.call('products.get', { hang: true });
    const last = link.call('products.get', input);
    expect(await Promise.all([waiting, last])).toMatchObject([
      { ok: false, error: { code: 'internal' } },
      { ok: false, error: { code: 'internal' } },
    ]);
    expect(await link.call('products.get', {})).toMatchObject({ ok: false });
    expect(lost).toHaveLength(1);
  },
);

it('a worker that is stopped leaves no call without an answer, and is not lost', async () => {
  const { link, lost } = startLink();
  const waiting = link.call('products.get', { hang: true });
  await link.stop();
  expect(await waiting).toMatchObject({ ok: false });
  expect(lost).toEqual([]);
});

function startTeam() {
  const logged: string[] = [];
  let gaveUp = false;
  const team = createTeam({
    files: { folder: workerFolder(), ending: '.mjs' },
    logError: (message) => logged.push(message),
    gaveUp: () => {
      gaveUp = true;
    },
  });
  onTestFinished(() => team.stop());
  return { team, logged, gaveUp: () => gaveUp };
}

it('a query is answered by the pages worker and a command by the writer', async () => {
  const { team } = startTeam();
  expect(await team.call('products.get', {})).toMatchObject({ ok: false, error: { code: 'no-catalog' } });
  const hear = () => undefined;
  team.keep('pages', { data: null, hear });
  expect(await team.call('products.get', {})).toMatchObject({ ok: true });
  expect(await team.call('products.save', {})).toMatchObject({ ok: false, error: { code: 'no-catalog' } });
});

it('a worker that ends is started anew, and told so', async () => {
  const { team, logged } = startTeam();
  let started = 0;
  team.keep('pages', { data: null, hear: () => undefined }, () => {
    started += 1;
  });
  expect(await team.call('products.get', { die: true })).toMatchObject({ ok: false });
  await until('it runs again', () => started === 2);
  expect(await team.call('products.get', { id: 1 })).toMatchObject({ ok: true });
  expect(logged).toEqual(['the pages worker ended and is started anew']);
});

it('a worker that ends again and again is given up', async () => {
  const { team, logged, gaveUp } = startTeam();
  team.keep('pages', { data: { born: 'dead' }, hear: () => undefined });
  await until('it is given up', gaveUp);
  expect(logged).toHaveLength(6);
  expect(await team.call('products.get', {})).toMatchObject({ ok: false });
});
