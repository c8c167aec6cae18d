// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CellSelection,
  selectCell,
} from '../../../../src/renderer/features/products/grid/cell-selection.ts';
import type { GridColumnId } from '../../../../src/renderer/features/products/grid/grid-columns.ts';
import {
  pastedValue,
  planPaste,
  readHeadings,
} from '../../../../src/renderer/features/products/grid/paste-plan.ts';
import { surveyPaste } from '../../../../src/renderer/features/products/grid/paste-survey.ts';
import { countCells, type Rect } from '../../../../src/renderer/features/products/grid/rects.ts';

const COLUMNS: readonly GridColumnId[] = ['name', 'marks', 'sku', 'price', 'status'];
const ROWS = 6;
const ENGLISH = { decimal: '.', group: ',' };

function select(x: number, y: number, width = 1, height = 1): CellSelection {
  return { ...selectCell(x, y), range: { x, y, width, height } };
}

function plan(table: readonly (readonly (string | null)[])[], selection: CellSelection, rows = ROWS) {
  return planPaste({ table, fields: [] }, { selection, columns: COLUMNS, rows });
}

function eachCell(block: Rect, visit: (column: number, row: number) => void): void {
  for (let row = block.y; row < block.y + block.height; row += 1) {
    for (let column = block.x; column < block.x + block.width; column += 1) visit(column, row);
  }
}

const selections = fc
  .record({
    x: fc.integer({ min: 0, max: 4 }),
    y: fc.integer({ min: 0, max: 5 }),
    width: fc.integer({ min: 1, max: 5 }),
    height: fc.integer({ min: 1, max: 6 }),
  })
  .map(({ x, y, width, height }) => select(x, y, Math.min(width, 5 - x), Math.min(height, 6 - y)));
const tables = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .map(([width, height]) =>
    Array.from({ length: height }, (_r, r) => Array.from({ length: width }, (_c, c) => `${c},${r}`)),
  );

describe('a pasted table', () => {
  test('stays within the list, and tells what does not fit', () => {
    fc.assert(
      fc.property(tables, selections, (table, selection) => {
        const planned = plan(table, selection);
        for (const { x, y, width, height } of planned.blocks) {
          expect(x + width).toBeLessThanOrEqual(COLUMNS.length);
          expect(y + height).toBeLessThanOrEqual(ROWS);
        }
        const size = countCells(planned.blocks);
        const whole = table.length * (table[0]?.length ?? 0);
        const isRepeated = size > whole;
        const cutColumns = (table[0]?.length ?? 0) - planned.droppedColumns;
        const placed = cutColumns * (table.length - planned.extraRows);
        expect(isRepeated ? whole : placed).toBeLessThanOrEqual(size);
        expect(isRepeated || size === placed).toBe(true);
      }),
    );
  });

  test('either starts at the corner or fills what is selected, a whole number of times', () => {
    fc.assert(
      fc.property(tables, selections, (table, selection) => {
        const { blocks } = plan(table, selection);
        const [block] = blocks;
        if (block === undefined) throw new Error('there is room for at least one cell');
        expect([block.x, block.y]).toEqual([selection.range.x, selection.range.y]);
        const wide = table[0]?.length ?? 1;
        const fills = selection.range.width % wide === 0 && selection.range.height % table.length === 0;
        const room = { width: COLUMNS.length - block.x, height: ROWS - block.y };
        const atCorner = {
          ...block,
          width: Math.min(wide, room.width),
          height: Math.min(table.length, room.height),
        };
        expect(blocks).toEqual([fills ? selection.range : atCorner]);
      }),
    );
  });

  test('repeats every one of its cells where it stands', () => {
    fc.assert(
      fc.property(tables, selections, (table, selection) => {
        const planned = plan(table, selection);
        for (const block of planned.blocks) {
          eachCell(block, (column, row) => {
            const line = table[(row - block.y) % table.length] ?? [];
            expect(pastedValue(planned, block, column, row)).toBe(line[(column - block.x) % line.length]);
          });
        }
      }),
    );
  });

  test('of one cell fills every block of a selection', () => {
    const selection = { ...select(0, 0, 1, 2), more: [{ x: 2, y: 3, width: 2, height: 2 }] };
    const planned = plan([['x']], selection);
    expect(countCells(planned.blocks)).toBe(6);
    for (const block of planned.blocks)
      eachCell(block, (c, r) => expect(pastedValue(planned, block, c, r)).toBe('x'));
  });

  test('fills blocks side by side, each of them a whole number of times', () => {
    const selection = { ...select(2, 1, 1, 2), more: [{ x: 0, y: 0, width: 1, height: 4 }] };
    const { blocks } = plan([['p'], ['q']], selection);
    expect(blocks).toEqual([...selection.more, selection.range]);
    const touching = { ...select(3, 0, 1, 2), more: [{ x: 2, y: 0, width: 1, height: 2 }] };
    expect(plan([['p', 'q']], touching).blocks).toEqual([{ x: 2, y: 0, width: 2, height: 2 }]);
    const beside = { ...select(2, 1, 1, 3), more: selection.more };
    expect(plan([['p'], ['q']], beside).blocks).toEqual([{ x: 2, y: 1, width: 1, height: 2 }]);
  });

  test('longer than the list leaves rows that could be added', () => {
    expect(plan([['a'], ['b'], ['c']], select(0, 5))).toMatchObject({ extraRows: 2, droppedColumns: 0 });
  });

  test('wider than the list names how many columns it drops', () => {
    expect(plan([['a', 'b', 'c']], select(3, 0))).toMatchObject({ droppedColumns: 1, extraRows: 0 });
  });

  test('onto columns that only tell says which', () => {
    expect(plan([['a', 'b', 'c']], select(0, 0)).readOnly).toEqual(['marks']);
  });

  test('with short rows leaves the cells beside them, and keeps what is not set', () => {
    const planned = plan([['a', null], ['b'], ['']], select(2, 0));
    const [block] = planned.blocks;
    if (block === undefined) throw new Error('there is room for at least one cell');
    const values = [0, 1, 2].map((row) => [2, 3].map((column) => pastedValue(planned, block, column, row)));
    expect(values).toEqual([
      ['a', null],
      ['b', undefined],
      [undefined, undefined],
    ]);
  });

  test('of one column empties a cell where a line is blank', () => {
    const planned = plan([['a'], ['']], select(2, 0));
    const [block] = planned.blocks;
    if (block === undefined) throw new Error('there is room for at least one cell');
    expect(pastedValue(planned, block, 2, 1)).toBe('');
  });
});

describe('the first row', () => {
  test('names the columns when every filled cell of it is a heading of ours', () => {
    expect(
      readHeadings([
        ['sku', ' Price ', ''],
        ['a', '1', 'x'],
      ]),
    ).toEqual(['sku', 'price', null]);
    expect(readHeadings([['Image address'], ['x']])).toEqual(['imageUrl']);
  });

  test('is a row like the others otherwise, or when it is the only one', () => {
    expect(
      readHeadings([
        ['SKU', 'Mug'],
        ['a', '1'],
      ]),
    ).toBeNull();
    expect(readHeadings([['SKU', 'Price']])).toBeNull();
  });
});

describe('what is asked before a paste', () => {
  test('is a price that reads two ways, and a word that its field does not know', () => {
    const planned = plan(
      [
        ['1.234', 'Draft'],
        ['5.00', 'Sold out'],
      ],
      select(3, 0),
    );
    const survey = surveyPaste(planned, COLUMNS, ENGLISH);
    expect(survey.twoWays?.text).toBe('1.234');
    expect(survey.unreadable).toEqual([{ field: 'status', text: 'Sold out' }]);
  });

  test('is nothing where a value comes from the very same field', () => {
    const given = { table: [['1.234']], fields: ['price' as const] };
    const planned = planPaste(given, { selection: select(3, 0), columns: COLUMNS, rows: ROWS });
    expect(surveyPaste(planned, COLUMNS, ENGLISH)).toEqual({ twoWays: null, unreadable: [] });
  });
});
