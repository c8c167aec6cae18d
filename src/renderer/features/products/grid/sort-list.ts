import type { Sort, SortField } from '../../../../shared/model/query.ts';

/** As many orders as the core takes, one within the other. */
const MOST = 4;

/** Newest first for times, A to Z for the rest. */
export function firstDirection(field: SortField): Sort['direction'] {
  return field === 'updated' || field === 'created' ? 'desc' : 'asc';
}

/**
 * What a click on a heading asks for: the list in that order, and turned around when it is already. With Shift the order
 * goes within those that are there; a third click takes it out again.
 */
export function clickSort(sorts: readonly Sort[], field: SortField, added: boolean): readonly Sort[] {
  const before = sorts.find((sort) => sort.field === field);
  const first = firstDirection(field);
  const turned: Sort = { field, direction: before?.direction === first ? turn(first) : first };
  if (!added) return [sorts.length === 1 && before ? turned : { field, direction: first }];
  if (before === undefined) return [...sorts.slice(0, MOST - 1), { field, direction: first }];
  if (before.direction === first) return sorts.map((sort) => (sort.field === field ? turned : sort));
  const others = sorts.filter((sort) => sort.field !== field);
  return others.length > 0 ? others : [turned];
}

/** The list in this order; with `added`, within the orders that are there. */
export function setSort(sorts: readonly Sort[], sort: Sort, added: boolean): readonly Sort[] {
  if (!added) return [sort];
  const known = sorts.some(({ field }) => field === sort.field);
  return known
    ? sorts.map((each) => (each.field === sort.field ? sort : each))
    : [...sorts.slice(0, MOST - 1), sort];
}

function turn(direction: Sort['direction']): Sort['direction'] {
  return direction === 'asc' ? 'desc' : 'asc';
}
