import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { EVERY_PRODUCT } from '../../../../src/shared/model/every-product.ts';
import { openCoreForWindow, renderApp } from '../../../helpers/render-with-core.tsx';
import { aWeb } from '../../images/image-server.ts';

const LOCAL = `local-image:${'a'.repeat(64)}.png/mug.png`;

/** A window that shows these products as images, the newest first. */
async function openGallery(images: readonly string[]) {
  const { core } = await openCoreForWindow({
    imageFetcher: aWeb().fetcher,
    products: images.map((imageUrl, n) => ({ name: `Product ${n + 1}`, sku: `P-${n + 1}`, imageUrl })),
  });
  localStorage.setItem('products-look', 'images');
  await renderApp();
  const grid = await screen.findByRole('grid', { name: /^Images of/ });
  await within(grid).findByText('Product 1');
  grid.focus();
  return { core, grid, user: userEvent.setup(), tile: (name: string) => tileOf(grid, name) };
}

function tileOf(grid: HTMLElement, name: string): HTMLElement {
  const tile = within(grid).getByText(name).closest<HTMLElement>('[role="gridcell"]');
  if (tile === null) throw new Error(`there is no tile of ${name}`);
  return tile;
}

function activeName(grid: HTMLElement): string {
  const id = grid.getAttribute('aria-activedescendant') ?? '';
  return document.getElementById(id)?.textContent ?? '';
}

test('each tile says in words what is known of its image, and says it anew once that was looked at', async () => {
  const { core, tile } = await openGallery([
    '',
    LOCAL,
    'https://shop.example/gone.png',
    'https://shop.example/page.png',
    'http://pictures.lan/x.png',
    'https://shop.example/good.png',
  ]);
  expect(tile('Product 1').textContent).toContain('No image');
  expect(tile('Product 2').textContent).toContain('On this computer');
  await waitFor(() => expect(tile('Product 6').textContent).toContain('Not checked'));
  const list = await core.call('products.list', EVERY_PRODUCT);
  await core.call('images.check', { scope: { kind: 'snapshot', snapshot: list.id }, again: false });
  await waitFor(() => expect(tile('Product 6').textContent).toContain('OK'));
  expect(tile('Product 3').textContent).toContain('Not reachable');
  expect(tile('Product 4').textContent).toContain('Not an image');
  expect(tile('Product 5').textContent).toContain('Host not allowed');
  expect(within(tile('Product 3')).getByTitle(/^There is nothing at this address \(404\)\./)).toBeTruthy();
  const { fields } = (await core.call('products.get', { id: 6 })) ?? {};
  expect(fields?.imageUrl).toBe('https://shop.example/good.png');
});

test('the arrows go over lines, Space selects, Shift extends, and commands are about the same products as in the list', async () => {
  const { grid, user } = await openGallery(Array.from({ length: 12 }, () => ''));
  const columns = Number(grid.getAttribute('aria-colcount'));
  expect(columns).toBeGreaterThan(2);
  expect(columns).toBeLessThan(12);
  await user.keyboard('{Home}');
  expect(activeName(grid)).toContain('Product 12');
  await user.keyboard('{ArrowRight}{ArrowDown}');
  expect(activeName(grid)).toContain(`Product ${12 - 1 - columns}`);
  await user.keyboard('{ArrowUp}{ArrowLeft} ');
  expect(grid.querySelectorAll('[aria-selected="true"]')).toHaveLength(1);
  await user.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}');
  await screen.findByText('3 selected');
  await user.keyboard('{Escape}{End}');
  expect(activeName(grid)).toContain('Product 1P-1');
  await user.keyboard('{Control>}a{/Control}');
  await screen.findByText('12 selected');
});

test('Enter opens the product, and a tile that is clicked is the one beside', async () => {
  const { grid, user, tile } = await openGallery(['', '', '']);
  await user.click(tile('Product 2'));
  await screen.findByDisplayValue('P-2');
  await user.click(within(tile('Product 1')).getByRole('checkbox', { name: 'Select Product 1' }));
  await screen.findByText('1 selected');
  expect(document.activeElement).toBe(grid);
  await user.keyboard('{Home}{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByDisplayValue('Product 3')));
});

test('a menu is about the tile it was asked for at, or about all that are ticked where that one is, and says so', async () => {
  const { core, tile, user } = await openGallery(['', '', '']);
  const askAt = async (name: string) => {
    await user.pointer({ keys: '[MouseRight]', target: tile(name) });
    return await screen.findByRole('menu', { hidden: true });
  };
  await user.click(within(tile('Product 1')).getByRole('checkbox'));
  await user.click(within(tile('Product 3')).getByRole('checkbox'));
  expect((await askAt('Product 3')).textContent).toMatch(/^2 products selected/);
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('menu', { hidden: true })).toBeNull());
  expect((await askAt('Product 2')).textContent).toMatch(/^Product 2/);
  await user.click(screen.getByRole('menuitem', { name: /^Move to trash/, hidden: true }));
  await waitFor(async () => {
    const trash = await core.call('products.list', { ...EVERY_PRODUCT, view: 'trash' });
    const rows = await core.call('products.page', { snapshot: trash.id, from: 0, count: 100 });
    expect(rows.map(({ name }) => name)).toEqual(['Product 2']);
  });
});
