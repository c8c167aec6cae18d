import { describe, expect, test } from 'vitest';
import { rowAfterKey } from '../../../src/renderer/features/products/list-keys.ts';
import {
  countSelected,
  EVERYTHING,
  isSelected,
  NOTHING,
  setSelected,
} from '../../../src/renderer/features/products/selection.ts';

describe('ticked rows', () => {
  test('are those that were named', () => {
    const some = setSelected(NOTHING, [3, 5], true);
    expect([3, 4, 5].map((id) => isSelected(some, id))).toEqual([true, false, true]);
    expect(countSelected(setSelected(some, [5], false), 100)).toBe(1);
  });

  test('are all that match but the exceptions, however many match', () => {
    const most = setSelected(EVERYTHING, [7], false);
    expect([6, 7].map((id) => isSelected(most, id))).toEqual([true, false]);
    expect(countSelected(most, 1_000_000)).toBe(999_999);
    expect(countSelected(setSelected(most, [7], true), 1_000_000)).toBe(1_000_000);
  });
});

describe('keys that move in the list', () => {
  test.each([
    ['ArrowDown', 4, 5],
    ['ArrowUp', 4, 3],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 99, 99],
    ['PageDown', 4, 14],
    ['PageDown', 95, 99],
    ['PageUp', 14, 4],
    ['Home', 50, 0],
    ['End', 50, 99],
    ['ArrowDown', -1, 0],
  ])('%s from row %i goes to row %i', (key, from, to) => {
    expect(rowAfterKey(key, from, 100, 10)).toBe(to);
  });

  test('are only those', () => {
    expect(rowAfterKey('x', 4, 100, 10)).toBeNull();
  });
});
