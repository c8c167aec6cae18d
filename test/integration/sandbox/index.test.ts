import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Offer } from '../../../sandbox/offer.ts';
import { get } from './client.ts';

type Run = { readonly child: ChildProcess; readonly folder: string; readonly output: () => string };

function runSandbox(...options: readonly string[]): Run {
  const folder = mkdtempSync(join(tmpdir(), 'offshelf-sandbox-'));
  const env = { ...process.env, OFFSHELF_DEV_DIR: folder };
  const entry = join(import.meta.dirname, '../../../sandbox/index.ts');
  const child = spawn(process.execPath, [entry, ...options], { env });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  onTestFinished(() => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  return { child, folder, output: () => text };
}

it.each(['SIGINT', 'SIGTERM'] as const)(
  'offers its remotes while it runs and takes the offer back on %s',
  async (signal) => {
    const { child, folder, output } = runSandbox(
      '--data',
      join(tmpdir(), `offshelf-data-${process.pid}-${signal}`),
    );
    onTestFinished(() =>
      rmSync(join(tmpdir(), `offshelf-data-${process.pid}-${signal}`), { recursive: true, force: true }),
    );
    await expect.poll(output).toContain('Ctrl+C');
    const offer = JSON.parse(readFileSync(join(folder, 'sandbox.json'), 'utf8')) as Offer;
    expect(offer).toMatchObject({ version: 1, pid: child.pid });
    const jani = offer.remotes[0]!;
    expect(output()).toContain(jani.baseUrl);
    expect(await get({ url: jani.baseUrl, key: jani.key }, '/api/v1/products')).toMatchObject({
      status: 200,
      json: [],
    });
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(existsSync(join(folder, 'sandbox.json'))).toBe(false);
  },
);

it.each([
  [['--port-jani', 'abc'], 'abc is no port'],
  [['--jani-dialect', 'french'], 'document, server, server-data'],
  [['--colour'], '--colour'],
])('stops at %j and says why', async (options, reason) => {
  const { child, output } = runSandbox(...options);
  expect(await once(child, 'close')).toEqual([1, null]);
  expect(output()).toContain(reason);
  expect(output().trim().split('\n')).toHaveLength(1);
});

it('keeps its ports and keys for the next run, so that remotes which were added still find it', async () => {
  const data = mkdtempSync(join(tmpdir(), 'offshelf-data-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const runOnce = async () => {
    const { child, folder, output } = runSandbox('--data', data);
    await expect.poll(output).toContain('Ctrl+C');
    const offer = JSON.parse(readFileSync(join(folder, 'sandbox.json'), 'utf8')) as Offer;
    child.kill('SIGTERM');
    await once(child, 'exit');
    return offer.remotes;
  };
  const first = await runOnce();
  expect(await runOnce()).toEqual(first);
});
