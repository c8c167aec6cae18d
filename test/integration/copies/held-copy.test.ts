import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Exchange, HttpRequest } from '../../../src/main/core/domain/ports/http-client.ts';
import type { Profile } from '../../../src/shared/model/profile.ts';
import { addProduct } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { addJourneyBee } from '../../helpers/remotes.ts';
import { settings } from '../../helpers/sending-samples.ts';
import { answer } from '../sending/script.ts';
import { createCopyScene, settled } from './copy-scene.ts';

type Scene = ReturnType<typeof createCopyScene>;

/** How many requests to create something this remote had; its list shows all of it. */
function createBees() {
  const made: object[] = [];
  const refused = new Set<string>();
  return {
    made,
    refused,
    send: async ({ body }: HttpRequest): Promise<Exchange> => {
      if (body === null)
        return answer(200, { data: made, pagination: { page: 1, per_page: 100, total: made.length } });
      const sent = JSON.parse(body) as { name: string };
      if (refused.has(sent.name)) return answer(422, {});
      const record = { ...sent, uuid: `u${made.length}` };
      made.push(record);
      return answer(201, record);
    },
  };
}

const bee = (core: InProcess) => addJourneyBee(core, { settings });
const elsewhere = (scene: Scene) => ({ installId: 'a new one', ledgers: join(scene.place, 'other ledger') });
const reasons = async (scene: Scene, core: InProcess) => {
  const rows = (await scene.rows(core)).filter(({ state }) => state !== 'superseded');
  return Object.fromEntries(rows.map(({ productName, state, reason }) => [productName, reason ?? state]));
};

/** Profiles that can be looked up by other means than a whole list with the SKU of every product. */
const BASE = readFileSync(join(import.meta.dirname, '../../../docs/profiles/idempotency-key.json'), 'utf8');
const LIST = { path: '/items/', query: {}, documented: true, records: ['/items'] };
const { filter: _filter, ...LOOK_UP } = (JSON.parse(BASE) as { lookUp: Record<string, unknown> }).lookUp;

const MEANS: readonly (readonly [string, object])[] = [
  ['asked for one by one, by our reference', {}],
  [
    'a list that shows our reference alone',
    { lookUp: { ...LOOK_UP, list: LIST, match: { reference: '/request_key' } } },
  ],
  ['a list that proves nothing', { lookUp: { ...LOOK_UP, list: LIST, provesAbsence: false } }],
];

describe('what a look-up can not tell of another copy stays the person’s', () => {
  test.each(MEANS)('%s', async (_name, changes) => {
    const profile = { ...(JSON.parse(BASE) as Profile), ...changes };
    const scene = createCopyScene(async (core) => {
      await core.call('profiles.add', { text: JSON.stringify(profile) });
      return await addJourneyBee(core, { profileId: profile.id, settings });
    });
    let creates = 0;
    const http = {
      send: async ({ body }: HttpRequest): Promise<Exchange> => {
        if (body === null) return answer(200, { items: [] });
        creates += 1;
        return answer(201, { item: { number: String(creates) } });
      },
    };
    await scene.run((core) => scene.fill(core, ['A']), { http });
    scene.backup('old');
    await scene.run(scene.sendAll, { http });
    scene.putBack('old');
    const core = await scene.open({ ...elsewhere(scene), http });
    await core.call('catalog.claim', {});
    await settled(core);
    await expect.poll(() => reasons(scene, core)).toEqual({ A: 'copied' });
    expect(creates).toBe(1);
    await core.call('catalog.sendCopied', {});
    await settled(core);
    expect(creates).toBe(2);
  });

  test('a list in which nothing of ours was ever seen', async () => {
    const scene = createCopyScene(bee);
    await scene.run((core) => scene.fill(core, ['A']));
    const http = createBees();
    const core = await scene.open({ ...elsewhere(scene), http });
    await core.call('catalog.claim', {});
    await settled(core);
    expect((await scene.rows(core))[0]?.detail).toContain('proves nothing');
    expect(http.made).toEqual([]);
  });

  test('a product without SKU that was renamed before another copy sent it', async () => {
    const scene = createCopyScene(bee);
    const http = createBees();
    const older = await scene.open({ http });
    await scene.fill(older, ['W']);
    await scene.sendAll(older);
    await scene.fill(older, []);
    const { id, version, fields } = await addProduct(older, { name: 'A', sku: null, price: '10' });
    const [remote] = await older.call('remotes.list', {});
    await older.call('sending.send', { products: [id], remotes: [remote?.id ?? 0] });
    await older.close();
    scene.backup('old');
    await scene.run(
      async (core) => {
        const renamed = { ...fields, name: 'Apple' };
        await core.call('products.save', { id, baseVersion: version, fields: renamed, draftId: null });
        await scene.sendAll(core);
      },
      { http },
    );
    scene.putBack('old');
    const core = await scene.open({ ...elsewhere(scene), http });
    await core.call('catalog.claim', {});
    await settled(core);
    expect(await reasons(scene, core)).toEqual({ W: 'created', A: 'copied' });
    expect(http.made.length).toBe(2);
  });
});

describe('what is put in line after the claim', () => {
  /** A backup with two products, of which another computer sent the first since; the second was never sent. */
  async function openBackup(refusing: readonly string[] = []) {
    const scene = createCopyScene(bee);
    const http = createBees();
    const older = await scene.open({ http });
    await scene.fill(older, ['W']);
    await scene.sendAll(older);
    for (const name of ['A', 'B']) await addProduct(older, { name, sku: `S-${name}`, price: '10' });
    for (const name of refusing) http.refused.add(name);
    const [remote] = await older.call('remotes.list', {});
    const send = (core: InProcess, products: readonly number[]) =>
      core.call('sending.send', { products: [...products], remotes: [remote?.id ?? 0] });
    if (refusing.length > 0) await send(older, [2]);
    await settled(older);
    await older.close();
    http.refused.clear();
    scene.backup('old');
    await scene.run(
      async (core) => {
        for (const { id, state } of await scene.rows(core))
          if (state === 'rejected') await core.call('sending.sendEdited', { id: id });
        await send(core, [2]);
        await settled(core);
      },
      { http },
    );
    expect(http.made.length).toBe(2);
    scene.putBack('old');
    const core = await scene.open({ ...elsewhere(scene), http });
    await core.call('catalog.claim', {});
    return { scene, http, core, send };
  }

  test('waits like what was in line before, where its product was there: what the list does not have leaves', async () => {
    const { scene, http, core, send } = await openBackup();
    await send(core, [2, 3]);
    await expect.poll(() => reasons(scene, core)).toEqual({ W: 'created', A: 'copied', B: 'created' });
    expect(http.made.length).toBe(3);
  });

  test('waits again where it was withdrawn, until the person says that no other copy sent it', async () => {
    const { scene, http, core, send } = await openBackup();
    await send(core, [2]);
    await settled(core);
    const held = async () => (await scene.rows(core)).find(({ productName }) => productName === 'A');
    await core.call('sending.withdraw', { id: (await held())?.id ?? '' });
    await send(core, [2]);
    await settled(core);
    expect((await held())?.reason).toBe('copied');
    expect(http.made.length).toBe(2);
    await core.call('catalog.sendCopied', {});
    await settled(core);
    expect(http.made.length).toBe(3);
  });

  test('waits where it takes the place of one that was not accepted', async () => {
    const { scene, http, core } = await openBackup(['A']);
    const refused = (await scene.rows(core)).find(({ state }) => state === 'rejected');
    await core.call('sending.sendEdited', { id: refused?.id ?? '' });
    await settled(core);
    expect(await reasons(scene, core)).toEqual({ W: 'created', A: 'copied' });
    expect(http.made.length).toBe(2);
  });

  test('leaves at once where the product was made since', async () => {
    const { http, core, send } = await openBackup();
    const { id } = await addProduct(core, { name: 'New', sku: 'S-New', price: '10' });
    await send(core, [id]);
    await expect.poll(() => http.made.length).toBe(3);
  });
});
