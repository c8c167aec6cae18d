import { renderHook, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import {
  createHiddenProblems,
  type KnownProblems,
} from '../../../../src/renderer/features/products/grid/hidden-problems.ts';
import type { RowProblems } from '../../../../src/renderer/features/products/grid/problems.ts';
import { useTargets } from '../../../../src/renderer/features/products/grid/use-targets.ts';
import type { ProductRow } from '../../../../src/shared/model/query.ts';
import { editProduct, listRows, peek } from '../../../helpers/catalog.ts';
import { addJani, addJourneyBee, standAt } from '../../../helpers/remotes.ts';
import { openCoreForWindow } from '../../../helpers/render-with-core.tsx';

/** Each look shows rows that were read anew: nothing is read before they stay for a moment. */
const LOOKS = { interval: 500 };

const good = { name: 'Mug', price: '1.00', currency: 'EUR' } as const;

const rowOf = (id: number): ProductRow => ({ id }) as ProductRow; // nothing else of it is looked at

test('an SKU that was sent with another product, and what is wrong in a text that the list cuts, is marked', async () => {
  const { core } = await openCoreForWindow({
    products: [
      { ...good, sku: 'SAME-1' },
      { ...good, sku: 'CUP' },
      { ...good, sku: 'OTHER', customData: `{ "note": "${'x'.repeat(300)}", ` },
      { ...good, sku: 'FINE' },
    ],
  });
  await addJani(core);
  standAt(peek(core), 1, await addJourneyBee(core), 'sent');
  await editProduct(core, 2, { sku: 'SAME-1' });
  const { result } = renderHook(() => useTargets());
  const fieldsOf = async () => {
    const rows = await listRows(core);
    return Object.fromEntries(rows.map((row) => [`${row.id}`, [...result.current(row).keys()]]));
  };
  const showsSoon = async (fields: Record<number, readonly string[]>) =>
    await waitFor(async () => expect(await fieldsOf()).toEqual(fields), LOOKS);
  await showsSoon({ 1: [], 2: ['sku'], 3: ['customData'], 4: [] });
  await editProduct(core, 2, { sku: 'SAME-2' });
  await showsSoon({ 1: [], 2: [], 3: ['customData'], 4: [] });
});

test('only rows that stay in sight are read, the newest of them, and none twice', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const read = vi.fn<(id: number) => Promise<RowProblems>>(async () => new Map());
  const told: KnownProblems[] = [];
  const hidden = createHiddenProblems(read, (known) => told.push(known));
  const rows = Array.from({ length: 250 }, (_, id) => rowOf(id));
  for (const row of rows) {
    hidden.want(row);
    hidden.want(row);
  }
  await vi.advanceTimersByTimeAsync(100);
  expect(read).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(100);
  expect(read.mock.calls).toEqual(rows.slice(-100).map(({ id }) => [id]));
  expect(told.map((known) => known.size)).toEqual([100]);
  hidden.want(rows[249] ?? rowOf(0));
  hidden.want(rowOf(249));
  hidden.want(rowOf(3));
  hidden.stop();
  hidden.want(rowOf(249));
  await vi.advanceTimersByTimeAsync(200);
  expect(read).toHaveBeenCalledTimes(101);
  vi.useRealTimers();
});
