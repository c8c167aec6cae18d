import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/main/core/adapters/system/clock.ts';
import type { ImageState } from '../../../src/shared/model/filter.ts';
import { ImageGroup } from '../../../src/shared/model/link-check.ts';
import { addProduct, aProduct, listNames, openTestCatalog, peek } from '../../helpers/catalog.ts';
import { checkAll, namesIn, openShop } from './link-scene.ts';

describe('the report of images', () => {
  it('puts every product into its groups, each with why', async () => {
    const { core, at } = await openShop((there) => [
      `${there}/square.png`,
      `${there}/small.png`,
      `${there}/square.png?again`,
      `${there}/gone.png`,
      '',
      'http://pictures.example/mug.png',
      `local-image:${'a'.repeat(64)}.png/mug.png`,
      `local-image:${'a'.repeat(64)}.png/cup.png`,
      `${there}/square.png`,
    ]);
    peek(core).exec(`INSERT INTO image_file VALUES ('${'a'.repeat(64)}', 'png', 10, 400, 400, 1)`);
    const before = await core.call('images.report', {});
    expect(before).toMatchObject({ products: 9, groups: { 'not-checked': 6, broken: 0 } });
    await checkAll(core);
    await addProduct(core, { name: 'new', imageUrl: `${at}/new.png` });
    const { id: trashed } = await addProduct(core, { name: 'trashed', imageUrl: '' });
    await core.call('products.trash', { scope: { kind: 'ids', ids: [trashed] } });
    expect(await namesIn(core, 'broken')).toEqual(['/gone.png']);
    expect(await namesIn(core, 'not-allowed')).toEqual(['http://pictures.example/mug.png']);
    expect(await namesIn(core, 'not-checked')).toEqual(['new']);
    expect(await namesIn(core, 'missing')).toEqual(['']);
    expect(await namesIn(core, 'too-small')).toEqual([
      '/small.png',
      `local-image:${'a'.repeat(64)}.png/mug.png`,
      `local-image:${'a'.repeat(64)}.png/cup.png`,
    ]);
    expect(await namesIn(core, 'not-square')).toEqual(['/small.png']);
    expect(await namesIn(core, 'http')).toEqual(['http://pictures.example/mug.png']);
    expect(await namesIn(core, 'local')).toHaveLength(2);
    // By what is in them, whatever they are called; those that are alike stand together.
    expect(await namesIn(core, 'duplicates')).toEqual([
      '/square.png',
      '/square.png?again',
      '/square.png',
      `local-image:${'a'.repeat(64)}.png/mug.png`,
      `local-image:${'a'.repeat(64)}.png/cup.png`,
    ]);
    const { id: report } = await core.call('images.report', {});
    const page = (group: ImageGroup) => core.call('images.reportPage', { report, group, from: 0, count: 2 });
    expect(await page('broken')).toMatchObject([
      {
        why: 'There is nothing at this address (404).',
        fault: 'refused',
        ledTo: null,
        checkedAt: expect.any(Number) as number,
        sameAs: null,
      },
    ]);
    expect(await page('not-allowed')).toMatchObject([
      {
        why: 'Not looked at: pictures.example is not allowed. The address begins with http://. Pictures are fetched over https:// alone, unless you allow this host.',
        fault: 'http',
        checkedAt: null,
      },
    ]);
    expect((await page('too-small'))[0]?.why).toBe(
      'It is 300 × 200 pixels. The longer side should have 500 pixels or more.',
    );
    expect((await page('duplicates')).map(({ id, sameAs }) => [id, sameAs?.id])).toEqual([
      [1, 3],
      [3, 1],
    ]);
    expect(
      await core.dispatch('images.reportPage', { report: report - 1, group: 'http', from: 0, count: 1 }),
    ).toMatchObject({
      error: { code: 'out-of-date' },
    });
  });

  it('finds the same large picture at two addresses', async () => {
    const { core } = await openShop((at) => [`${at}/large.png?1`, `${at}/square.png`, `${at}/large.png?2`]);
    await checkAll(core);
    expect(await namesIn(core, 'duplicates')).toEqual(['/large.png?1', '/large.png?2']);
    // As it was kept before anybody noted what is in it.
    peek(core).exec('UPDATE link_check SET hash = NULL');
    expect(await namesIn(core, 'duplicates')).toEqual([]);
    await checkAll(core, { again: true });
    expect(await namesIn(core, 'duplicates')).toEqual(['/large.png?1', '/large.png?2']);
  });

  it('says of an address with a user name whose host it leads to', async () => {
    const core = await openTestCatalog();
    const imageUrl = 'https://me:secret@pictures.example:8443/mug.png';
    await addProduct(core, { imageUrl });
    peek(core)
      .prepare(
        `INSERT INTO link_check(url, outcome, fault, checked_at) VALUES (?, 'blocked-address', 'private', 1)`,
      )
      .run(imageUrl);
    const { id: report } = await core.call('images.report', {});
    const [row] = await core.call('images.reportPage', { report, group: 'not-allowed', from: 0, count: 1 });
    expect(row?.why).toMatch(/^Not looked at: pictures\.example is not allowed\./);
  });

  it('ends when another one is asked for, or nobody wants it any more', async () => {
    const core = await openTestCatalog();
    const products = Array.from({ length: 5000 }, (_, n) =>
      aProduct({ imageUrl: `https://x.example/${n % 9}.png` }),
    );
    await core.call('products.add', { products, remotes: [] });
    const first = core.dispatch('images.report', {});
    const second = core.dispatch('images.report', {});
    expect(await first).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await second).toMatchObject({ ok: true, value: { groups: { duplicates: 5000 } } });
    const third = core.dispatch('images.report', {});
    await core.call('images.stopReport', {});
    expect(await third).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  });
});

describe('a view', () => {
  it('has the products whose image is broken, missing, not checked or only here', async () => {
    const { core } = await openShop((at) => [
      `${at}/square.png`,
      `${at}/gone.png`,
      '',
      `local-image:${'a'.repeat(64)}.png/x.png`,
    ]);
    const named = async (is: ImageState, not = false) =>
      await listNames(core, { filter: { match: 'all', conditions: [{ kind: 'image', is: [is], not }] } });
    expect((await named('not-checked')).toSorted()).toEqual(['/gone.png', '/square.png']);
    await checkAll(core);
    expect(await named('not-checked')).toEqual([]);
    expect(await named('broken')).toEqual(['/gone.png']);
    expect(await named('missing')).toEqual(['']);
    expect(await named('local')).toHaveLength(1);
    expect(await named('broken', true)).toHaveLength(3);
  });

  it('has the very products that the report has in a group', async () => {
    const { core } = await openShop((at) => [
      `${at}/square.png`,
      `${at}/square.png?again`,
      `${at}/small.png`,
      `${at}/gone.png`,
      '',
      ' HTTP://pictures.example/mug.png',
      'https://x.example/?from=http://pictures.example/mug.png',
      `local-image:${'a'.repeat(64)}.png/mug.png`,
      ` local-image:${'a'.repeat(64)}.png/cup.png`,
      `local-image:${'a'.repeat(64)}.png/pot.png`,
      `local-image:${'b'.repeat(64)}.png/large.png`,
      'local-image:nothing',
    ]);
    peek(core).exec(`INSERT INTO image_file VALUES ('${'a'.repeat(64)}', 'png', 10, 400, 300, 1),
      ('${'b'.repeat(64)}', 'png', 10, 900, 900, 1)`);
    await checkAll(core);
    const { id: trashed } = await addProduct(core, { name: 'trashed', imageUrl: '' });
    await core.call('products.trash', { scope: { kind: 'ids', ids: [trashed] } });
    for (const group of ImageGroup.options) {
      const filter = {
        match: 'all' as const,
        conditions: [{ kind: 'image' as const, is: [group], not: false }],
      };
      const inView = await listNames(core, { filter });
      expect([group, inView.toSorted()]).toEqual([group, (await namesIn(core, group)).toSorted()]);
      expect(await core.call('products.count', { view: 'all', filter })).toBe(inView.length);
    }
  });
});

describe('the products of a group', () => {
  it('can be named all at once, and not by a report that is gone', async () => {
    const { core } = await openShop((at) => [`${at}/square.png`, '', '']);
    const { id: report, oldest } = await core.call('images.report', {});
    expect(oldest).toBeNull();
    expect(await core.call('images.reportIds', { report, group: 'missing' })).toEqual([2, 3]);
    await core.call('images.report', {});
    expect(await core.dispatch('images.reportIds', { report, group: 'missing' })).toMatchObject({
      error: { code: 'out-of-date' },
    });
  });

  it('know which answer is the oldest', async () => {
    let now = 1000;
    const clock = { ...systemClock, now: () => now };
    const { core, at } = await openShop((there) => [`${there}/square.png`], { clock });
    await checkAll(core);
    now = 5000;
    await addProduct(core, { name: 'new', imageUrl: `${at}/small.png` });
    await checkAll(core);
    expect((await core.call('images.report', {})).oldest).toBe(1000);
  });

  it('have no answer from a host that was not asked', async () => {
    const { core } = await openShop(() => ['http://x.example/mug.png']);
    await checkAll(core);
    expect(await core.call('images.report', {})).toMatchObject({
      oldest: null,
      groups: { 'not-allowed': 1 },
    });
    expect(await core.call('images.standings', { ids: [1] })).toMatchObject([
      { state: 'blocked-address', why: expect.stringContaining('is not allowed') as string, checkedAt: null },
    ]);
  });
});

describe('what is known of an image', () => {
  it('is told product by product, with why it is no good', async () => {
    const { core, at } = await openShop((there) => [
      `${there}/small.png`,
      `${there}/gone.png`,
      '',
      `local-image:${'a'.repeat(64)}.png/mug.png`,
    ]);
    const told = async () => await core.call('images.standings', { ids: [4, 2, 1, 3, 99] });
    expect((await told()).map(({ id, state }) => [id, state])).toEqual([
      [4, 'local'],
      [2, 'not-checked'],
      [1, 'not-checked'],
      [3, 'none'],
    ]);
    await checkAll(core);
    const checkedAt = expect.any(Number) as number;
    const [, gone, small] = await told();
    expect(gone).toEqual({
      id: 2,
      image: `${at}/gone.png`,
      state: 'not-reachable',
      why: 'There is nothing at this address (404).',
      checkedAt,
      size: null,
    });
    expect(small).toMatchObject({ state: 'ok', why: null, checkedAt, size: { width: 300, height: 200 } });
  });
});
