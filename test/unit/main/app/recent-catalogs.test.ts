import { expect, it } from 'vitest';
import { withRecent } from '../../../../src/main/app/recent-catalogs.ts';
import type { RecentCatalog } from '../../../../src/shared/contract/shell.ts';

const open = (list: readonly RecentCatalog[], number: number, openedAt = number) =>
  withRecent(list, { folder: `/data/${number}`, name: `Shop ${number}`, openedAt });

it('keeps the last ten catalogs, the newest on top, each once', () => {
  let list: readonly RecentCatalog[] = [];
  for (let number = 1; number <= 12; number += 1) list = open(list, number);
  list = open(list, 5, 99);
  expect(list.map(({ name }) => name)).toEqual(
    [5, 12, 11, 10, 9, 8, 7, 6, 4, 3].map((number) => `Shop ${number}`),
  );
  expect(list[0]?.openedAt).toBe(99);
});

it('gives the window a handle that is no path and stays the same', () => {
  const [first] = open([], 1);
  const [again] = open([], 1, 7);
  expect(first?.handle).toMatch(/^[0-9a-f]{32}$/);
  expect(again?.handle).toBe(first?.handle);
});
