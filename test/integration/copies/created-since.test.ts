import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCopyScene, standings } from './copy-scene.ts';
import { createLiveScene, stands } from './live-scene.ts';

test('what was unsure in the backup never leaves again where the remote said since that it was created', async () => {
  const scene = await createLiveScene('jani');
  const id = await scene.run(async (core) => {
    await scene.fill(core, ['A']);
    await scene.fault({ name: 'close-before', times: 1, on: 'create' });
    await scene.sendAll(core);
    const unsure = await stands(core, 'A', 'unsure');
    expect(unsure.unsureKind).toBe('maybe');
    return unsure.id;
  });
  scene.backup('unsure');
  await scene.run(async (core) => {
    await scene.fault(
      { name: 'empty-body', times: 1, on: 'create' },
      { name: 'status', status: 503, on: 'list' },
    );
    await core.call('sending.resolve', { id, resolution: { kind: 'send-again' }, attempts: 1 });
    await expect.poll(() => scene.there()).toEqual(['A']);
    expect((await stands(core, 'A', 'unsure')).unsureKind).toBe('created');
  });
  scene.putBack('unsure');
  const core = await scene.open();
  await core.call('catalog.claim', { waiting: 'send' });
  expect(await stands(core, 'A', 'unsure')).toMatchObject({ unsureKind: 'created', attempts: 2 });
  const again = core.call('sending.resolve', { id, resolution: { kind: 'send-again' }, attempts: 2 });
  await expect(again).rejects.toThrow(/said that it created/);
  expect(scene.there()).toEqual(['A']);
});

test('what was open in the backup never leaves again where the remote said then that it was created', async () => {
  const scene = createCopyScene();
  const files = ['', '-wal'].map((ending) => `catalog.offshelf${ending}`);
  const copy = (from: string, to: string) => {
    for (const file of files) cpSync(join(from, file), join(to, file));
  };
  const backup = join(scene.place, 'open');
  mkdirSync(backup);
  scene.answers(() => {
    copy(scene.folder, backup);
    return { kind: 'answer', status: 201, headers: {}, body: '', cut: false };
  });
  await scene.run(async (core) => {
    await scene.fill(core, ['A']);
    await scene.sendAll(core);
    expect(await standings(core)).toEqual({ A: 'unsure' });
  });
  rmSync(join(scene.folder, 'catalog.offshelf-shm'), { force: true });
  copy(backup, scene.folder);
  const core = await scene.open();
  await expect.poll(() => standings(core)).toEqual({ A: 'unsure' });
  expect((await scene.rows(core)).map(({ unsureKind }) => unsureKind)).toEqual(['created']);
});
