// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownBlocks } from '../../../../src/renderer/features/products/grid/cell-selection.ts';
import {
  planDrag,
  planFillDown,
  planFillRight,
  sourceCell,
} from '../../../../src/renderer/features/products/grid/fill-plan.ts';
import {
  containsCell,
  countCells,
  coverOnce,
  type Rect,
} from '../../../../src/renderer/features/products/grid/rects.ts';

const block: fc.Arbitrary<Rect> = fc.record({
  x: fc.integer({ min: 0, max: 5 }),
  y: fc.integer({ min: 0, max: 5 }),
  width: fc.integer({ min: 1, max: 4 }),
  height: fc.integer({ min: 1, max: 4 }),
});

describe('filling', () => {
  test('down takes the first row of each block, and the row above where a block has only one', () => {
    fc.assert(
      fc.property(block, (rect) => {
        const plans = planFillDown([rect]);
        const isTop = rect.height === 1 && rect.y === 0;
        const first = rect.height === 1 ? rect.y - 1 : rect.y;
        const source = { ...rect, y: first, height: 1 };
        const target = { ...rect, y: first + 1, height: Math.max(1, rect.height - 1) };
        expect(plans).toEqual(isTop ? [] : [{ source, target }]);
      }),
    );
  });

  test('down stays within each of several blocks, whatever stands beside it', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (rects) => {
        const [range = rects[0], ...more] = rects;
        if (range === undefined) throw new Error('there is a block');
        const own = ownBlocks({ column: range.x, row: range.y, range, more });
        fc.pre(own !== null);
        const plans = planFillDown(own ?? []);
        for (const { x, y, width, height } of (own ?? []).filter((each) => each.height > 1)) {
          const cell = { column: x + width - 1, row: y + height - 1 };
          const plan = plans.find(({ target }) => containsCell(target, cell.column, cell.row));
          expect(plan?.source).toEqual({ x, y, width, height: 1 });
        }
        const targets = plans.map(({ target }) => target);
        expect(countCells(coverOnce(targets))).toBe(countCells(targets));
      }),
    );
    const [column, cell] = [
      { x: 0, y: 0, width: 1, height: 3 },
      { x: 1, y: 1, width: 1, height: 1 },
    ];
    const own = ownBlocks({ column: 1, row: 1, range: cell, more: [column] });
    expect(planFillDown(own ?? []).map(({ source }) => source.y)).toEqual([0, 0]);
  });

  test('to the right does the same sideways', () => {
    expect(planFillRight([{ x: 1, y: 2, width: 3, height: 4 }])).toEqual([
      { source: { x: 1, y: 2, width: 1, height: 4 }, target: { x: 2, y: 2, width: 2, height: 4 } },
    ]);
    expect(planFillRight([{ x: 2, y: 0, width: 1, height: 1 }])[0]?.source.x).toBe(1);
    expect(planFillRight([{ x: 0, y: 0, width: 1, height: 1 }])).toEqual([]);
  });

  test('by the handle covers what the drag added, and copies only from the source', () => {
    const grow = fc.record({
      side: fc.constantFrom('down', 'up', 'right', 'left'),
      by: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(block, grow, (source, { side, by }) => {
        const dragged = {
          down: { ...source, height: source.height + by },
          up: { ...source, y: source.y - by, height: source.height + by },
          right: { ...source, width: source.width + by },
          left: { ...source, x: source.x - by, width: source.width + by },
        }[side];
        const plan = planDrag(source, dragged);
        if (plan === null) throw new Error('something was dragged');
        const { target } = plan;
        expect(target.width * target.height).toBe(
          dragged.width * dragged.height - source.width * source.height,
        );
        for (let row = target.y; row < target.y + target.height; row += 1) {
          for (let column = target.x; column < target.x + target.width; column += 1) {
            const from = sourceCell(plan, column, row);
            expect(containsCell(source, from.column, from.row)).toBe(true);
            const kept = side === 'down' || side === 'up' ? from.column === column : from.row === row;
            expect(kept).toBe(true);
          }
        }
      }),
    );
  });

  test('by the handle onto itself does nothing', () => {
    fc.assert(
      fc.property(block, (rect) => {
        expect(planDrag(rect, rect)).toBeNull();
      }),
    );
  });
});
