import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { forgetList } from '../../../src/renderer/features/products/list-reading.ts';
import { openCoreForWindow, renderApp } from '../../helpers/render-with-core.tsx';

const activeName = (grid: HTMLElement) =>
  grid.querySelector('[data-active] [data-column="name"]')?.textContent ?? null;

/** The newest stands first. */
async function openList(
  products: readonly { readonly name: string; readonly price: string }[],
  look: 'list' | 'images' = 'list',
) {
  forgetList();
  await openCoreForWindow({ products });
  localStorage.setItem('products-look', look);
  await renderApp();
  const grid = await screen.findByRole('grid');
  await within(grid).findAllByText(products[0]?.name ?? '');
  grid.focus();
  return { grid, user: userEvent.setup() };
}

test('F8 goes from one product with a problem to the next in the list, Shift+F8 back, and the keyboard stays there', async () => {
  const { grid, user } = await openList([
    { name: 'Bowl', price: '12 apples' },
    { name: 'Cup', price: '2.00' },
    { name: 'Dish', price: '3 pears' },
    { name: 'Mug', price: '1.00' },
  ]);
  await user.keyboard('{F8}');
  await waitFor(() => expect(activeName(grid)).toBe('Dish'));
  await user.keyboard('{F8}');
  await waitFor(() => expect(activeName(grid)).toBe('Bowl'));
  await waitFor(() =>
    expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContainEqual(
      expect.stringContaining('12 apples'),
    ),
  );
  await user.keyboard('{Shift>}{F8}{/Shift}');
  await waitFor(() => expect(activeName(grid)).toBe('Dish'));
  expect(document.activeElement).toBe(grid);
});

test('F8 says in the list that no product has a problem', async () => {
  const { grid, user } = await openList([{ name: 'Bowl', price: '1.00' }]);
  const before = activeName(grid);
  await user.keyboard('{F8}');
  expect(await screen.findByText('No other problem was found in this list.')).toBeTruthy();
  expect(activeName(grid)).toBe(before);
});

test('F8 does the same among the images', async () => {
  const products = [
    { name: 'Bowl', price: '12 apples' },
    { name: 'Cup', price: '2.00' },
  ];
  const { grid, user } = await openList(products, 'images');
  await user.keyboard('{F8}');
  await waitFor(() => expect(grid.querySelector('[data-active]')?.textContent).toContain('Bowl'));
});
