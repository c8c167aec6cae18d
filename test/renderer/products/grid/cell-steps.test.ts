import { describe, expect, test } from 'vitest';
import { selectCell } from '../../../../src/renderer/features/products/grid/cell-selection.ts';
import {
  continueRun,
  returnFromRun,
  type Step,
  stepToLine,
  stepWithin,
} from '../../../../src/renderer/features/products/grid/cell-steps.ts';

const BLOCK = { ...selectCell(2, 5), range: { x: 2, y: 5, width: 2, height: 2 } };

/** The cells that the cursor comes to, `column row`. */
function walk(step: Step, steps: number): readonly string[] {
  let at = BLOCK;
  return Array.from({ length: steps }, () => {
    at = stepWithin(at, step) ?? selectCell(-1, -1);
    expect(at.range).toEqual(BLOCK.range);
    return `${at.column} ${at.row}`;
  });
}

describe('the cursor in selected cells', () => {
  test('goes row by row with Tab and column by column with Enter, and around', () => {
    expect(walk([1, 0], 4)).toEqual(['3 5', '2 6', '3 6', '2 5']);
    expect(walk([0, 1], 4)).toEqual(['2 6', '3 5', '3 6', '2 5']);
    expect(walk([-1, 0], 2)).toEqual(['3 6', '2 6']);
    expect(walk([0, -1], 2)).toEqual(['3 6', '3 5']);
  });

  test('is free where one cell is selected', () => {
    expect(stepWithin(selectCell(2, 5), [1, 0])).toBeNull();
  });

  test('comes back below the cell where Tabs began, and not after another way', () => {
    const first = continueRun(null, selectCell(1, 3), [1, 0]);
    const second = continueRun(first, selectCell(2, 3), [1, 0]);
    expect(returnFromRun(second, selectCell(3, 3), 10)).toEqual(selectCell(1, 4));
    expect(returnFromRun(second, selectCell(5, 3), 10)).toBeNull();
    expect(returnFromRun(second, selectCell(3, 3), 4)).toEqual(selectCell(1, 3));
    expect(continueRun(second, selectCell(3, 3), [-1, 0])).toBeNull();
  });
});

test('Tab goes from the end of a row to the beginning of the next one, and out of the list at its ends', () => {
  const from = (column: number, row: number, back: boolean) =>
    stepToLine(selectCell(column, row), back, 4, 3);
  expect(from(3, 0, false)).toEqual(selectCell(0, 1));
  expect(from(0, 1, true)).toEqual(selectCell(3, 0));
  expect([from(2, 0, false), from(1, 1, true), from(3, 2, false), from(0, 0, true)]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
