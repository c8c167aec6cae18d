import { MantineProvider } from '@mantine/core';
import { act, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { selectCell } from '../../../../src/renderer/features/products/grid/cell-selection.ts';
import { noteRemotes } from '../../../../src/renderer/features/products/grid/columns-store.ts';
import { fillHere } from '../../../../src/renderer/features/products/grid/fill-actions.ts';
import { readSheet, type ShowPreview } from '../../../../src/renderer/features/products/grid/grid-actions.ts';
import { forgetList, showQuery } from '../../../../src/renderer/features/products/list-reading.ts';
import { pickCells } from '../../../../src/renderer/features/products/selection-store.ts';
import { clearToasts, Toasts } from '../../../../src/renderer/ui/toasts.tsx';
import { EVERY_PRODUCT } from '../../../../src/shared/model/every-product.ts';
import { getProduct } from '../../../helpers/catalog.ts';
import { addManyProducts } from '../../../helpers/many-products.ts';
import { openCoreForWindow } from '../../../helpers/render-with-core.tsx';

const ENGLISH = { decimal: '.', group: ',' };
const none = (): void => {
  throw new Error('a few cells need no preview');
};

/** What a series makes of a whole column. */
async function fill(field: 'sku' | 'price', given: readonly (string | null)[]): Promise<unknown> {
  const products = given.map((value, n) => ({ name: `P${n}`, [field]: value }));
  const { core } = await openCoreForWindow({ products });
  await fillColumn(field, given.length, none);
  return await Promise.all(given.map(async (_, n) => (await getProduct(core, n + 1)).fields[field]));
}

async function fillColumn(field: 'sku' | 'price', height: number, show: ShowPreview): Promise<void> {
  clearToasts();
  noteRemotes(false);
  forgetList();
  await showQuery({ ...EVERY_PRODUCT, sorts: [{ field: 'name', direction: 'asc' }] });
  const x = readSheet().columns.indexOf(field);
  pickCells({ ...selectCell(x, 0), range: { x, y: 0, width: 1, height } });
  render(<Toasts />, { wrapper: MantineProvider });
  await act(() => fillHere({ kind: 'down', series: true }, ENGLISH, show));
}

test.each([
  ['sku', ['A-008', '', '', ''], ['A-008', 'A-009', 'A-010', 'A-011']],
  ['sku', ['A-008', null, null], ['A-008', 'A-009', 'A-010']],
  ['sku', ['A-008', 'A-010', '', ''], ['A-008', 'A-010', 'A-012', 'A-014']],
  ['price', ['5', '', ''], ['5', '6', '7']],
  ['sku', ['2024-01-31', '', ''], ['2024-01-31', '2024-02-01', '2024-02-02']],
  ['sku', ['31/01/2024', '', ''], ['31/01/2024', '31/01/2024', '31/01/2024']],
  ['sku', ['', 'A', '', ''], ['', 'A', '', 'A']],
] as const)('a series of %s starts with what is there: %j', async (field, given, filled) => {
  expect(await fill(field, given)).toEqual(filled);
});

test('a series of prices goes on below zero', async () => {
  expect(await fill('price', ['3.00', '2.00', '', '', ''])).toEqual([
    '3.00',
    '2.00',
    '1.00',
    '0.00',
    '-1.00',
  ]);
  screen.getByText('Filled 3 cells.');
});

test('what a series leaves as it was is said, with the reason', async () => {
  const given = ['10', '8', 'x', 'x', 'x', 'x', 'x', 'x'];
  expect(await fill('sku', given)).toEqual(['10', '8', '6', '4', '2', '0', 'x', 'x']);
  screen.getByText('Filled 4 cells. 2 cells left as they were: the series would go below zero.');
});

test('a series that fills nothing says so', async () => {
  expect(await fill('sku', ['5', '0', 'x'])).toEqual(['5', '0', 'x']);
  screen.getByText('1 cell left as it was: the series would go below zero.');
});

test('so does one that is looked at before it is written', async () => {
  const products = [
    { name: 'A', sku: '1000' },
    { name: 'B', sku: '999' },
  ];
  const { core } = await openCoreForWindow({ products });
  addManyProducts(core.folder, 1010);
  const notes: string[] = [];
  await fillColumn('sku', 1012, (_id, note) => notes.push(note));
  expect(notes).toEqual(['11 cells left as they were: the series would go below zero.']);
});
