import { expect, test } from 'vitest';
import { createLiveScene, row, stands } from './live-scene.ts';

test('a wrong id that the person gave before the backup, and takes back in it, does not hide what was sent since', async () => {
  const scene = await createLiveScene('jani');
  const id = await scene.run(async (core) => {
    await scene.fill(core, ['A']);
    await scene.fault({ name: 'close-before', times: 1, on: 'create' });
    await scene.sendAll(core);
    const unsure = await stands(core, 'A', 'unsure');
    const resolution = { kind: 'there', remoteRecordId: 'pro_wrong', unchecked: true } as const;
    await core.call('sending.resolve', { id: unsure.id, resolution, attempts: 1 });
    return unsure.id;
  });
  const again = { id, resolution: { kind: 'send-again' }, attempts: 1 } as const;
  scene.backup('said');
  await scene.run(async (core) => {
    await core.call('sending.takeBack', { id });
    await core.call('sending.resolve', again);
    await stands(core, 'A', 'sent');
  });
  expect(scene.there()).toEqual(['A']);
  const [there = ''] = scene.ids();

  scene.putBack('said');
  const core = await scene.open();
  await core.call('catalog.claim', { waiting: 'send' });
  expect(await row(core, 'A')).toMatchObject({ state: 'sent', remoteRecordId: 'pro_wrong' });
  await core.call('sending.takeBack', { id });
  await core.call('sending.resolve', again);
  expect(await stands(core, 'A', 'sent')).toMatchObject({ remoteRecordId: there });
  expect(scene.there()).toEqual(['A']);
});
