import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Exchange, HttpRequest } from '../../../src/main/core/domain/ports/http-client.ts';
import type { Profile } from '../../../src/shared/model/profile.ts';
import { editProduct } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { createRacingClock } from '../../helpers/racing-clock.ts';
import { addJourneyBee } from '../../helpers/remotes.ts';
import { settings } from '../../helpers/sending-samples.ts';
import { exampleProfile } from '../sending/loopback-api.ts';
import { answer } from '../sending/script.ts';
import { createCopyScene, NO_ANSWER, settled } from './copy-scene.ts';
import { createLiveScene, row, stands } from './live-scene.ts';

/** Minutes of waiting for look-ups pass in seconds. */
const SPEED = 100;
const MUG = 2;

type Item = {
  readonly number: string;
  readonly request_key: string;
  readonly sku: string;
  readonly title: string;
};

/** A shop that is asked for each product by our reference; the products named here are lost on their way, once each. */
function createShop(lost: Set<string>) {
  const items: Item[] = [];
  return {
    items,
    send: async ({ url, headers, body }: HttpRequest): Promise<Exchange> => {
      if (body === null) {
        const key = new URL(url).searchParams.get('request_key');
        return answer(200, { items: items.filter(({ request_key }) => request_key === key) });
      }
      const { item } = JSON.parse(body) as { item: { title: string; sku: string } };
      if (lost.delete(item.title)) return NO_ANSWER;
      const made = { ...item, number: `n${items.length}`, request_key: keyOf(headers) };
      items.push(made);
      return answer(201, { item: made });
    },
  };
}

function keyOf(headers: HttpRequest['headers']): string {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'idempotency-key')?.[1] ?? '';
}

type Shop = ReturnType<typeof createShop>;

function openScene(profile: Profile = exampleProfile('idempotency-key')) {
  const shop = createShop(new Set(['Mug']));
  const scene = createCopyScene(async (core) => {
    await core.call('profiles.add', { text: JSON.stringify(profile) });
    return await addJourneyBee(core, { profileId: profile.id, settings });
  });
  const parts = { http: shop, clock: createRacingClock(Date.now(), SPEED) };
  return { scene, shop, parts };
}

/** A backup in which the second product is unsure. */
async function backUpUnsure({ scene, parts }: ReturnType<typeof openScene>): Promise<void> {
  await scene.run(async (core) => {
    await scene.fill(core, ['Witness', 'Mug']);
    await core.call('sending.pauseAll', { paused: false });
    await expect.poll(async () => (await row(core, 'Mug'))?.state, { interval: 5 }).toBe('unsure');
  }, parts);
  scene.backup('old');
}

async function resolveAsNotThere(core: InProcess): Promise<void> {
  const { id = '', attempts = 0 } = (await row(core, 'Mug')) ?? {};
  await core.call('sending.resolve', { id, attempts, resolution: { kind: 'send-again' } });
  await settled(core);
}

/** On the computer of the backup the product is edited, so that a new reference leaves with it, and is there since. */
async function sendEditedThere({ scene, parts }: ReturnType<typeof openScene>): Promise<void> {
  await scene.run(async (core) => {
    await editProduct(core, MUG, { price: '11' });
    await resolveAsNotThere(core);
    await stands(core, 'Mug', 'sent');
  }, parts);
  scene.putBack('old');
}

function openOnNewLaptop({ scene, parts }: ReturnType<typeof openScene>): Promise<InProcess> {
  return scene.open({ ...parts, installId: 'a new one', ledgers: join(scene.place, 'other ledger') });
}

const mugs = ({ items }: Shop) => items.filter(({ title }) => title === 'Mug').length;

describe('a product that was unsure when its copy of the catalog began to send', () => {
  test('is not looked up before that, and a proof that says nothing of other copies does not send it again', async () => {
    const it = openScene();
    await backUpUnsure(it);
    await sendEditedThere(it);
    const core = await openOnNewLaptop(it);
    expect((await row(core, 'Mug'))?.lookWaits).toBe(true);
    await core.call('catalog.claim', {});
    await expect.poll(async () => (await row(core, 'Mug'))?.reason).toBe('copied');
    await settled(core);
    expect(mugs(it.shop)).toBe(1);
    await core.call('catalog.sendCopied', {});
    await stands(core, 'Mug', 'sent');
    expect(mugs(it.shop)).toBe(2);
  });

  test('leaves again once the person says that it is not there', async () => {
    const it = openScene();
    await backUpUnsure(it);
    const core = await openOnNewLaptop(it);
    await core.call('catalog.claim', {});
    await resolveAsNotThere(core);
    await stands(core, 'Mug', 'sent');
    expect(mugs(it.shop)).toBe(1);
  });

  test('leaves again by itself once it is proven not to be there, where the person said that no other copy sent it', async () => {
    const it = openScene();
    await backUpUnsure(it);
    const core = await openOnNewLaptop(it);
    await core.call('catalog.claim', { waiting: 'send' });
    await stands(core, 'Mug', 'sent');
    expect(mugs(it.shop)).toBe(1);
  });

  test('leaves again by itself once a whole list has nothing like it', async () => {
    const scene = await createLiveScene('journeybee');
    await scene.run(async (core) => {
      await scene.fill(core, ['Witness']);
      await scene.sendAll(core);
      await scene.fill(core, ['Mug']);
      await scene.fault({ name: 'close-before', times: 1, on: 'create' });
      await core.call('sending.pauseAll', { paused: false });
      await expect.poll(async () => (await row(core, 'Mug'))?.state, { interval: 5 }).toBe('unsure');
    });
    const core = await scene.open({ installId: 'a new one', ledgers: join(scene.place, 'other ledger') });
    await core.call('catalog.claim', {});
    await stands(core, 'Mug', 'sent');
    expect(scene.there()).toEqual(['Witness', 'Mug']);
  });
});
