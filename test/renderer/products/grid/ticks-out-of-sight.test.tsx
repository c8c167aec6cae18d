import { CompactSelection } from '@glideapps/glide-data-grid';
import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useGridSelection } from '../../../../src/renderer/features/products/grid/use-grid-selection.ts';
import { forgetList, showQuery } from '../../../../src/renderer/features/products/list-reading.ts';
import { countRows, useRows } from '../../../../src/renderer/features/products/rows-store.ts';
import {
  selectAll,
  toggleRow,
  useSelection,
} from '../../../../src/renderer/features/products/selection-store.ts';
import { EVERY_PRODUCT } from '../../../../src/shared/model/every-product.ts';
import { openCoreForWindow } from '../../../helpers/render-with-core.tsx';
import { until } from '../../../helpers/until.ts';

/** 250 products, of which the first was ticked or unticked and is far out of sight, and the row with the index 2 after it. */
async function openTicked(start: () => void) {
  forgetList();
  const products = Array.from({ length: 250 }, (_, n) => ({ name: `P${String(n).padStart(3, '0')}` }));
  await openCoreForWindow({ products });
  await showQuery({ ...EVERY_PRODUCT, sorts: [{ field: 'name', direction: 'asc' }] });
  start();
  toggleRow(0);
  await showQuery({ ...EVERY_PRODUCT, sorts: [{ field: 'name', direction: 'desc' }] });
  toggleRow(2);
  const none = { current: null };
  const { result } = renderHook(() =>
    useGridSelection(none, none, useRows(), 10, countRows(useRows.getState())),
  );
  return (rows: CompactSelection) => act(() => result.current.onChange({ ...result.current.shown, rows }));
}

test('the last tick in sight is taken away without those that are not', async () => {
  const change = await openTicked(() => {});
  expect(useSelection.getState().selection).toMatchObject({ ids: new Set([1, 248]) });
  change(CompactSelection.empty());
  await until('one is left', () => {
    const { selection } = useSelection.getState();
    return selection.kind === 'some' && selection.ids.size === 1 && selection.ids.has(1);
  });
});

test('the last row in sight that has no tick is ticked without those that are not', async () => {
  const change = await openTicked(selectAll);
  expect(useSelection.getState().selection).toMatchObject({ kind: 'all', except: new Set([1, 248]) });
  change(CompactSelection.fromSingleSelection([0, 250]));
  await until('one is left', () => {
    const { selection } = useSelection.getState();
    return selection.kind === 'all' && selection.except.size === 1 && selection.except.has(1);
  });
});
