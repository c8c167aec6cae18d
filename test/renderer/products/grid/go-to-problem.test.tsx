import { MantineProvider } from '@mantine/core';
import { act, render, screen } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { selectCell } from '../../../../src/renderer/features/products/grid/cell-selection.ts';
import { hideColumn, showColumn } from '../../../../src/renderer/features/products/grid/column-layout.ts';
import { changeColumns, noteRemotes } from '../../../../src/renderer/features/products/grid/columns-store.ts';
import { goToProblem } from '../../../../src/renderer/features/products/grid/go-to-problem.ts';
import { readSheet } from '../../../../src/renderer/features/products/grid/grid-actions.ts';
import type { GridColumnId } from '../../../../src/renderer/features/products/grid/grid-columns.ts';
import {
  forgetList,
  pinProducts,
  showQuery,
} from '../../../../src/renderer/features/products/list-reading.ts';
import { rowAt, useRows } from '../../../../src/renderer/features/products/rows-store.ts';
import { pickCells } from '../../../../src/renderer/features/products/selection-store.ts';
import { LiveRegion } from '../../../../src/renderer/ui/live-region.tsx';
import { EVERY_PRODUCT } from '../../../../src/shared/model/every-product.ts';
import type { ProductFields } from '../../../../src/shared/model/product.ts';
import { addProduct, peek } from '../../../helpers/catalog.ts';
import { addManyProducts } from '../../../helpers/many-products.ts';
import { addJani, addJourneyBee, standAt } from '../../../helpers/remotes.ts';
import { openCoreForWindow } from '../../../helpers/render-with-core.tsx';

const NONE = 'No other problem was found in this list.';
const LONG_DATA = `{ "note": "${'x'.repeat(300)}", `;

/** Products in the order in which they are given, before the remotes are there; both are added with `remotes`. */
async function openProducts(products: readonly Partial<ProductFields>[], remotes = true) {
  forgetList();
  noteRemotes(true);
  const { core } = await openCoreForWindow({ products });
  const bee = remotes ? await addJourneyBee(core) : null;
  if (remotes) await addJani(core);
  render(<LiveRegion />, { wrapper: MantineProvider });
  await show();
  return { core, bee };
}

async function show(): Promise<void> {
  await showQuery({ ...EVERY_PRODUCT, sorts: [{ field: 'created', direction: 'asc' }] });
}

async function press(step: 1 | -1 = 1): Promise<void> {
  await act(async () => await goToProblem(step));
}

function at(): readonly [row: number | undefined, column: GridColumnId | undefined] {
  const { selection, columns } = readSheet();
  return [selection?.row, columns[selection?.column ?? -1]];
}

const said = () => screen.getByRole('status').textContent;

function go(row: number, column: GridColumnId): void {
  pickCells(selectCell(readSheet().columns.indexOf(column), row));
}

const good = { name: 'Mug', sku: null, price: '1.00', currency: 'EUR' } as const;

test('goes through the cells of a row, then on to the next row, and round', async () => {
  await openProducts([good, { ...good, name: '', price: null }, good, { ...good, price: null }]);
  const steps = [];
  for (let n = 0; n < 4; n += 1) {
    await press();
    steps.push(at());
  }
  expect(steps).toEqual([
    [1, 'name'],
    [1, 'price'],
    [3, 'price'],
    [1, 'name'],
  ]);
  expect(said()).toMatch(/needs a name/u);
  await press(-1);
  expect(at()).toEqual([3, 'price']);
  await press(-1);
  expect(at()).toEqual([1, 'price']);
});

test('stays at the only problem and says it again; says where there is none', async () => {
  const { core } = await openProducts([good, { ...good, price: null }]);
  await press();
  const first = said();
  expect([first, at()]).toEqual([expect.stringContaining('price'), [1, 'price']]);
  await press();
  expect([said(), at()]).toEqual([first, [1, 'price']]);
  await core.call('products.trash', { scope: { kind: 'ids', ids: [2] } });
  await show();
  go(0, 'sku');
  await press();
  expect([said(), at()]).toEqual([NONE, [0, 'sku']]);
});

test('finds what is wrong with the rest of a text that the list has cut', async () => {
  await openProducts([good, { ...good, customData: LONG_DATA }, good]);
  expect(useRows.getState().pages.get(0)?.[1]).toMatchObject({ cut: ['customData'] });
  go(0, 'name');
  await press();
  expect(at()).toEqual([1, 'customData']);
  expect(said()).toMatch(/JSON/u);
});

test('finds a SKU that left with another product', async () => {
  const { core, bee } = await openProducts([
    { ...good, sku: 'A-1' },
    { ...good, sku: 'A-2' },
  ]);
  if (bee) standAt(peek(core), 1, bee, 'sent');
  await addProduct(core, { ...good, sku: 'A-1' });
  await show();
  await press();
  expect(at()).toEqual([2, 'sku']);
  expect(said()).toContain('was sent to JourneyBee with this SKU');
});

test('says a problem that no column shows, in its row, and goes on from there', async () => {
  await openProducts([good, { ...good, price: null }, { ...good, name: '' }]);
  changeColumns((layout) => hideColumn(layout, 'price'));
  onTestFinished(() => changeColumns((layout) => showColumn(layout, 'price')));
  go(0, 'sku');
  await press();
  expect(at()).toEqual([1, 'sku']);
  expect(said()).toMatch(/price/u);
  await press();
  expect(at()).toEqual([2, 'name']);
});

test('goes to what is counted though no field has it', async () => {
  const { core } = await openProducts([good, good]);
  peek(core).exec('UPDATE product_check SET problems = 1 WHERE product_id = 2');
  await press();
  expect(at()[0]).toBe(1);
  expect(said()).toBe('This product has a problem that is in none of its fields.');
});

test('goes through the rows on top as well, before the list and after it', async () => {
  const { core } = await openProducts([{ ...good, price: null }, good]);
  const fine = await addProduct(core, good);
  const wrong = await addProduct(core, { ...good, name: '' });
  await pinProducts([fine.id, wrong.id]);
  go(3, 'name');
  await press();
  expect(at()).toEqual([1, 'name']);
  await press();
  expect(at()).toEqual([2, 'price']);
  await press(-1);
  expect(at()).toEqual([1, 'name']);
  await press(-1);
  expect(at()).toEqual([2, 'price']);
});

test('finds the only one behind more rows than were ever looked through, and from the end the other way', async () => {
  const { core } = await openProducts([], false);
  addManyProducts(core.folder, 20_500);
  await addProduct(core, { name: '' });
  await show();
  go(0, 'name');
  await press();
  expect(at()).toEqual([20_500, 'name']);
  go(0, 'name');
  await press(-1);
  expect(at()).toEqual([20_500, 'name']);
});

test('lets the person go elsewhere meanwhile, and looks again where another list came', async () => {
  await openProducts([good, good, { ...good, price: null }]);
  go(0, 'name');
  const left = goToProblem(1);
  go(1, 'sku');
  await left;
  expect(at()).toEqual([1, 'sku']);
  const search = goToProblem(1);
  const onTop = rowAt(useRows.getState(), 0);
  useRows.setState({ pinned: onTop === undefined ? [] : [onTop] });
  await search;
  expect(at()).toEqual([3, 'price']);
});

test('reads a list anew that the core has forgotten', async () => {
  await openProducts([good, { ...good, price: null }]);
  go(0, 'name');
  useRows.setState(({ snapshot }) => ({ snapshot: snapshot && { ...snapshot, id: 4711 } }));
  await press();
  expect(at()).toEqual([1, 'price']);
  expect(useRows.getState().problem).toBeNull();
});
