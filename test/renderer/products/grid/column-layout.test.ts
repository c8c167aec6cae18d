// @vitest-environment node
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type ColumnLayout,
  FIRST_LAYOUT,
  freezeColumns,
  hideColumn,
  moveColumn,
  readLayout,
  resizeColumn,
  showColumn,
  shownColumns,
  unhideColumn,
} from '../../../../src/renderer/features/products/grid/column-layout.ts';
import { GRID_COLUMN_IDS } from '../../../../src/renderer/features/products/grid/grid-columns.ts';

const id = fc.constantFrom(...GRID_COLUMN_IDS);
const number = fc.integer({ min: -5, max: 2000 });
const step: fc.Arbitrary<(layout: ColumnLayout) => ColumnLayout> = fc.oneof(
  fc.tuple(id, number).map(
    ([column, to]) =>
      (layout: ColumnLayout) =>
        moveColumn(layout, column, to),
  ),
  fc.tuple(id, number).map(
    ([column, to]) =>
      (layout: ColumnLayout) =>
        resizeColumn(layout, column, to),
  ),
  id.map((column) => (layout: ColumnLayout) => hideColumn(layout, column)),
  id.map((column) => (layout: ColumnLayout) => showColumn(layout, column)),
  number.map((count) => (layout: ColumnLayout) => freezeColumns(layout, count)),
);

test('whatever is done to the columns, each is there once, one is shown, and the next start finds them so', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const layout = steps.reduce((before, change) => change(before), FIRST_LAYOUT);
      expect([...layout.order].toSorted()).toEqual([...GRID_COLUMN_IDS].toSorted());
      expect(shownColumns(layout).length).toBeGreaterThan(0);
      expect(layout.frozen).toBeLessThan(shownColumns(layout).length);
      expect(readLayout(JSON.stringify(layout))).toEqual(layout);
    }),
  );
});

test('a column goes where another one stands, and the others keep their order', () => {
  const moved = shownColumns(moveColumn(FIRST_LAYOUT, 'price', 0));
  expect(moved.slice(0, 3)).toEqual(['price', 'marks', 'name']);
  expect(moved.filter((column) => column !== 'price')).toEqual(
    shownColumns(FIRST_LAYOUT).filter((column) => column !== 'price'),
  );
});

test('what was kept and can’t be read is forgotten, and new columns stand at the end', () => {
  for (const text of [null, '', '{', '[]', '{"order":5}', '{"order":["nothing"]}']) {
    expect(readLayout(text)).toEqual(FIRST_LAYOUT);
  }
  const old = readLayout(
    '{"order":["sku","name","gone"],"hidden":["gone"],"widths":{"sku":9999},"frozen":40}',
  );
  expect(old.order.slice(0, 2)).toEqual(['sku', 'name']);
  expect(old.order).toHaveLength(GRID_COLUMN_IDS.length);
  expect(old.widths.sku).toBe(1200);
});

test('a hidden column comes back where it was, also among those that stay in sight, and only while it is hidden', () => {
  const [first = 'name', second = 'sku', third = 'price'] = shownColumns(FIRST_LAYOUT);
  const layout = freezeColumns(FIRST_LAYOUT, 2);
  for (const [column, wasFrozen] of [
    [first, true],
    [second, true],
    [third, false],
  ] as const) {
    const hidden = hideColumn(layout, column);
    expect(hidden).not.toEqual(layout);
    expect(unhideColumn(hidden, column, wasFrozen)).toEqual(layout);
    expect(unhideColumn(layout, column, wasFrozen)).toEqual(layout);
  }
});
