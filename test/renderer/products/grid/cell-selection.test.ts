// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blocksOf,
  type CellSelection,
  countRowsOf,
  extendToColumn,
  extendToRow,
  fitSelection,
  movedEnd,
  rowsOf,
  selectCell,
  selectColumn,
  selectEverything,
  selectRows,
  selectWholeColumns,
  selectWholeRows,
  tableOf,
} from '../../../../src/renderer/features/products/grid/cell-selection.ts';
import {
  containsCell,
  countCells,
  type Rect,
} from '../../../../src/renderer/features/products/grid/rects.ts';

const COLUMNS = 6;
const ROWS = 9;
const block: fc.Arbitrary<Rect> = fc
  .record({
    x: fc.integer({ min: 0, max: COLUMNS - 1 }),
    y: fc.integer({ min: 0, max: ROWS - 1 }),
    width: fc.integer({ min: 1, max: COLUMNS }),
    height: fc.integer({ min: 1, max: ROWS }),
  })
  .map((rect) => ({
    ...rect,
    width: Math.min(rect.width, COLUMNS - rect.x),
    height: Math.min(rect.height, ROWS - rect.y),
  }));
const selection: fc.Arbitrary<CellSelection> = fc
  .record({ range: block, more: fc.array(block, { maxLength: 3 }) })
  .map(({ range, more }) => ({ column: range.x, row: range.y, range, more }));

function cellsIn(chosen: CellSelection): ReadonlySet<string> {
  const all = [...chosen.more, chosen.range].flatMap(({ x, y, width, height }) =>
    Array.from({ length: width * height }, (_, n) => `${x + (n % width)} ${y + Math.floor(n / width)}`),
  );
  return new Set(all);
}

describe('a selection of cells', () => {
  test('has blocks that hold each of its cells once', () => {
    fc.assert(
      fc.property(selection, (chosen) => {
        expect(countCells(blocksOf(chosen))).toBe(cellsIn(chosen).size);
      }),
    );
  });

  test('grows from its cursor to any column or row, which is its other end then, and keeps the rest', () => {
    fc.assert(
      fc.property(selection, block, (chosen, { x, y }) => {
        const wide = extendToColumn(chosen, x);
        expect(movedEnd(wide).column).toBe(x);
        expect([wide.range.y, wide.range.height]).toEqual([chosen.range.y, chosen.range.height]);
        const high = extendToRow(chosen, y);
        expect(movedEnd(high).row).toBe(y);
        expect([high.range.x, high.range.width]).toEqual([chosen.range.x, chosen.range.width]);
        for (const grown of [wide, high]) {
          expect(containsCell(grown.range, chosen.column, chosen.row)).toBe(true);
          expect(grown.more).toEqual(chosen.more);
        }
      }),
    );
  });

  test('knows its rows', () => {
    fc.assert(
      fc.property(selection, (chosen) => {
        const rows = new Set([...cellsIn(chosen)].map((cell) => cell.split(' ')[1]));
        expect(countRowsOf(chosen)).toBe(rows.size);
        for (const { from, to } of rowsOf(chosen)) {
          for (let row = from; row <= to; row += 1) expect(rows.has(String(row))).toBe(true);
        }
      }),
    );
  });

  test('fits into a list that has become smaller, with its cursor inside', () => {
    const size = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(selection, size, size, (chosen, columns, rows) => {
        const fitted = fitSelection(chosen, columns, rows);
        if (fitted === null) throw new Error('a list with cells has a cursor');
        expect(containsCell(fitted.range, fitted.column, fitted.row)).toBe(true);
        for (const { x, y, width, height } of blocksOf(fitted)) {
          expect(x + width).toBeLessThanOrEqual(columns);
          expect(y + height).toBeLessThanOrEqual(rows);
        }
      }),
    );
  });

  test('is nothing in an empty list', () => {
    expect(fitSelection(selectCell(0, 0), 3, 0)).toBeNull();
  });

  test('becomes whole rows and whole columns around the same cursor', () => {
    fc.assert(
      fc.property(selection, (chosen) => {
        const rows = selectWholeRows(chosen, COLUMNS);
        expect(rowsOf(rows)).toEqual(rowsOf(chosen));
        expect(countCells(blocksOf(rows))).toBe(countRowsOf(chosen) * COLUMNS);
        const columns = selectWholeColumns(chosen, ROWS);
        expect(countRowsOf(columns)).toBe(ROWS);
        expect([columns.column, columns.row]).toEqual([chosen.column, chosen.row]);
      }),
    );
  });

  test('of everything in a list of a million rows is one block', () => {
    const all = selectEverything(selectCell(2, 5), 12, 1_000_000);
    expect(blocksOf(all)).toEqual([{ x: 0, y: 0, width: 12, height: 1_000_000 }]);
    expect([all.column, all.row]).toEqual([2, 5]);
  });

  test('of a column keeps what was there only where it is added', () => {
    const before = selectCell(0, 3);
    expect(countCells(blocksOf(selectColumn(before, 4, ROWS, false)))).toBe(ROWS);
    expect(countCells(blocksOf(selectColumn(before, 4, ROWS, true)))).toBe(ROWS + 1);
  });
});

describe('rows whose numbers were clicked', () => {
  const at = selectCell(2, 7);

  test('are selected whole, wherever the cursor was', () => {
    expect(selectRows(at, [{ from: 2, to: 4 }], 4, 6)).toEqual({
      column: 2,
      row: 4,
      range: { x: 0, y: 2, width: 6, height: 3 },
      more: [],
    });
  });

  test('are all of those that are ticked, and the cursor stays where it is among them', () => {
    const second = selectRows(
      selectCell(2, 1),
      [
        { from: 1, to: 1 },
        { from: 5, to: 5 },
      ],
      5,
      6,
    );
    expect(second).toMatchObject({ row: 5, range: { y: 5 }, more: [{ y: 1 }] });
    expect(selectRows(second, [{ from: 5, to: 5 }], null, 6)).toMatchObject({ row: 5, more: [] });
    expect(selectRows(second, [{ from: 1, to: 1 }], null, 6)).toMatchObject({ row: 1, more: [] });
  });

  test('leave one cell where the last one is let go', () => {
    expect(selectRows({ ...at, range: { x: 0, y: 7, width: 6, height: 1 } }, [], null, 6)).toEqual(at);
    expect(selectRows(null, [], null, 6)).toBeNull();
  });
});

describe('cells selected with Ctrl', () => {
  const cell = (x: number, y: number): Rect => ({ x, y, width: 1, height: 1 });
  const chosen = (...blocks: readonly Rect[]): CellSelection => ({
    ...selectCell(blocks[0]?.x ?? 0, blocks[0]?.y ?? 0),
    more: blocks.slice(1),
  });

  test('make a table where each row has the same columns', () => {
    expect(tableOf(chosen(cell(1, 4), cell(1, 1), cell(1, 2)))).toHaveLength(3);
    expect(tableOf(chosen(cell(3, 4), cell(1, 4)))).toEqual([cell(1, 4), cell(3, 4)]);
    expect(tableOf(chosen(cell(3, 4), cell(1, 4), cell(1, 0), cell(3, 0)))).toHaveLength(4);
  });

  test('make none where they stand anywhere', () => {
    expect(tableOf(chosen(cell(3, 4), cell(1, 2)))).toBeNull();
    expect(tableOf(chosen(cell(3, 4), cell(1, 4), cell(1, 2)))).toBeNull();
  });
});
