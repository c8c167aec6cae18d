import { MantineProvider } from '@mantine/core';
import { act, render, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { selectCell } from '../../../../src/renderer/features/products/grid/cell-selection.ts';
import { noteRemotes } from '../../../../src/renderer/features/products/grid/columns-store.ts';
import { fillToEnd } from '../../../../src/renderer/features/products/grid/fill-actions.ts';
import {
  clearHere,
  cutHere,
  isEverywhereBusy,
  pasteHere,
  readSheet,
} from '../../../../src/renderer/features/products/grid/grid-actions.ts';
import { useGridWork } from '../../../../src/renderer/features/products/grid/grid-work.ts';
import { finishPaste, usePasteAsk } from '../../../../src/renderer/features/products/grid/paste-store.ts';
import { forgetList, showQuery } from '../../../../src/renderer/features/products/list-reading.ts';
import { rowAt, useRows } from '../../../../src/renderer/features/products/rows-store.ts';
import { pickCells } from '../../../../src/renderer/features/products/selection-store.ts';
import { LiveRegion } from '../../../../src/renderer/ui/live-region.tsx';
import { clearToasts, Toasts } from '../../../../src/renderer/ui/toasts.tsx';
import { EVERY_PRODUCT } from '../../../../src/shared/model/every-product.ts';
import { peek } from '../../../helpers/catalog.ts';
import type { InProcess } from '../../../helpers/in-process.ts';
import { addManyProducts } from '../../../helpers/many-products.ts';
import { openCoreForWindow } from '../../../helpers/render-with-core.tsx';

const ENGLISH = { decimal: '.', group: ',' };
const BUSY = /^Other cells are still being prepared/u;
let core: InProcess;
let shown: string[] = [];
const show = (id: string): void => void shown.push(id);

beforeEach(async () => {
  shown = [];
  clearToasts();
  noteRemotes(false);
  forgetList();
  ({ core } = await openCoreForWindow());
  addManyProducts(core.folder, 3000);
  await showQuery({ ...EVERY_PRODUCT, sorts: [{ field: 'created', direction: 'asc' }] });
  render(<Toasts />, { wrapper: MantineProvider });
});

function select(row: number, height: number): void {
  const x = readSheet().columns.indexOf('sku');
  pickCells({ ...selectCell(x, row), range: { x, y: row, width: 1, height } });
}

test('of two works of many cells at once, the second says that the first goes on, which loses nothing', async () => {
  peek(core).exec("UPDATE product SET sku = 'S-1' WHERE id = 1");
  select(0, 1);
  const first = fillToEnd(ENGLISH, show);
  select(0, 3000);
  await act(async () => await Promise.all([first, clearHere(false, show)]));
  expect(screen.getByText(BUSY).textContent).toMatch(/Wait for them or press Cancel there/u);
  expect(shown).toHaveLength(1);
  expect(await core.call('previews.get', { id: shown[0] ?? '' })).toMatchObject({ willChange: 2999 });
  expect(useGridWork.getState().running).toBeNull();
  await clearHere(false, show);
  expect(shown).toHaveLength(2);
});

test('while many cells are prepared, nothing is asked and no editor closes for others; few are written', async () => {
  const job = useGridWork.getState().begin(5000);
  const rows = Array.from({ length: 2000 }, () => ['1.234', 'too', 'wide']);
  select(500, 1);
  await act(() => pasteHere({ table: rows, fields: [] }, ENGLISH, show));
  screen.getByText(BUSY);
  expect(usePasteAsk.getState().ask).toBeNull();
  act(clearToasts);
  select(0, 3000);
  act(() => expect(isEverywhereBusy()).toBe(true));
  screen.getByText(BUSY);
  select(4, 1);
  expect(isEverywhereBusy()).toBe(false);
  await act(() => pasteHere({ table: [['K-4']], fields: [] }, ENGLISH, show));
  expect(peek(core).prepare('SELECT sku FROM product WHERE id = 5').pluck().get()).toBe('K-4');

  select(4, 1);
  await act(() => fillToEnd(ENGLISH, show));
  expect(readSheet().selection?.range.height).toBe(1);

  expect(job?.isEnded()).toBe(false);
  useGridWork.getState().cancel();
  expect(job?.isEnded()).toBe(true);
  select(0, 3000);
  await clearHere(false, show);
  expect(shown).toHaveLength(1);
});

test('cells that are cut are said as cut, also a single one, with Undo', async () => {
  document.execCommand = () => true;
  peek(core).exec("UPDATE product SET sku = 'S-1'");
  select(0, 1);
  await act(() => cutHere(ENGLISH, show));
  screen.getByText('1 cell cut.');
  screen.getByRole('button', { name: 'Undo' });
  select(1, 3);
  await act(() => cutHere(ENGLISH, show));
  screen.getByText('3 cells cut.');
  select(4, 2);
  await act(() => clearHere(false, show));
  screen.getByText('Cleared 2 cells.');
});

test('a paste that has to wait stays asked about, and nothing is said to be pasted', async () => {
  render(<LiveRegion />, { wrapper: MantineProvider });
  const rows = Array.from({ length: 2000 }, () => [
    'too',
    'wide',
    'by',
    'far',
    'too',
    'wide',
    'by',
    'far',
    'too',
  ]);
  select(0, 1);
  await act(() => pasteHere({ table: rows, fields: [] }, ENGLISH, show));
  const { ask } = usePasteAsk.getState();
  expect(ask).not.toBeNull();
  if (ask === null) return;
  const job = useGridWork.getState().begin(5000);
  const answers = { meant: null, headings: false, addRows: false };
  await act(async () => void (await finishPaste(ask, answers)));
  expect(usePasteAsk.getState().ask).toBe(ask);
  job?.end();
  const pasting = finishPaste(ask, answers);
  useGridWork.getState().cancel();
  await act(async () => expect(await pasting).toBe('not-written'));
  expect(screen.queryByText('Pasted.')).toBeNull();
});

test('a value for a product that is in the trash by now is neither shown nor said to be pasted', async () => {
  render(<LiveRegion />, { wrapper: MantineProvider });
  await core.call('products.trash', { scope: { kind: 'ids', ids: [1] } });
  select(0, 2);
  await act(() => pasteHere({ table: [['NEW']], fields: [] }, ENGLISH, show));
  expect(useRows.getState().problem?.message).toMatch(/^One of these products is in the trash by now/u);
  expect(screen.queryByText('Pasted.')).toBeNull();
  expect([rowAt(useRows.getState(), 0)?.sku, rowAt(useRows.getState(), 1)?.sku]).toEqual([null, null]);
  expect(peek(core).prepare("SELECT count(*) FROM product WHERE sku = 'NEW'").pluck().get()).toBe(0);
});
