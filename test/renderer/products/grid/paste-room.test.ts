import { describe, expect, test } from 'vitest';
import { selectCell } from '../../../../src/renderer/features/products/grid/cell-selection.ts';
import type { GridColumnId } from '../../../../src/renderer/features/products/grid/grid-columns.ts';
import {
  draftPaste,
  hasRoom,
  type PasteAsk,
} from '../../../../src/renderer/features/products/grid/paste-flow.ts';
import { useRows } from '../../../../src/renderer/features/products/rows-store.ts';

const COLUMNS: readonly GridColumnId[] = ['name', 'updated'];

function pasteAt(column: number, table: string[][], rows = 2): PasteAsk {
  const target = { selection: selectCell(column, 0), columns: COLUMNS, rows };
  const marks = { decimal: '.', group: ',' };
  return { given: { table, fields: [] }, target, list: useRows.getState(), marks, asNew: false };
}

const canPaste = (ask: PasteAsk, addRows = true) => hasRoom(ask, draftPaste(ask, false), addRows);

describe('a paste', () => {
  test('is offered where a cell can take it', () => {
    expect(canPaste(pasteAt(0, [['Mug']]))).toBe(true);
  });

  test('is not offered where every cell only tells', () => {
    expect(canPaste(pasteAt(1, [['today']]))).toBe(false);
  });

  test('asks how a price is meant that stands below the end of the list, too', () => {
    const target = { selection: selectCell(0, 0), columns: ['name', 'price'] as const, rows: 1 };
    const table = [
      ['In the list', '5'],
      ['Below it', '1.234'],
    ];
    const draft = draftPaste({ ...pasteAt(0, table), target }, false);
    expect(draft.plan.extraRows).toBe(1);
    expect(draft.twoWays).toEqual({ text: '1.234', readings: ['1.234', '1234'] });
  });

  test('is offered for the rows below the list alone, as long as they are wanted', () => {
    const ask = pasteAt(1, [['today'], ['a'], ['b']]);
    expect(canPaste(ask)).toBe(true);
    expect(canPaste(ask, false)).toBe(false);
  });
});
