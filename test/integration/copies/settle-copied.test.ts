import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { peek } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { createLiveScene, type LiveScene, row, stands } from './live-scene.ts';

/** A backup on a new computer, after the person said that it sends: nothing tells whether another copy sent A and B. */
async function openClaimed(scene: LiveScene): Promise<InProcess> {
  await scene.run((core) => scene.fill(core, ['A', 'B']));
  scene.backup('old');
  await scene.run((core) => scene.sendAll(core));
  scene.putBack('old');
  const core = await scene.open({ installId: 'a new one', ledgers: join(scene.place, 'other ledger') });
  await core.call('catalog.claim', {});
  await core.call('sending.pauseAll', { paused: false });
  await expect.poll(async () => (await row(core, 'B'))?.reason).toBe('copied');
  return core;
}

const idOf = async (core: InProcess, name: string) => (await row(core, name))?.id ?? '';
const there = (id: string, remoteRecordId: string, unchecked = false) => ({
  id,
  resolution: { kind: 'there' as const, remoteRecordId, ...(unchecked ? { unchecked } : {}) },
  attempts: 0,
});

describe('what waits because another copy may have sent it is settled one by one', () => {
  test('with the id that it has there, which is looked up first', async () => {
    const scene = await createLiveScene('jani');
    const core = await openClaimed(scene);
    const [idOfA = '', idOfB = ''] = scene.ids();
    const id = await idOf(core, 'A');

    await expect(core.call('sending.resolve', there(id, 'pro_nobody'))).rejects.toThrow(
      /no product with the id/,
    );
    await expect(core.call('sending.resolve', there(id, idOfB))).rejects.toThrow(/another product: “B”/);
    await core.call('sending.resolve', there(id, idOfA));
    expect(await row(core, 'A')).toMatchObject({ state: 'sent', remoteRecordId: idOfA });
    expect(await row(core, 'B')).toMatchObject({ state: 'queued', reason: 'copied' });
    expect(scene.there()).toHaveLength(2);
    const said = (await core.call('sending.timeline', { id })).map(({ text }) => text).join(' ');
    expect(said).toContain('another copy of this catalog sent it');
    expect(said).not.toContain('request left');
  });

  test('with the word that it is not there, and then only that one leaves', async () => {
    const scene = await createLiveScene('jani');
    const core = await openClaimed(scene);
    const resolution = { kind: 'send-again' as const };
    await core.call('sending.resolve', { id: await idOf(core, 'A'), resolution, attempts: 0 });
    await stands(core, 'A', 'sent');
    expect(await row(core, 'B')).toMatchObject({ state: 'queued', reason: 'copied', attempts: 0 });
    expect(scene.there().filter((name) => name === 'A')).toHaveLength(2); // the person was wrong
    expect(scene.there().filter((name) => name === 'B')).toHaveLength(1);
  });

  test('and taken back to its line, where it waits on and can be settled again', async () => {
    const scene = await createLiveScene('jani');
    const core = await openClaimed(scene);
    const id = await idOf(core, 'A');
    await core.call('sending.resolve', there(id, 'pro_of_somebody', true));
    await core.call('sending.takeBack', { id });
    const back = await row(core, 'A');
    expect(back).toMatchObject({ id, state: 'queued', reason: 'copied', remoteRecordId: null });
    expect(back?.detail).toContain('You took back that it is there.');
    await core.call('sending.resolve', there(id, scene.ids()[0] ?? ''));
    expect(await row(core, 'A')).toMatchObject({ state: 'sent' });
    expect(scene.there()).toHaveLength(2);
  });

  test('and leaves its line when it is taken back after its remote was removed, or its product went into the trash', async () => {
    const scene = await createLiveScene('jani');
    const core = await openClaimed(scene);
    for (const name of ['A', 'B']) {
      const id = await idOf(core, name);
      await core.call('sending.resolve', there(id, `pro_${name}`, true));
    }
    const { productId } = (await row(core, 'A')) ?? {};
    await core.call('products.trash', { scope: { kind: 'ids', ids: [productId ?? 0] } });
    await core.call('sending.takeBack', { id: await idOf(core, 'A') });
    expect((await row(core, 'A'))?.state).toBe('cancelled');
    const [remote] = await core.call('remotes.list', {});
    await core.call('remotes.remove', { id: remote?.id ?? 0 });
    await core.call('sending.takeBack', { id: await idOf(core, 'B') });
    expect((await row(core, 'B'))?.state).toBe('cancelled');
    expect(scene.there().toSorted()).toEqual(['A', 'B']);
  });

  test('but what is in line by itself is nobody’s to settle, and the database keeps to that', async () => {
    const scene = await createLiveScene('jani');
    const core = await scene.open();
    await scene.fill(core, ['A']);
    const id = await idOf(core, 'A');
    await expect(core.call('sending.resolve', there(id, 'x', true))).rejects.toThrow(/not unsure any more/);
    const move = peek(core).prepare(
      `UPDATE submission SET state = 'sent', reason = 'created', remote_record_id = 'x' WHERE id = ?`,
    );
    expect(() => move.run(id)).toThrow(/illegal move/);
  });
});
