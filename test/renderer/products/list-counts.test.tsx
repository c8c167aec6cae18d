import { join } from 'node:path';
import { MantineProvider } from '@mantine/core';
import { act, render, screen } from '@testing-library/react';
import BetterSqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { selectCell, selectEverything } from '../../../src/renderer/features/products/grid/cell-selection.ts';
import { noteRemotes } from '../../../src/renderer/features/products/grid/columns-store.ts';
import { readSheet } from '../../../src/renderer/features/products/grid/grid-actions.ts';
import { ListCounts } from '../../../src/renderer/features/products/list-counts.tsx';
import { forgetList, noticeChange, showQuery } from '../../../src/renderer/features/products/list-reading.ts';
import { chooseLook } from '../../../src/renderer/features/products/look-store.ts';
import { pickCells } from '../../../src/renderer/features/products/selection-store.ts';
import { EVERY_PRODUCT } from '../../../src/shared/model/every-product.ts';
import type { ProductFields } from '../../../src/shared/model/product.ts';
import { addManyProducts } from '../../helpers/many-products.ts';
import { openCoreForWindow } from '../../helpers/render-with-core.tsx';

async function open(products: readonly Partial<ProductFields>[]) {
  forgetList();
  noteRemotes(false);
  const { core } = await openCoreForWindow({ products });
  chooseLook('grid');
  await list();
  render(<ListCounts />, { wrapper: MantineProvider });
  return core;
}

const list = () => showQuery({ ...EVERY_PRODUCT, sorts: [{ field: 'created', direction: 'asc' }] });

function selectPrices(row: number, height: number, width = 1): void {
  const x = readSheet().columns.indexOf('price');
  act(() => pickCells({ ...selectCell(x, row), range: { x, y: row, width, height } }));
}

const euro = (price: string) => ({ price, currency: 'EUR' });

test('the bottom line says what the selected prices come to, to the last digit', async () => {
  const core = await open([euro('0.10'), euro('0.20'), euro('1234567890.125')]);
  selectPrices(0, 1);
  expect(screen.queryByText(/cell/)).toBeNull();
  selectPrices(0, 2);
  await screen.findByText('2 cells in 2 rows');
  await screen.findByText('Sum 0.30 EUR');
  selectPrices(0, 3, 2);
  await screen.findByText('6 cells in 3 rows');
  await screen.findByText('Sum 1,234,567,890.425 EUR');

  const cells = [{ id: 1, field: 'price' as const, value: '5.10' }];
  await core.call('cells.write', { cells, kind: 'edit', subject: '' });
  await act(noticeChange);
  await screen.findByText('Sum 1,234,567,895.425 EUR');
});

test('a sum is said for each currency, at most three of them, and what can’t be read is counted', async () => {
  await open([
    euro('1.00'),
    { price: '2', currency: 'JPY' },
    { price: '', currency: 'EUR' },
    { price: 'on request', currency: 'EUR' },
    { price: '4.00', currency: 'EURO' },
    euro('-0.50'),
    { price: '7', currency: null },
    { price: '3.00', currency: 'USD' },
    { price: '1.00', currency: 'CHF' },
  ]);
  selectPrices(0, 6);
  await screen.findByText('Sum 0.50 EUR, 2 JPY (2 prices not read)');
  selectPrices(3, 2);
  await screen.findByText('2 prices not read');
  selectPrices(5, 4);
  await screen.findByText('Sum -0.50 EUR, 7, 3.00 USD, 1 more currency');
});

test('prices far below are added too, and of very many only the number of cells is said', async () => {
  const { folder } = await open([]);
  addManyProducts(folder, 4100);
  priceAll(folder);
  await list();
  selectPrices(0, 4100);
  await screen.findByText('Sum 41.00 EUR');
  addManyProducts(folder, 16_000);
  priceAll(folder);
  await list();
  act(() => pickCells(selectEverything(selectCell(0, 0), readSheet().columns.length, 20_100)));
  await screen.findByText(/ in 20,100 rows$/u);
  await new Promise((done) => setTimeout(done, 500));
  expect(screen.queryByText(/^Sum/u)).toBeNull();
});

function priceAll(folder: string): void {
  const db = new BetterSqlite(join(folder, 'catalog.offshelf'));
  db.exec("UPDATE product SET price = '0.01', currency = 'EUR'");
  db.close();
}
