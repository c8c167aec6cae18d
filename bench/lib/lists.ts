import { EVERY_PRODUCT } from '../../src/shared/model/every-product.ts';
import type { Filter } from '../../src/shared/model/filter.ts';
import type { ListQuery } from '../../src/shared/model/query.ts';

export const BY_NAME: ListQuery = { ...EVERY_PRODUCT, sorts: [{ field: 'name', direction: 'asc' }] };

/** Looks at every product: no index knows a part of a description. */
export const OF_WORKSHOP: Filter = {
  match: 'all',
  conditions: [
    {
      kind: 'text',
      field: 'description',
      test: 'contains',
      text: 'workshop',
      matchCase: false,
      not: false,
    },
  ],
};
