import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { openCoreForWindow, renderApp } from '../../helpers/render-with-core.tsx';

const MUGS = [
  { name: 'Enamel mug', sku: 'MUG-1', description: 'A mug for the fire.', price: '14.00' },
  { name: 'Stone bowl', sku: 'BOWL-1', description: 'A bowl for the table.', price: '29.00' },
  { name: 'Tin cup', sku: 'CUP-1', description: 'A cup for the road.', price: '9.50' },
];

/** The whole window on a catalog with three products. */
export async function openWindow() {
  const opened = await openCoreForWindow({ products: MUGS });
  await renderApp();
  const grid = await screen.findByRole('grid');
  await within(grid).findByText('Enamel mug');
  return { ...opened, grid, user: userEvent.setup() };
}

export function namesIn(grid: HTMLElement): string[] {
  const rows = within(grid).getAllByRole('row').slice(1);
  return rows.map((row) => row.querySelector('[data-column="name"]')?.textContent ?? '');
}
