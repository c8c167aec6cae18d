import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { aProduct } from '../../helpers/catalog.ts';
import { openCoreForWindow, renderApp } from '../../helpers/render-with-core.tsx';
import { openWindow } from '../app/open-window.ts';
import { openImport } from '../import/open-import.ts';

test('after an import was undone the list says so, and does it again', async () => {
  const { user } = await openImport('Name,SKU\nMug,1\nBowl,2\n');
  await user.click(screen.getByRole('button', { name: /^Check every row/ }));
  await user.click(await screen.findByRole('button', { name: /^Import 2 products/ }));
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await screen.findByText('All 2 products are in the trash. What was done last is undone.');
  expect(screen.queryByText('This catalog has no products yet.')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Redo' }));
  await screen.findAllByText(/^Done again: /);
  await waitFor(() => expect(screen.queryByText(/in the trash/)).toBeNull());
});

test('where every product is in the trash, that is one click away', async () => {
  const { grid, user } = await openWindow();
  grid.focus();
  await user.keyboard('{Control>}a{/Control}{Delete}');
  await screen.findByText('All 3 products are in the trash.');
  await user.click(screen.getByRole('button', { name: 'Show the trash' }));
  expect(await screen.findByText('3 products')).toBeTruthy();
});

test('a catalog without products offers a new one and an import', async () => {
  await openCoreForWindow({});
  await renderApp();
  await screen.findByText('This catalog has no products yet.');
  await userEvent.setup().click(screen.getByRole('button', { name: 'Import…' }));
  expect(await screen.findByRole('dialog', { name: /^Import/ })).toBeTruthy();
});

test('many products in the trash are counted as everywhere', async () => {
  const { core } = await openCoreForWindow({});
  const products = Array.from({ length: 1200 }, (_, n) => aProduct({ name: `Mug ${n}` }));
  const { ids } = await core.call('products.add', { products, remotes: [] });
  await core.call('products.trash', { scope: { kind: 'ids', ids } });
  await renderApp();
  expect(await screen.findByText('All 1,200 products are in the trash.')).toBeTruthy();
});
