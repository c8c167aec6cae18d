import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Fault } from '../../../sandbox/fault.ts';
import { closeImagePlaces, useImagePlaces } from '../../../src/renderer/commands/image-places.ts';
import { inputOf } from '../../../src/renderer/features/remotes/remote-draft.ts';
import { addProduct } from '../../helpers/catalog.ts';
import { matchFolder, photo, writePhotos } from '../../helpers/photos.ts';
import { temporaryFolder } from '../../helpers/temporary-folder.ts';
import { until } from '../../helpers/until.ts';
import { creates, openList, PRICED, rowOf, send } from './open-list.tsx';

test('puts refusals in the same words together, with one action for all', async () => {
  const to = await openList();
  const fault: Fault = { name: 'status', status: 422, message: 'no room for it' };
  for (const name of ['One', 'Two', 'Three']) await send(to, 'journeybee', { name }, [fault]);
  const row = await rowOf('3 products', 'Not accepted');
  await to.sandbox.faults.set('journeybee', []);
  await to.user.click(row.getByRole('button', { name: 'Send all again' }));
  await until('all are there', () => to.sandbox.products('journeybee').length === 3);
});

test('folds a long line, and shows it a hundred rows at a time', async () => {
  const to = await openList();
  await to.core.call('sending.pauseAll', { paused: true });
  const products: number[] = [];
  for (let at = 1; at <= 130; at += 1) {
    products.push((await addProduct(to.core, { ...PRICED, name: `Mug ${at}` })).id);
  }
  await to.core.call('sending.send', { products, remotes: [to.jani.id] });
  const group = await rowOf('130 products', 'Sending is paused. Resume it above.');
  expect(screen.queryByText('Mug 2')).toBeNull();
  await to.user.click(group.getByRole('button', { name: /^The 130 products to Jani/ }));
  await screen.findByText('Mug 100');
  expect(screen.queryByText('Mug 101')).toBeNull();
  await to.user.click(screen.getByRole('button', { name: 'Show 30 more' }));
  await screen.findByText('Mug 130');
  expect(screen.queryByRole('button', { name: /^Show/ })).toBeNull();
});

test('withdraws a whole line after it asked', async () => {
  const to = await openList();
  await to.core.call('sending.pauseAll', { paused: true });
  for (const name of ['One', 'Two', 'Three']) await send(to, 'jani', { name });
  await to.user.click(await screen.findByRole('button', { name: 'More for the 3 products to Jani' }));
  await to.user.click(await screen.findByText(/^Withdraw all/));
  const dialog = within(await screen.findByRole('dialog', { name: 'Withdraw 3 products from Jani?' }));
  await to.user.click(dialog.getByRole('button', { name: 'Withdraw 3' }));
  await rowOf('3 products', 'Withdrawn. Each of them says how far it had come.');
  await to.core.call('sending.pauseAll', { paused: false });
  expect(creates(to)).toBe(0);
});

test('lets one remote rest while the other goes on', async () => {
  const to = await openList();
  await send(to, 'jani', { name: 'Mug' }, [{ name: 'rate-limited', retryAfter: 60 }]);
  await to.user.click(await screen.findByRole('button', { name: 'Pause Jani' }));
  await rowOf('Mug', 'Jani is paused. Resume it above.');
  await send(to, 'journeybee', { name: 'Bowl' });
  await rowOf('Bowl', 'Sent');
  await to.user.click(screen.getByRole('button', { name: 'Resume Jani' }));
  await rowOf('Mug', /^Jani asked to wait/);
});

test('after a test lets the others go when the person has seen it', async () => {
  const to = await openList();
  const products = [
    await addProduct(to.core, { ...PRICED, name: 'One' }),
    await addProduct(to.core, { ...PRICED, name: 'Two' }),
    await addProduct(to.core, { ...PRICED, name: 'Three' }),
  ].map(({ id }) => id);
  await to.core.call('sending.send', { products, remotes: [to.jani.id], testFirst: true });
  const held = within(await screen.findByRole('region', { name: 'Jani is held' }));
  expect(held.getByText(/^One product went to Jani as a test/)).toBeTruthy();
  expect(creates(to)).toBe(1);
  await to.user.click(await held.findByRole('button', { name: 'Send the other 2' }));
  await until('all are there', () => to.sandbox.products('jani').length === 3);
  await rowOf('3 products', 'Sent');
});

/** Images that go to Jani are put into a folder first, whose address nobody answers. */
async function publishInto({ core, jani }: Awaited<ReturnType<typeof openList>>, folder: string) {
  const place = await core.call('imagePlaces.add', {
    name: 'My folder',
    where: { kind: 'folder', folder },
    path: '{name}-{hash}.{ext}',
    publicBase: 'http://127.0.0.1:9',
    preset: null,
  });
  const { id, settings } = jani;
  await core.call('remotes.update', {
    id,
    remote: { ...inputOf(jani), settings: { ...settings, imagePlaceId: place.id } },
  });
  return id;
}

test('a single product whose image waits leads to the places for images, too', async () => {
  const to = await openList();
  const id = await publishInto(to, join(temporaryFolder(), 'shop'));
  const photos = writePhotos({ 'A.png': photo(1) });
  await addProduct(to.core, { ...PRICED, name: 'Mug A', sku: 'A' });
  const match = await matchFolder(to.core, photos);
  await to.core.call('images.apply', { id: match.id });
  await to.core.call('sending.send', { products: [1], remotes: [id] });
  const row = await rowOf('Mug A', /^Its image is published first\. .*shop/);
  expect(await row.findByRole('button', { name: 'Try again: Mug A' })).toBeTruthy();
  await to.user.click(row.getByRole('button', { name: 'Places for images…: Mug A' }));
  expect(useImagePlaces.getState().opened).toBe('list');
  closeImagePlaces();
});

test('products whose images wait at a place that is held stand together, and go on once it is tried again', async () => {
  const to = await openList();
  const folder = join(temporaryFolder(), 'shop');
  const id = await publishInto(to, folder);
  const photos = writePhotos({ 'A.png': photo(1), 'B.png': photo(2) });
  for (const sku of ['A', 'B']) await addProduct(to.core, { ...PRICED, name: `Mug ${sku}`, sku });
  const match = await matchFolder(to.core, photos);
  await to.core.call('images.apply', { id: match.id });
  await to.core.call('sending.send', { products: [1, 2], remotes: [id] });
  const group = await rowOf('2 products', /^Their images are published first\. .*shop/);
  await to.user.click(group.getByRole('button', { name: 'Places for images…' }));
  expect(useImagePlaces.getState().opened).toBe('list');
  closeImagePlaces();

  mkdirSync(folder);
  await to.user.click(group.getByRole('button', { name: 'Try again' }));
  await until(
    'both files are there',
    () => readdirSync(folder).filter((name) => name.endsWith('.png')).length === 2,
  );
  expect(creates(to)).toBe(0);
});
