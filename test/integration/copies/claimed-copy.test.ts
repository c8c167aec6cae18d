import { cpSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Exchange, HttpRequest } from '../../../src/main/core/domain/ports/http-client.ts';
import { peek } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { addJourneyBee } from '../../helpers/remotes.ts';
import { settings } from '../../helpers/sending-samples.ts';
import { answer } from '../sending/script.ts';
import { type CopyScene, createCopyScene, settled, standings } from './copy-scene.ts';

const bee = (core: InProcess) => addJourneyBee(core, { settings });

/** A remote whose list has these products. */
function withList(scene: CopyScene, listed: readonly object[], gone: { value: boolean }) {
  const made: object[] = [...listed];
  return {
    send: async (request: HttpRequest): Promise<Exchange> => {
      if (request.body === null) {
        if (gone.value) return answer(404, {});
        return answer(200, { data: made, pagination: { page: 1, per_page: 100, total: made.length } });
      }
      const body = JSON.parse(request.body) as { name: string };
      scene.names.push(body.name);
      const record = { ...body, uuid: `bee_${body.name}` };
      made.push(record);
      return answer(201, record);
    },
  };
}

/** Something that was sent before every copy was made, and that the list shows. */
async function sendWitness(scene: CopyScene, http: ReturnType<typeof withList>) {
  await scene.run(
    async (core) => {
      await scene.fill(core, ['W']);
      await scene.sendAll(core);
    },
    { http },
  );
}

/** The catalog on a new computer: another installation, no ledger. */
async function openOnNewLaptop(scene: CopyScene, http: ReturnType<typeof withList>) {
  return await scene.open({ installId: 'a new one', ledgers: join(scene.place, 'other ledger'), http });
}

describe('a catalog that came to a new computer', () => {
  test('sends none of its line before somebody says that it sends', async () => {
    const scene = createCopyScene();
    await scene.run((core) => scene.fill(core, ['A']));
    const core = await openOnNewLaptop(scene, withList(scene, [], { value: false }));
    expect(await core.call('catalog.copies', {})).toMatchObject({ why: 'moved', waiting: 1 });
    await core.call('sending.tryNow', {});
    await settled(core);
    expect(scene.names).toEqual([]);
  });

  test('holds each product of its line until the person says that no other copy sent it, where nothing can be read', async () => {
    const scene = createCopyScene(bee);
    await scene.run((core) => scene.fill(core, ['A', 'B']));
    const core = await openOnNewLaptop(scene, withList(scene, [], { value: true }));
    await core.call('catalog.claim', {});
    await settled(core);
    expect((await scene.rows(core)).map(({ reason }) => reason)).toEqual(['copied', 'copied']);
    expect(scene.names).toEqual([]);
    await scene.fill(core, ['C']);
    await scene.sendAll(core);
    expect(scene.names).toEqual(['C']);
    await core.call('catalog.sendCopied', {});
    await settled(core);
    expect(scene.names.toSorted()).toEqual(['A', 'B', 'C']);
    const said = peek(core).prepare(
      `SELECT count(*) FROM evidence WHERE kind = 'not-sent-elsewhere' AND actor = 'person'`,
    );
    expect(said.pluck().get()).toBe(2);
  });

  test('sends what a reading has nothing like, and holds what it has: by SKU or by name', async () => {
    const scene = createCopyScene(bee);
    const listed = [
      { uuid: '1', name: 'other', sku: 's-a' },
      { uuid: '2', name: ' b', sku: null },
    ];
    const http = withList(scene, listed, { value: false });
    await sendWitness(scene, http);
    await scene.run((core) => scene.fill(core, ['A', 'B', 'C']));
    const core = await openOnNewLaptop(scene, http);
    await core.call('catalog.claim', { waiting: 'check' });
    await expect.poll(() => scene.names).toEqual(['W', 'C']);
    await settled(core);
    expect(await standings(core)).toEqual({ W: 'sent', A: 'queued', B: 'queued', C: 'sent' });
    expect((await core.call('catalog.copies', {})).copied).toBe(2);
  });

  test('reads the list after the claim, however lately that was done before', async () => {
    const scene = createCopyScene(bee);
    const http = withList(scene, [], { value: false });
    await sendWitness(scene, http);
    await scene.run((core) => scene.fill(core, ['A']));
    const core = await openOnNewLaptop(scene, http);
    const readings = () => peek(core).prepare('SELECT count(*) FROM scan').pluck().get();
    const before = readings();
    expect(before).toBeGreaterThan(0);
    await core.call('catalog.claim', { waiting: 'check' });
    await expect.poll(() => scene.names).toEqual(['W', 'A']);
    expect(readings()).toBe(Number(before) + 1);
  });

  test('is asked about in its old place again once what it says is older', async () => {
    const scene = createCopyScene();
    await scene.run((core) => scene.fill(core, ['A']));
    scene.backup('old');
    await scene.run(scene.sendAll);
    scene.putBack('old');
    await scene.run(async () => {});
    const elsewhere = join(scene.place, 'Elsewhere');
    renameSync(scene.folder, elsewhere);
    await scene.run(async () => {}, { folder: elsewhere });
    renameSync(elsewhere, scene.folder);
    const core = await scene.open();
    expect((await core.call('catalog.copies', {})).why).toBe('older');
  });
});

describe('two copies on one computer', () => {
  test('that are open at the same time send nothing twice, and both ask again', async () => {
    const scene = createCopyScene();
    await scene.run((core) => scene.fill(core, ['A', 'B']));
    const folder = join(scene.place, 'Copy');
    cpSync(scene.folder, folder, { recursive: true });
    const first = await scene.open();
    const other = await scene.open({ folder });
    await other.call('catalog.claim', { waiting: 'send' });
    await settled(other);
    expect(scene.names.toSorted()).toEqual(['A', 'B']);
    await first.call('sending.pauseAll', { paused: false });
    await settled(first);
    expect(await standings(first)).toEqual({ A: 'sent', B: 'sent' });
    expect((await first.call('catalog.copies', {})).why).toBe('older');
    expect(scene.names.toSorted()).toEqual(['A', 'B']);
    await scene.fill(other, ['C']);
    await scene.sendAll(other);
    expect((await other.call('catalog.copies', {})).why).toBe('older');
    expect(scene.names.toSorted()).toEqual(['A', 'B']);
  });
});

describe('where the ledger can not be written', () => {
  test('nothing leaves and nothing is unsure; it goes once it can', async () => {
    const scene = createCopyScene();
    await scene.run((core) => scene.fill(core, ['A']));
    const core = await scene.open();
    rmSync(scene.ledgers, { recursive: true });
    writeFileSync(scene.ledgers, 'in the way');
    await core.call('sending.pauseAll', { paused: false });
    await expect.poll(() => core.events.some(({ event }) => event === 'diskTrouble')).toBe(true);
    expect(JSON.stringify(core.events)).toContain('outside the catalog');
    expect(await standings(core)).toEqual({ A: 'queued' });
    expect(scene.names).toEqual([]);
    rmSync(scene.ledgers);
    await core.call('sending.tryNow', {});
    await expect.poll(() => scene.names).toEqual(['A']);
    await settled(core);
    expect(await standings(core)).toEqual({ A: 'sent' });
  });
});
