import { expect, it } from 'vitest';
import { sortNaturally } from '../../../../../src/main/core/domain/images/natural-order.ts';

it('numbers count as numbers, whatever zeros they begin with, and capitals do not count', () => {
  const sorted = ['a10', 'a2', 'B1', 'a', 'a02', 'a1b', 'a100000000000000000000', 'a99999999999999999999'];
  expect(sortNaturally(sorted, (text) => text)).toEqual([
    'a',
    'a1b',
    'a02',
    'a2',
    'a10',
    'a99999999999999999999',
    'a100000000000000000000',
    'B1',
  ]);
});
