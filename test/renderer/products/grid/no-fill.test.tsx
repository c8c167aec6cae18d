import { MantineProvider } from '@mantine/core';
import { act, render, screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { CellSelection } from '../../../../src/renderer/features/products/grid/cell-selection.ts';
import {
  type FillWhere,
  fillHere,
  fillToEnd,
} from '../../../../src/renderer/features/products/grid/fill-actions.ts';
import { readSheet } from '../../../../src/renderer/features/products/grid/grid-actions.ts';
import { forgetList, showQuery } from '../../../../src/renderer/features/products/list-reading.ts';
import { pickCells } from '../../../../src/renderer/features/products/selection-store.ts';
import { clearToasts, Toasts } from '../../../../src/renderer/ui/toasts.tsx';
import { EVERY_PRODUCT } from '../../../../src/shared/model/every-product.ts';
import { openCoreForWindow } from '../../../helpers/render-with-core.tsx';

const MARKS = { decimal: '.', group: ',' };
const none = (): void => {
  throw new Error('nothing is previewed');
};

beforeEach(async () => {
  clearToasts();
  forgetList();
  await openCoreForWindow({ products: [{ name: 'A' }, { name: 'B' }, { name: 'C' }] });
  await showQuery({ ...EVERY_PRODUCT, sorts: [{ field: 'name', direction: 'asc' }] });
  render(<Toasts />, { wrapper: MantineProvider });
});

const DOWN: FillWhere = { kind: 'down', series: false };

async function fill(where: FillWhere, x: number, y: number, height = 1, more: CellSelection['more'] = []) {
  pickCells({ column: x, row: y, range: { x, y, width: 1, height }, more });
  await act(async () => void (await fillHere(where, MARKS, none)));
}

test('a fill that has nothing to take, nowhere to write, or two blocks for a cell says so', async () => {
  await fill(DOWN, 0, 0);
  screen.getByText('There is no cell above to fill from.');
  await fill({ kind: 'right', series: false }, 0, 0);
  screen.getByText('There is no cell on the left to fill from.');
  await fill(DOWN, readSheet().columns.indexOf('updated'), 0, 3);
  screen.getByText('Nothing can be written there.');
  await fill(DOWN, 1, 1, 2, [{ x: 1, y: 0, width: 1, height: 2 }]);
  screen.getByText('The selected blocks overlap. Select each cell once to fill them.');
});

test('a handle that was dragged nowhere says nothing', async () => {
  const source = { x: 1, y: 2, width: 1, height: 1 };
  await fill({ kind: 'drag', source, dragged: source }, 1, 2);
  await act(async () => await fillToEnd(MARKS, none));
  expect(screen.getByLabelText('Messages').textContent).toBe('');
});
