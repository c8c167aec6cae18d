import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeOffer, writeOffer } from '../../sandbox/offer.ts';
import { startSandbox } from '../../sandbox/start.ts';
import { newProductFields } from '../../src/shared/model/new-product.ts';
import { ask, call } from './bridge.ts';
import { expect, test } from './fixture.ts';

test('a sandbox is offered while it runs, connects with its keys, and gets what is sent', async ({
  desk,
}) => {
  const sandbox = await startSandbox();
  try {
    const { page } = await desk.start({ catalog: join(desk.folder, 'Shop') });
    await expect.poll(async () => (await ask(page, 'catalogs.state', {})).kind).toBe('open');
    expect(await ask(page, 'sandbox.offer', {})).toBeNull();
    await page.evaluate(() => {
      window.offshelf.on.sandboxChanged(() => Reflect.set(window, 'heard', true));
    });
    const file = join(desk.folder, 'dev', 'sandbox.json');
    writeOffer(file, makeOffer(sandbox, new Date()));
    await page.waitForFunction(() => Reflect.get(window, 'heard') === true);
    const offer = await ask(page, 'sandbox.offer', {});
    expect(offer?.remotes.map(({ profileId }) => profileId)).toEqual(['jani', 'journeybee']);
    expect(JSON.stringify(offer)).not.toContain(sandbox.jani.key);

    const remotes = await ask(page, 'sandbox.connect', { storage: 'this-run' });
    expect(remotes).toHaveLength(2);
    expect(await ask(page, 'sandbox.offer', {})).toBeNull();
    const fields = {
      ...newProductFields('USD'),
      name: 'Tea',
      price: '4.50',
      billingType: 'one_time' as const,
    };
    const { id } = await ask(page, 'products.save', { id: null, baseVersion: 0, fields, draftId: null });
    expect(await ask(page, 'sending.send', { products: [id], remotes })).toEqual({ queued: 2, left: 0 });
    await expect.poll(async () => (await ask(page, 'sending.status', {})).sent).toBe(2);
    expect(sandbox.products('jani')).toHaveLength(1);
    expect(sandbox.products('journeybee')).toHaveLength(1);

    rmSync(file);
    expect(await call(page, 'sandbox.connect', { storage: 'this-run' })).toMatchObject({ ok: false });
  } finally {
    await sandbox.close();
  }
});

test('the file of a sandbox that was killed offers nothing', async ({ desk }) => {
  const sandbox = await startSandbox();
  const offer = makeOffer(sandbox, new Date());
  await sandbox.close();
  writeOffer(join(desk.folder, 'dev', 'sandbox.json'), { ...offer, pid: 2 ** 22 + 1 });
  const { page } = await desk.start();
  expect(await ask(page, 'sandbox.offer', {})).toBeNull();
});

test('of two stand-in remotes, only the one that was removed is offered and connected again', async ({
  desk,
}) => {
  const sandbox = await startSandbox();
  try {
    writeOffer(join(desk.folder, 'dev', 'sandbox.json'), makeOffer(sandbox, new Date()));
    const { page } = await desk.start({ catalog: join(desk.folder, 'Shop') });
    await expect.poll(async () => (await ask(page, 'catalogs.state', {})).kind).toBe('open');
    const [first = 0] = await ask(page, 'sandbox.connect', { storage: 'this-run' });
    await ask(page, 'remotes.remove', { id: first });
    const offer = await ask(page, 'sandbox.offer', {});
    expect(offer?.remotes.map(({ profileId }) => profileId)).toEqual(['jani']);
    expect(await ask(page, 'sandbox.connect', { storage: 'this-run' })).toHaveLength(1);
    expect(await ask(page, 'sandbox.offer', {})).toBeNull();
  } finally {
    await sandbox.close();
  }
});
