import { describe, expect, it } from 'vitest';
import type { ImageFetched, ImageFetcher } from '../../../src/main/core/domain/ports/image-fetcher.ts';
import { addProduct, aProduct, editProduct, openTestCatalog, peek } from '../../helpers/catalog.ts';
import { until } from '../../helpers/until.ts';
import { checkAll, openShop, SQUARE } from './link-scene.ts';

/** Answers as the test says, and counts what it was asked. */
function fakeFetcher(answer: (url: string) => ImageFetched | Promise<ImageFetched>) {
  const asked: string[] = [];
  const fetcher: ImageFetcher = {
    fetchImage: async (url) => {
      asked.push(url);
      return await answer(url);
    },
  };
  return { fetcher, asked };
}

const PICTURE = {
  kind: 'image',
  status: 200,
  type: 'image/png',
  width: 600,
  height: 600,
  length: 10,
  hash: null,
} as const;

describe('a check of images', () => {
  it('asks for each address once, however many products have it, and says what came of it', async () => {
    const { core, server, at } = await openShop((there) => [
      ...Array.from({ length: 40 }, () => `${there}/square.png`),
      `${there}/gone.png`,
      `${there}/page.png`,
      'http://pictures.example/mug.png',
      'https://127.0.0.1/mug.png',
      '',
      `local-image:${'a'.repeat(64)}.png/mug.png`,
    ]);
    const counts = await checkAll(core);
    expect(counts).toEqual({
      addresses: 5,
      known: 0,
      outcomes: { ok: 1, 'not-reachable': 1, 'not-an-image': 1, 'breaks-a-rule': 0, 'blocked-address': 2 },
      left: 0,
      ended: 'done',
    });
    expect(server.asked.toSorted()).toEqual(['GET /gone.png', 'GET /page.png', 'GET /square.png']);
    const row = peek(core).prepare('SELECT * FROM link_check WHERE url = ?').get(`${at}/square.png`);
    expect(row).toMatchObject({
      outcome: 'ok',
      fault: null,
      status: 200,
      led_to: null,
      type: 'image/png',
      bytes: SQUARE.length,
      width: 600,
      height: 600,
    });
  });

  it('is followed by forgetting what was found at addresses that no product names any more', async () => {
    const { core, at } = await openShop((there) => [`${there}/square.png`, `${there}/gone.png`, '']);
    await checkAll(core);
    await editProduct(core, 1, { imageUrl: `${at}/small.png` });
    await core.call('products.trash', { scope: { kind: 'ids', ids: [2] } });
    const others = Array.from({ length: 5_000 }, (_, n) => `('https://x.example/${n}.png', 'ok', 1)`);
    peek(core).exec(`INSERT INTO link_check(url, outcome, checked_at) VALUES ${others.join(', ')}`);
    const known = () => peek(core).prepare('SELECT url FROM link_check ORDER BY url').pluck().all();
    await checkAll(core);
    // What is in the trash may come back.
    await until('forgotten', () => known().length === 2);
    expect(known()).toEqual([`${at}/gone.png`, `${at}/small.png`]);
  });

  it('leaves alone what was checked within a day, unless it is to look again', async () => {
    let now = 1_800_000_000_000;
    const clock = { now: () => now, elapsed: () => now, after: () => () => undefined };
    const { core, server } = await openShop((at) => [`${at}/square.png`], { clock });
    await checkAll(core);
    now += 86_000_000;
    expect(await checkAll(core)).toMatchObject({
      addresses: 1,
      known: 1,
      outcomes: { ok: 0 },
      left: 0,
      ended: 'done',
    });
    expect(await checkAll(core, { again: true })).toMatchObject({ known: 0, outcomes: { ok: 1 } });
    now += 86_500_000;
    expect(await checkAll(core)).toMatchObject({ known: 0, outcomes: { ok: 1 } });
    // Only the first time its bytes were looked at; a HEAD without a length proves nothing.
    expect(server.asked).toEqual([
      'GET /square.png',
      'HEAD /square.png',
      'GET /square.png',
      'HEAD /square.png',
      'GET /square.png',
    ]);
  });

  it('keeps what is known of a picture that a HEAD confirms', async () => {
    const kept = { ...PICTURE, hash: 'b'.repeat(64), finalUrl: 'https://x.example/a.png' };
    let unchanged = false;
    const { fetcher } = fakeFetcher(() =>
      unchanged ? { kind: 'unchanged', status: 200, finalUrl: 'https://x.example/a.png' } : kept,
    );
    const core = await openTestCatalog({ imageFetcher: fetcher });
    await addProduct(core, { imageUrl: 'https://x.example/a.png' });
    await checkAll(core);
    unchanged = true;
    expect(await checkAll(core, { again: true })).toMatchObject({ outcomes: { ok: 1 } });
    expect(peek(core).prepare('SELECT width, hash, bytes FROM link_check').get()).toEqual({
      width: 600,
      hash: 'b'.repeat(64),
      bytes: 10,
    });
  });

  it('looks only at the products that it is about', async () => {
    const { core, server } = await openShop((at) => [`${at}/square.png`, `${at}/small.png`]);
    const counts = await core.call('images.check', { scope: { kind: 'ids', ids: [2] }, again: false });
    expect(counts).toMatchObject({ addresses: 1, outcomes: { ok: 1 } });
    expect(server.asked).toEqual(['GET /small.png']);
  });

  it('says that there is no network, soon, and keeps what was known', async () => {
    const { fetcher, asked } = fakeFetcher(() => ({ kind: 'not-asked', why: 'offline', detail: '' }));
    const core = await openTestCatalog({ imageFetcher: fetcher });
    const products = Array.from({ length: 500 }, (_, n) =>
      aProduct({ imageUrl: `https://x.example/${n}.png` }),
    );
    await core.call('products.add', { products, remotes: [] });
    peek(core).exec(
      `INSERT INTO link_check(url, outcome, checked_at) VALUES ('https://x.example/1.png', 'ok', 1)`,
    );
    const counts = await checkAll(core);
    expect(counts).toMatchObject({ addresses: 500, left: 500, ended: 'offline' });
    expect(asked.length).toBeLessThan(200);
    expect(peek(core).prepare('SELECT url, outcome, checked_at FROM link_check').all()).toEqual([
      { url: 'https://x.example/1.png', outcome: 'ok', checked_at: 1 },
    ]);
  });

  it('says so too where some addresses could be judged without one', async () => {
    const { fetcher } = fakeFetcher((finalUrl) =>
      finalUrl.startsWith('http:')
        ? { kind: 'fault', fault: 'http', status: null, finalUrl, detail: '' }
        : { kind: 'not-asked', why: 'offline', detail: '' },
    );
    const core = await openTestCatalog({ imageFetcher: fetcher });
    for (const imageUrl of ['http://x.example/a.png', 'https://x.example/b.png'])
      await addProduct(core, { imageUrl });
    expect(await checkAll(core)).toMatchObject({
      outcomes: { 'blocked-address': 1 },
      left: 1,
      ended: 'offline',
    });
  });

  it('goes on where nobody can tell the name of one host among several', async () => {
    const { fetcher } = fakeFetcher(async (url) => {
      if (url.includes('lame')) return { kind: 'not-asked', why: 'offline', detail: 'EAI_AGAIN' };
      await new Promise((resolve) => setTimeout(resolve, 20));
      return { ...PICTURE, finalUrl: url };
    });
    const core = await openTestCatalog({ imageFetcher: fetcher });
    const products = Array.from({ length: 100 }, (_, n) =>
      aProduct({ imageUrl: `https://${n % 2 === 0 ? 'lame' : 'good'}.example/${n}.png` }),
    );
    await core.call('products.add', { products, remotes: [] });
    expect(await checkAll(core)).toMatchObject({ outcomes: { ok: 50 }, left: 50, ended: 'busy' });
  });

  it('never says that it is done where it was cancelled before all addresses were noted', async () => {
    const { fetcher } = fakeFetcher((url) => ({ ...PICTURE, finalUrl: url }));
    const core = await openTestCatalog({ imageFetcher: fetcher, isCancelled: () => true });
    await addProduct(core, { imageUrl: 'https://x.example/1.png' });
    const check = checkAll(core, { job: 7 });
    expect(await check).toMatchObject({ addresses: 0, left: 0, ended: 'cancelled' });
  });

  it('goes on past single addresses that nobody could ask for', async () => {
    const { fetcher } = fakeFetcher((url) =>
      /[05]\.png/.test(url) ? { kind: 'not-asked', why: 'busy', detail: '' } : { ...PICTURE, finalUrl: url },
    );
    const core = await openTestCatalog({ imageFetcher: fetcher });
    const products = Array.from({ length: 100 }, (_, n) =>
      aProduct({ imageUrl: `https://x.example/${n}.png` }),
    );
    await core.call('products.add', { products, remotes: [] });
    expect(await checkAll(core)).toMatchObject({ outcomes: { ok: 80 }, left: 20, ended: 'busy' });
  });

  it('can be cancelled: what was found stays, and everything else goes on meanwhile', async () => {
    let cancelled = false;
    const { fetcher, asked } = fakeFetcher(async (url) => {
      if (/1\d\d\.png/.test(url)) return { ...PICTURE, finalUrl: url };
      return await new Promise(() => undefined);
    });
    const core = await openTestCatalog({
      imageFetcher: fetcher,
      isCancelled: (job) => cancelled && job === 7,
    });
    const products = Array.from({ length: 200 }, (_, n) =>
      aProduct({ imageUrl: `https://x.example/${n}.png` }),
    );
    await core.call('products.add', { products, remotes: [] });
    const checking = checkAll(core, { job: 7 });
    await until('some were asked for', () => asked.length > 100);
    const second = await core.dispatch('images.check', { scope: { kind: 'ids', ids: [1] }, again: false });
    expect(second).toMatchObject({ ok: false, error: { code: 'not-allowed-now' } });
    await editProduct(core, 1, { name: 'edited meanwhile' });
    cancelled = true;
    const counts = await checking;
    expect(counts).toMatchObject({ ended: 'cancelled' });
    expect(counts.outcomes.ok).toBeGreaterThan(0);
    expect(counts.left).toBe(200 - counts.outcomes.ok);
    expect(peek(core).prepare('SELECT count(*) FROM link_check').pluck().get()).toBe(counts.outcomes.ok);
    expect(core.logged).toEqual([]);
  });

  it('ends when the catalog is closed, without a word', async () => {
    const { fetcher, asked } = fakeFetcher(async () => await new Promise(() => undefined));
    const core = await openTestCatalog({ imageFetcher: fetcher });
    await addProduct(core, { imageUrl: 'https://x.example/a.png' });
    const checking = core.dispatch('images.check', { scope: { kind: 'ids', ids: [1] }, again: false });
    await until('it was asked for', () => asked.length === 1);
    await core.close();
    expect(await checking).toMatchObject({ ok: false, error: { code: 'no-catalog' } });
    expect(core.logged).toEqual([]);
  });

  it('tells how far it is', async () => {
    const { fetcher } = fakeFetcher((url) => ({ ...PICTURE, finalUrl: url }));
    const core = await openTestCatalog({ imageFetcher: fetcher });
    await addProduct(core, { imageUrl: 'https://x.example/a.png' });
    await checkAll(core, { job: 3 });
    const told = core.events.flatMap((event) => (event.event === 'jobProgress' ? [event.data] : []));
    expect(told).toContainEqual({ job: 3, stage: 'looking', done: 0, total: 1 });
  });
});

describe('hosts that are allowed', () => {
  it('are those of this installation: a catalog from elsewhere brings none along', async () => {
    const { core } = await openShop(() => [''], { installId: 'here' });
    expect(await core.call('images.allowHost', { host: ' NAS.Lan ' })).toEqual(['nas.lan', 'pictures.test']);
    expect(await core.call('images.removeHost', { host: 'pictures.test' })).toEqual(['nas.lan']);
    await core.close();
    for (const [installId, hosts] of [
      ['here', ['nas.lan']],
      ['elsewhere', []],
    ] as const) {
      const again = await openTestCatalog({ folder: core.folder, installId });
      expect(await again.call('images.allowedHosts', {})).toEqual(hosts);
      await again.close();
    }
  });

  it.each(['https://nas.lan', 'nas.lan/x', 'a@nas.lan', '', 'nas lan', '[::1'])(
    'are no addresses: %j',
    async (host) => {
      const core = await openTestCatalog();
      expect(await core.dispatch('images.allowHost', { host })).toMatchObject({
        ok: false,
        error: { code: 'bad-input' },
      });
    },
  );
});
