import type { ListQuery } from './query.ts';

/** Every product that is not in the trash, in the order in which they were added: what other lists differ from. */
export const EVERY_PRODUCT: ListQuery = {
  view: 'all',
  search: '',
  descriptions: false,
  filter: null,
  sorts: [{ field: 'created', direction: 'asc' }],
};
