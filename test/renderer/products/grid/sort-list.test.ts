// @vitest-environment node
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { clickSort, setSort } from '../../../../src/renderer/features/products/grid/sort-list.ts';
import { SortField, Sorts } from '../../../../src/shared/model/query.ts';

const NAME = { field: 'name', direction: 'asc' } as const;

test('a click orders the list, a second one turns it around, Shift orders within', () => {
  expect(clickSort([], 'name', false)).toEqual([NAME]);
  expect(clickSort([NAME], 'name', false)).toEqual([{ field: 'name', direction: 'desc' }]);
  const two = clickSort([NAME], 'updated', true);
  expect(two).toEqual([NAME, { field: 'updated', direction: 'desc' }]);
  expect(clickSort(two, 'name', true)[0]).toEqual({ field: 'name', direction: 'desc' });
  expect(clickSort(two, 'sku', false)).toEqual([{ field: 'sku', direction: 'asc' }]);
});

test('whatever is clicked, the core takes the order', () => {
  const click = fc.record({
    field: fc.constantFrom(...SortField.options),
    added: fc.boolean(),
    set: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(click, { minLength: 1, maxLength: 20 }), (clicks) => {
      const sorts = clicks.reduce<ReturnType<typeof clickSort>>(
        (before, { field, added, set }) =>
          set ? setSort(before, { field, direction: 'desc' }, added) : clickSort(before, field, added),
        [NAME],
      );
      expect(Sorts.safeParse(sorts).success).toBe(true);
      expect(new Set(sorts.map(({ field }) => field)).size).toBe(sorts.length);
    }),
  );
});
