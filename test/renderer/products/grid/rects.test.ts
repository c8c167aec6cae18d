// @vitest-environment node
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clipRect,
  containsCell,
  countCells,
  coverOnce,
  mergeSpans,
  type Rect,
  withoutSpans,
} from '../../../../src/renderer/features/products/grid/rects.ts';

const SIDE = 8;
const at = fc.integer({ min: 0, max: SIDE - 1 });
const rect: fc.Arbitrary<Rect> = fc
  .tuple(at, at, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .map(([x, y, width, height]) => ({ x, y, width, height }));
const EVERY = Array.from({ length: 16 * 16 }, (_, n) => [n % 16, Math.floor(n / 16)] as const);

describe('blocks of cells', () => {
  test('that overlap become blocks that have each of their cells once, and no other', () => {
    fc.assert(
      fc.property(fc.array(rect, { maxLength: 6 }), (rects) => {
        const cover = coverOnce(rects);
        for (const [column, row] of EVERY) {
          const before = rects.some((each) => containsCell(each, column, row));
          const after = cover.filter((each) => containsCell(each, column, row)).length;
          expect(after).toBe(before ? 1 : 0);
        }
        expect(countCells(cover)).toBeLessThanOrEqual(countCells(rects));
      }),
    );
  });

  test('are cut at the edges of the list', () => {
    fc.assert(
      fc.property(rect, at, at, (given, columns, rows) => {
        const clipped = clipRect(given, columns, rows);
        for (const [column, row] of EVERY) {
          const inside = containsCell(given, column, row) && column < columns && row < rows;
          expect(clipped !== null && containsCell(clipped, column, row)).toBe(inside);
        }
      }),
    );
  });
});

test('spans that touch are one, and cover the same rows', () => {
  const span = fc
    .tuple(at, fc.integer({ min: 0, max: 3 }))
    .map(([from, more]) => ({ from, to: from + more }));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 6 }), (spans) => {
      const merged = mergeSpans(spans);
      for (let row = 0; row < SIDE + 4; row += 1) {
        const has = (list: typeof merged) => list.filter(({ from, to }) => row >= from && row <= to).length;
        expect(has(merged)).toBe(has(spans) > 0 ? 1 : 0);
      }
      for (const [n, { from }] of merged.entries()) {
        const before = merged[n - 1];
        expect(from).toBeGreaterThan(before === undefined ? -1 : before.to + 1);
      }
    }),
  );
});

test('spans without others have just the rows that only they have', () => {
  const some = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 6 })), { maxLength: 8 })
    .map((pairs) => mergeSpans(pairs.map(([from, more]) => ({ from, to: from + more }))));
  const rowsOf = (spans: readonly { from: number; to: number }[]) =>
    spans.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, n) => from + n));
  fc.assert(
    fc.property(some, some, (spans, others) => {
      const taken = new Set(rowsOf(others));
      expect(rowsOf(withoutSpans(spans, others))).toEqual(rowsOf(spans).filter((row) => !taken.has(row)));
    }),
  );
});
