import { describe, expect, it } from 'vitest';
import { addProduct, openTestCatalog, peek } from '../../helpers/catalog.ts';
import type { InProcess } from '../../helpers/in-process.ts';
import { addManyProducts } from '../../helpers/many-products.ts';
import { addJani, addJourneyBee, JANI, NO_CHOICES } from '../../helpers/remotes.ts';

const PLACE = {
  name: 'My site',
  path: '{name}-{hash}.{ext}',
  publicBase: 'https://shop.example.com/images',
  preset: null,
  where: { kind: 'address' },
} as const;
const PRODUCTS = 1200;

const checked = (core: InProcess) => peek(core).prepare('SELECT count(*) FROM product_check').pluck().get();
const progress = (core: InProcess) =>
  core.events.flatMap((message) => (message.event === 'jobProgress' ? [message.data] : []));

describe('adding a remote to a large catalog', () => {
  it('says that it checks every product there', async () => {
    const core = await openTestCatalog();
    addManyProducts(core.folder, PRODUCTS);
    await core.call('remotes.add', { ...JANI, job: 4 });
    expect(checked(core)).toBe(PRODUCTS);
    expect(progress(core)[0]).toEqual({ job: 4, stage: 'checking', done: 0, total: PRODUCTS });
  });

  it('leaves nothing where it is cancelled, and works the next time', async () => {
    let looks = 0;
    // Neither at its start nor after the first products.
    const core = await openTestCatalog({ isCancelled: (job) => job === 4 && (looks += 1) > 2 });
    addManyProducts(core.folder, PRODUCTS);
    expect(await core.dispatch('remotes.add', { ...JANI, job: 4 })).toMatchObject({
      error: { code: 'cancelled' },
    });
    expect(await core.call('remotes.list', {})).toEqual([]);
    expect(checked(core)).toBe(0);
    await core.call('remotes.add', { ...JANI, job: 5 });
    expect(checked(core)).toBe(PRODUCTS);
  });
});

describe('changing a remote', () => {
  it('stays what it was where it is cancelled', async () => {
    const core = await openTestCatalog({ isCancelled: () => true });
    await addProduct(core, { name: 'Mug' });
    const before = await addJani(core);
    const settings = { ...JANI.settings, accountCurrency: 'USD' };
    const remote = { ...JANI, settings };
    expect(await core.dispatch('remotes.update', { id: before.id, remote, job: 4 })).toMatchObject({
      error: { code: 'cancelled' },
    });
    expect(await core.call('remotes.list', {})).toEqual([before]);
  });

  it('is not begun where it was cancelled while it waited, however short it is', async () => {
    const core = await openTestCatalog({ isCancelled: () => true });
    const cancelled = { error: { code: 'cancelled' } };
    expect(await core.dispatch('remotes.add', { ...JANI, job: 4 })).toMatchObject(cancelled);
    const before = await addJani(core);
    const renamed = { id: before.id, remote: { ...JANI, name: 'Billing' }, job: 4 };
    expect(await core.dispatch('remotes.update', renamed)).toMatchObject(cancelled);
    expect(await core.call('remotes.list', {})).toEqual([before]);
    expect(await core.dispatch('imagePlaces.add', { ...PLACE, job: 4 })).toMatchObject(cancelled);
    expect(await core.call('imagePlaces.list', {})).toEqual([]);
  });

  it('looks at the products where more than its name is another one', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { name: 'Mug' });
    const { id } = await addJani(core);
    await core.call('remotes.update', { id, remote: { ...JANI, name: 'Billing' }, job: 4 });
    expect(progress(core)).toEqual([]);
    const remote = { ...JANI, settings: { ...JANI.settings, accountCurrency: 'USD' } };
    await core.call('remotes.update', { id, remote, job: 5 });
    expect(progress(core)[0]).toMatchObject({ job: 5, stage: 'checking', total: 1 });
  });
});

describe('moving a place for images', () => {
  it('says how far the check of all products at all its remotes is', async () => {
    const core = await openTestCatalog();
    await addProduct(core, { name: 'Mug' });
    const { id } = await core.call('imagePlaces.add', PLACE);
    const settings = { ...JANI.settings, imagePlaceId: id };
    await addJani(core, { settings });
    await addJourneyBee(core, { settings: { ...NO_CHOICES, imagePlaceId: id } });
    await core.call('imagePlaces.change', { id, ...PLACE, name: 'My old site', job: 6 });
    expect(progress(core)).toEqual([]);
    const moved = { ...PLACE, publicBase: 'https://img.example.com' };
    await core.call('imagePlaces.change', { id, ...moved, job: 7 });
    expect(progress(core)[0]).toEqual({ job: 7, stage: 'checking', done: 0, total: 2 });
  });
});
