import { act, render } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { commandState, useCommandStore } from '../../../src/renderer/commands/command-store.ts';
import type { CommandId } from '../../../src/renderer/commands/command-table.ts';
import { ProductCommands } from '../../../src/renderer/features/products/product-commands.tsx';
import { forgetRows, useRows } from '../../../src/renderer/features/products/rows-store.ts';
import {
  EVERYTHING,
  NOTHING,
  type Selection,
  setSelected,
} from '../../../src/renderer/features/products/selection.ts';
import { forgetSelection, useSelection } from '../../../src/renderer/features/products/selection-store.ts';
import type { ProductRow, ViewId } from '../../../src/shared/model/query.ts';

/** What each command says with these products of a list ticked. */
function ofTicked(selection: Selection, total: number, view: ViewId = 'all') {
  onTestFinished(() => {
    forgetRows();
    forgetSelection();
  });
  useRows.setState(({ query }) => ({ query: { ...query, view }, snapshot: { id: 1, total } }));
  useSelection.setState({ selection });
  const nothing = () => undefined;
  render(
    <ProductCommands
      blocked={{ all: null, row: null }}
      onOpen={nothing}
      onBulkEdit={nothing}
      onFindReplace={nothing}
      onSend={nothing}
    />,
  );
  return (id: CommandId) => commandState(useCommandStore.getState().actions, id);
}

const ALL = ['bulk.edit', 'bulk.replace', 'send.send', 'product.trash', 'product.duplicate'] as const;

test('a million products but one are not too many for anything', () => {
  const state = ofTicked(setSelected(EVERYTHING, [7], false), 1_000_000);
  expect(ALL.map(state)).toEqual(ALL.map(() => true));
});

test('what names more than a hundred thousand products is too much, unless they are all', () => {
  const ids = Array.from({ length: 100_001 }, (_, at) => at + 1);
  const state = ofTicked(setSelected(NOTHING, ids, true), 1_000_000);
  expect(ALL.map(state)).toEqual(ALL.map(() => 'Tick at most 100,000 products, or all of them.'));
});

test('more selected rows than can be named are too many only while new products stand on top of them', () => {
  const state = ofTicked(NOTHING, 1_000_000);
  const select = (y: number, height: number) =>
    act(() =>
      useSelection.setState({
        active: y,
        cells: { column: 0, row: y, range: { x: 0, y, width: 1, height }, more: [] },
      }),
    );
  select(1, 500_000);
  expect(ALL.map(state)).toEqual(ALL.map(() => true));
  act(() => useRows.setState({ pinned: [{ id: 7 } as ProductRow] })); // only its number is looked at
  select(1, 500_000);
  expect(ALL.map(state)).toEqual(ALL.map(() => true));
  select(0, 500_000);
  expect(state('product.trash')).toMatch(/^Select at most 100,000 rows while new products stand on top\./);
  select(0, 1_000_001);
  expect(ALL.map(state)).toEqual(ALL.map(() => true));
});

test('what is in the trash is not edited, but restored, however much it is', () => {
  const state = ofTicked(EVERYTHING, 200_000, 'trash');
  expect(state('bulk.edit')).toBe('This product is in the trash. Restore it first.');
  expect(state('product.trash')).toBe('It is in the trash already.');
  expect(state('product.restore')).toBe(true);
});
