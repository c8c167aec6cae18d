import { render } from '@testing-library/react';
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
import type { ViewId } from '../../../src/shared/model/query.ts';

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

const NAMING = ['send.send', 'product.trash', 'product.duplicate'] as const;
const AT_MOST = 'Select at most 100,000 products for this.';

test('a million products but one can be edited in bulk, and too many for what names each of them', () => {
  const state = ofTicked(setSelected(EVERYTHING, [7], false), 1_000_000);
  expect((['bulk.edit', 'bulk.replace'] as const).map(state)).toEqual([true, true]);
  expect(NAMING.map(state)).toEqual(NAMING.map(() => AT_MOST));
});

test('a hundred thousand products are not too many for anything', () => {
  const state = ofTicked(EVERYTHING, 100_000);
  expect(['bulk.edit' as const, ...NAMING].map(state)).toEqual([true, true, true, true]);
});

test('more than that, ticked one by one, are too many for a bulk edit unless they are all', () => {
  const ids = Array.from({ length: 100_001 }, (_, at) => at + 1);
  const state = ofTicked(setSelected(NOTHING, ids, true), 1_000_000);
  expect(state('bulk.edit')).toBe('Select at most 100,000 products, or all of them.');
  expect(NAMING.map(state)).toEqual(NAMING.map(() => AT_MOST));
});

test('what is in the trash is not edited, and a whole large trash is too much to restore at once', () => {
  const state = ofTicked(EVERYTHING, 200_000, 'trash');
  expect(state('bulk.edit')).toBe('This product is in the trash. Restore it first.');
  expect(state('product.trash')).toBe('It is in the trash already.');
  expect(state('product.restore')).toBe(AT_MOST);
});
